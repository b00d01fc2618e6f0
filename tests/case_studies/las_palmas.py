"""Independent check of docs/case-studies.md, Las Palmas: python3 las_palmas.py DATA PREPARED OUT OUT_PARKS.

Ways by NetworkX: every segment of every way is an edge, every stop a node on it. Homes and parks by GeoPandas. The OSM
file is read by ogr2ogr without a filter, for GDAL 3.6.2 delivers one closed way (756661946) only to filtered reads.
"""
import csv
import subprocess
import sys

import geopandas as gpd
import networkx as nx
import shapely
from shapely.ops import substring

LIMIT_M, SNAP_M = 500, 100
NO_WALKING = ["motorway", "motorway_link", "trunk", "trunk_link", "construction", "proposed"]
HOMES = ["apartments", "residential", "house", "detached", "terrace", "semidetached_house", "dormitory"]


def read_osm(layer):
    file = f"{prepared}/check_{layer}.gpkg"
    source = f"{data}/las-palmas/las_palmas_2023.osm.pbf"
    subprocess.run(["ogr2ogr", "-q", "-f", "GPKG", "-overwrite", "-t_srs", "EPSG:5635", file, source, layer],
                   stderr=subprocess.DEVNULL, check=True)
    frame = gpd.read_file(file, on_invalid="ignore")
    return frame[frame.geometry.notna()]


def results(folder):
    with open(f"{folder}/results.csv", encoding="utf-8-sig") as table:
        return {row["indicator"]: row for row in csv.DictReader(table)}


def segments_of(ways):
    for line in ways.geometry.explode():
        corners = list(line.coords)
        yield from (pair for pair in zip(corners, corners[1:]) if pair[0] != pair[1])


def walking_costs(lines, segments, stops):
    """The pieces between nodes, and each node's way to the nearest stop in metres."""
    tree = shapely.STRtree(lines)
    stops_on = {}
    for stop in stops:
        nearest_m = lines[tree.nearest(stop)].distance(stop)
        if nearest_m <= SNAP_M:
            for i in tree.query(stop, predicate="dwithin", distance=nearest_m + 1e-6):
                stops_on.setdefault(int(i), []).append((lines[i].project(stop), nearest_m))
    graph, pieces = nx.Graph(), []
    node = lambda corner: (round(corner[0], 2), round(corner[1], 2))
    for i, (a, b) in enumerate(segments):
        cuts = [(0, node(a))]
        for k, (along_m, access_m) in enumerate(sorted(stops_on.get(i, []))):
            cuts.append((along_m, (i, k, "stop")))
            graph.add_edge("goal", (i, k, "stop"), weight=access_m)
        cuts.append((lines[i].length, node(b)))
        for (from_m, one), (to_m, other) in zip(cuts, cuts[1:]):
            if not graph.has_edge(one, other) or graph[one][other]["weight"] > to_m - from_m:
                graph.add_edge(one, other, weight=to_m - from_m)
            pieces.append((i, from_m, to_m, one, other))
    return pieces, nx.single_source_dijkstra_path_length(graph, "goal", cutoff=LIMIT_M)


def covered_and_whole(lines, pieces, costs, district):
    covered = whole = 0
    for i, from_m, to_m, one, other in pieces:
        length = to_m - from_m
        reach = [max(0, min(length, LIMIT_M - costs.get(end, 1e9))) for end in (one, other)]
        if not district.intersects(lines[i]):
            continue
        inside = lambda a, b: substring(lines[i], a, b).intersection(district).length if b > a else 0
        if district.covers(lines[i]):
            inside = lambda a, b: max(0, b - a)
        whole += inside(from_m, to_m)
        meet = sum(reach) >= length
        covered += inside(from_m, to_m) if meet else inside(from_m, from_m + reach[0]) + inside(to_m - reach[1], to_m)
    return covered, whole


def floors_of(tags):
    text = tags.split('"building:levels"=>"')[1].split('"')[0] if isinstance(tags, str) and "building:levels" in tags else ""
    return float(text) if text.replace(".", "", 1).isdigit() else None


def served_percent(parks, homes, corners):
    large = parks[shapely.area(parks) >= 5000]
    small = parks[(shapely.area(parks) >= 2000) & (shapely.area(parks) < 5000)]
    reach = list(shapely.buffer(large, 500, quad_segs=corners)) + list(shapely.buffer(small, 300, quad_segs=corners))
    return 100 * shapely.union_all(reach).intersection(homes).area / homes.area


def compare(what, found, expected, tolerance):
    print(f"{what}: {found:.6f}, check {expected:.6f}, difference {found - expected:+.1e}")
    assert abs(found - expected) <= tolerance, what


data, prepared, out, out_parks = sys.argv[1:]
district = gpd.read_file(f"{prepared}/las_palmas.gpkg", layer="districts").geometry.iloc[0]
shapely.prepare(district)
stops = gpd.read_file(f"{prepared}/las_palmas.gpkg", layer="stops").to_crs(5635).geometry
ours = results(out)

ways = read_osm("lines")
segments = list(segments_of(ways[ways.highway.notna() & ~ways.highway.isin(NO_WALKING)]))
lines = [shapely.LineString(segment) for segment in segments]
pieces, costs = walking_costs(lines, segments, stops)
covered, whole = covered_and_whole(lines, pieces, costs, district)
compare("walkway_stop_coverage, covered m", float(ours["walkway_stop_coverage"]["numerator"]), covered, 0.01)
compare("walkway_stop_coverage, whole m", float(ours["walkway_stop_coverage"]["denominator"]), whole, 0.01)

areas = read_osm("multipolygons")
homes = areas[areas.building.isin(HOMES)]
homes = homes.assign(geometry=shapely.make_valid(homes.geometry.values), floors=homes.other_tags.map(floors_of))
here = homes[shapely.covers(district, shapely.point_on_surface(homes.geometry.values))]
known = here[here.floors.notna()]
floor_area = known.geometry.area * known.floors
print(f"homes in the district {len(here)}, with floors {len(known)}")
compare("max_residential_floors", float(ours["max_residential_floors"]["value"]), known.floors.max(), 0)
compare("low_rise_share", float(ours["low_rise_share"]["value"]),
        100 * floor_area[known.floors <= 6].sum() / floor_area.sum(), 1e-6)

parks = shapely.make_valid(areas[areas.leisure == "park"].geometry.values)
land = shapely.union_all(homes.geometry.values).intersection(district)
coarse, fine = (served_percent(parks, land, corners) for corners in (64, 256))
compare("park_service_coverage", float(results(out_parks)["park_service_coverage"]["value"]),
        fine + (fine - coarse) / 15, 1e-4)
