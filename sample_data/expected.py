#!/usr/bin/env python3
"""Recomputes expected.csv from the sample's files with GeoPandas and Shapely, sharing no code with citygauge.

Prints every value; with --write replaces expected.csv beside it. Polygons are exact; a disc is the limit of
n-gons: areas for 256 and 512 sides per quarter, extrapolated (error of order n^-4).
"""
import csv
import pathlib
import sys

import geopandas
import shapely

HERE = pathlib.Path(__file__).parent
COUNTED = ["快速路", "主干路", "次干路", "支路"]
BORDER_TOLERANCE = 1e-6           # m
STOP_DISTANCE = 500.0             # m
ON_TOP_FIRST = ["建筑", "道路", "水域", "硬质铺装", "透水铺装", "耕地", "草地", "灌木", "林地"]
FULL_GREEN = ["G1", "G2", "XG"]
# Derived step by step in README.md; the program below must agree.
BY_HAND = {
    ("WJ-05", "road_density"): 23.5 / 3.0,
    ("WJ-05", "green_ratio"): 100 * 1015552 / 3000000,
    ("WJ-05", "permeable_share"): 100 * 1310360 / 3000000,
    ("WJ-05", "park_area_per_capita"): 235200 / 42000,
    ("C1", "corridor_net_width"): 64.0,
    ("C2", "corridor_net_width"): 40.0,
    ("C3", "corridor_net_width"): 0.0,
}
LARGEST_WIDTH, WIDTH_STEP = 200.0, 0.001


def layer(name):
    return geopandas.read_file(HERE / "city.gpkg", layer=name)


def usable(shapes):
    return [shapely.make_valid(s) for s in shapes if s is not None and not s.is_empty]


def shared_borders(units):
    """unit id -> the part of its border that it shares with other units."""
    borders = {}
    for did, shape in units.items():
        others = shapely.union_all([s.boundary for d, s in units.items() if d != did])
        borders[did] = shape.boundary.intersection(others)
    return borders


def lengths(units):
    """Counted road length per unit, m: half on shared borders, half for each of the two carriageways."""
    roads = layer("roads")
    roads = roads[roads["DLDJ"].isin(COUNTED) & (roads["status"] == "现状")]
    shared = shared_borders(units)
    totals = {}
    for did, shape in units.items():
        total = 0.0
        core = shape.buffer(-BORDER_TOLERANCE)
        for way, oneway in zip(roads.geometry, roads["oneway"]):
            if not way.intersects(shape):
                continue
            on_border = sum(p.length for p in segments_on(way, shared[did]))
            inside = way.intersection(core).length
            weight = 0.5 if oneway == "yes" else 1.0
            total += weight * (inside + on_border / 2)
        totals[did] = total
    return totals


def segments_on(way, border):
    """The segments of a way whose two ends and middle lie on the border."""
    points = shapely.points(shapely.get_coordinates(way))
    near = shapely.dwithin(points, border, BORDER_TOLERANCE)
    for a, b, both in zip(points, points[1:], near[:-1] & near[1:]):
        segment = shapely.LineString([a, b])
        if both and shapely.dwithin(segment.interpolate(0.5, normalized=True), border, BORDER_TOLERANCE):
            yield segment


def green_areas(units):
    green = geopandas.read_file(HERE / "green.shp")
    full = shapely.union_all(usable(green[green["LDFLDM"].isin(FULL_GREEN)].geometry))
    plazas = green[green["LDFLDM"] == "G3"]
    assert not any(s.intersection(full).area > 0 for s in plazas.geometry), "a plaza overlaps other green"
    return {did: full.intersection(shape).area + sum(
        share * s.intersection(shape).area for s, share in zip(plazas.geometry, plazas["LDZB"]))
        for did, shape in units.items()}


def park_areas(units):
    green = geopandas.read_file(HERE / "green.shp")
    parks = shapely.union_all(usable(green[green["LDFLDM"] == "G1"].geometry))
    return {did: parks.intersection(shape).area for did, shape in units.items()}


def permeable_areas(units):
    """Σ area x permeability, where the class that stands first in ON_TOP_FIRST lies on top."""
    cover = layer("land_cover")
    above, totals = shapely.Polygon(), dict.fromkeys(units, 0.0)
    for kind in ON_TOP_FIRST:
        rows = cover[cover["class"] == kind]
        if rows.empty:
            continue
        together = shapely.union_all(usable(rows.geometry))
        visible = together.difference(above)
        above = above.union(together)
        for did, shape in units.items():
            totals[did] += rows["permeable"].iloc[0] * visible.intersection(shape).area
    return totals


def covered_areas(units):
    stops = [s for s in layer("bus_stops").geometry if s is not None and not s.is_empty]

    def area(quarter):
        union = shapely.union_all([s.buffer(STOP_DISTANCE, quad_segs=quarter) for s in stops])
        return {did: union.intersection(shape).area for did, shape in units.items()}

    coarse, fine = area(256), area(512)
    return {did: fine[did] + (fine[did] - coarse[did]) / 3 for did in units}


def free_space(corridor):
    """The corridor less construction land and buildings. Water, forest and fields are no obstacle."""
    uses = layer("land_use")
    construction = uses[uses["YDYHFLDM"].str[:2].isin(["07", "08", "09", "10", "11", "12", "13", "14", "15", "16"])]
    obstacles = [*construction.geometry, *layer("buildings").geometry]
    return corridor.difference(shapely.union_all([o for o in obstacles if o.intersects(corridor)]))


def net_width(corridor, groups):
    """The widest opening that links both groups, by bisection; the ends are extended so that they are no walls."""
    ends = [g for g in groups if g.intersects(corridor)]
    assert len(ends) == 2, "a corridor lies between two groups"
    free = free_space(corridor)
    low, high = 0.0, LARGEST_WIDTH
    while high - low > WIDTH_STEP / 4:
        middle = (low + high) / 2
        core = free.buffer(-middle / 2, quad_segs=64)
        linked = any(all(p.distance(e) <= middle for e in ends) for p in shapely.get_parts(core) if not p.is_empty)
        low, high = (middle, high) if linked else (low, middle)
    return low


def rows():
    districts = layer("districts")
    units = dict(zip(districts["did"], districts.geometry))
    people = dict(zip(districts["did"], districts["pop"]))
    found = []

    def ratios(indicator, sums, factor, tolerance, origin):
        for did, shape in units.items():
            found.append((did, indicator, factor * sums[did] / shape.area, tolerance, origin))

    ratios("road_density", lengths(units), 1000, 1e-6, "shapely: clipped lengths")
    ratios("green_ratio", green_areas(units), 100, 1e-7, "shapely: union of polygons")
    ratios("permeable_share", permeable_areas(units), 100, 1e-7, "shapely: unions by priority")
    ratios("bus_stop_coverage", covered_areas(units), 100, 1e-6, "shapely: discs from extrapolated n-gons")
    parks = park_areas(units)
    found += [(did, "park_area_per_capita", parks[did] / people[did], 1e-7, "shapely: union of polygons")
              for did in units if people[did] == people[did]]
    groups = list(layer("groups").geometry)
    corridors = layer("corridors")
    found += [(cid, "corridor_net_width", net_width(shape, groups), 0.01, "shapely: bisected openings")
              for cid, shape in zip(corridors["cid"], corridors.geometry)]
    return [with_hand_value(*row) for row in found]


def with_hand_value(did, indicator, value, tolerance, origin):
    """The hand-derived value in place of the computed one, which must agree."""
    hand = BY_HAND.get((did, indicator))
    if hand is None:
        return did, indicator, value, tolerance, origin
    assert abs(hand - value) <= max(tolerance, WIDTH_STEP), (did, indicator, value, hand)
    exact = 0.001 if indicator == "corridor_net_width" else 1e-8
    return did, indicator, hand, exact, f"by hand; {origin}"


def main():
    values = rows()
    for did, indicator, value, _, origin in values:
        print(f"{did:6} {indicator:22} {value:14.8f}  {origin}")
    if "--write" in sys.argv:
        with open(HERE / "expected.csv", "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["district_id", "indicator", "value", "tolerance", "origin"])
            table.writerows((d, i, f"{v:.9f}", t, o) for d, i, v, t, o in values)


if __name__ == "__main__":
    main()
