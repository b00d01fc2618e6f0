"""Random walking networks measured by citygauge and, independently, by Shapely and NetworkX.

    python3 tests/known_answers/networks.py build/release/citygauge [cases]

Compares per district: the connected components of the walkways (alone, and joined by ways outside), the length of the
largest, the people within a walk of every kind of facility and of each kind, and the complete communities.
"""
import itertools
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import geopandas
    import networkx
    from shapely import affinity
    from shapely.geometry import LineString, Point, Polygon, box
except ImportError as missing:
    print(missing)
    sys.exit(1 if os.environ.get("CITYGAUGE_REQUIRE_ALL") else 77)

OUTSIDE_M, WALK_M, SNAP_M, NEAR_M = 500, 1000, 100, 300
KINDS = {"middle_school": "中学", "health_centre": "医院"}
COMMUNITY_KINDS = {"kindergarten": "幼儿园", "clinic": "社区卫生服务站"}
TOLERANCE = 1e-6
ORIGIN = (500000, 3400000)

PROJECT = """
title = "random networks"
crs = "EPSG:4545"
indicators = ["walkway_continuity", "walkway_largest_share", "life_circle_coverage_15", "complete_community"]
[options.life_circle_coverage_15]
required = ["middle_school", "health_centre"]
[options.complete_community]
required = ["kindergarten", "clinic"]
[districts]
source = "city.gpkg"
layer = "districts"
id = "id"
name = "name"
scope = "建成区"
"""
LAYERS = ("walkways", "population", "facilities", "communities")


def random_city(rng):
    """A lattice of crooked streets with many missing, cut by districts that tile a box askew."""
    size, step = rng.randint(4, 9), 150
    node = {
        (i, j): (i * step + rng.uniform(-40, 40) + ORIGIN[0], j * step + rng.uniform(-40, 40) + ORIGIN[1])
        for i, j in itertools.product(range(size), repeat=2)
    }
    ways = []
    kept = rng.uniform(0.25, 0.7)
    for (i, j), at in node.items():
        for other in ((i + 1, j), (i, j + 1)):
            if other in node and rng.random() < kept:
                ways.append(LineString([at, node[other]]))
    lo, hi = 0.12 * size * step, 0.8 * size * step
    middle = rng.uniform(0.35, 0.6) * size * step
    lean = rng.uniform(-60, 60)
    left = Polygon([(lo, lo), (middle - lean, lo), (middle + lean, hi), (lo, hi)])
    right = Polygon([(middle - lean, lo), (hi, lo), (hi, hi), (middle + lean, hi)])
    districts = [affinity.translate(p, *ORIGIN) for p in (left, right)]
    spot = lambda: Point(rng.uniform(0, hi) + ORIGIN[0], rng.uniform(0, hi) + ORIGIN[1])
    homes = [(spot(), rng.randint(1, 90)) for _ in range(60)]
    facilities = [(spot(), c) for c in (*KINDS.values(), *COMMUNITY_KINDS.values()) for _ in range(rng.randint(1, 3))]
    communities = []
    for _ in range(12):
        p = spot()
        communities.append(affinity.rotate(box(p.x, p.y, p.x + 80, p.y + 50), rng.uniform(0, 90)))
    return districts, ways or [LineString([node[0, 0], node[1, 1]])], homes, facilities, communities


def write(folder, districts, ways, homes, facilities, communities):
    def layer(table, geometry, **columns):
        frame = geopandas.GeoDataFrame(columns, geometry=geometry, crs="EPSG:4545")
        frame.to_file(folder / "city.gpkg", layer=table, driver="GPKG")

    layer("districts", districts, id=["L", "R"], name=["left", "right"])
    layer("walkways", ways, name=[""] * len(ways))
    layer("population", [p for p, _ in homes], people=[n for _, n in homes])
    layer("facilities", [p for p, _ in facilities], **{"class": [c for _, c in facilities]})
    layer("communities", communities, name=[str(i) for i in range(len(communities))])
    text = PROJECT + "".join(f'[layers.{name}]\nsource = "city.gpkg"\nlayer = "{name}"\n' for name in LAYERS)
    (folder / "project.toml").write_text(text, encoding="utf-8")


def lines_in(geometry):
    if geometry.geom_type == "LineString":
        return [geometry] if geometry.length > 1e-6 else []
    return [line for part in getattr(geometry, "geoms", []) for line in lines_in(part)]


def key(xy):
    return (round(xy[0], 4), round(xy[1], 4))


def graph_of(lines):
    graph = networkx.Graph()
    for line in lines:
        a, b = key(line.coords[0]), key(line.coords[-1])
        if not graph.has_edge(a, b) or graph[a][b]["weight"] > line.length:
            graph.add_edge(a, b, weight=line.length)
    return graph


def components(district, ways):
    inside = graph_of([part for way in ways for part in lines_in(way.intersection(district))])
    outside = graph_of([part for way in ways for part in lines_in(way.difference(district))])
    alone = networkx.number_connected_components(inside)
    joined = networkx.Graph(inside)
    for start in set(inside) & set(outside):
        for end in networkx.single_source_dijkstra_path_length(outside, start, cutoff=OUTSIDE_M):
            if end in inside and end != start and not joined.has_edge(start, end):
                joined.add_edge(start, end, weight=0)
    largest = max((joined.subgraph(c).size("weight") for c in networkx.connected_components(joined)), default=0)
    return alone, networkx.number_connected_components(joined), largest, inside.size("weight")


class Walk:
    """The street graph with every home and facility spliced in at the foot of its perpendicular."""

    def __init__(self, ways, places):
        feet = {i: [] for i in range(len(ways))}
        self.access = {}
        for p in places:
            nearest = min(range(len(ways)), key=lambda i: ways[i].distance(p))
            if ways[nearest].distance(p) <= SNAP_M:
                feet[nearest].append((ways[nearest].project(p), (p.x, p.y)))
                self.access[p.x, p.y] = ways[nearest].distance(p)
        self.graph = networkx.Graph()
        for i, way in enumerate(ways):
            stops = [(0, key(way.coords[0])), *((m, ("foot", at)) for m, at in sorted(feet[i])),
                     (way.length, key(way.coords[-1]))]
            for (m, a), (n, b) in itertools.pairwise(stops):
                self.graph.add_edge(a, b, weight=n - m)

    def from_any(self, places):
        """Metres from everywhere to the nearest of the places, or nothing."""
        graph = self.graph.copy()
        for p in places:
            if (p.x, p.y) in self.access:
                graph.add_edge("goal", ("foot", (p.x, p.y)), weight=self.access[p.x, p.y])
        return networkx.single_source_dijkstra_path_length(graph, "goal") if "goal" in graph else {}


def life_circle(district, ways, homes, facilities):
    walk = Walk(ways, [p for p, _ in homes] + [p for p, _ in facilities])
    metres = {kind: walk.from_any([p for p, c in facilities if c == name]) for kind, name in KINDS.items()}
    people, served, by_kind = 0, 0, dict.fromkeys(KINDS, 0)
    for p, n in homes:
        if not district.contains(p):
            continue
        people += n
        at = (p.x, p.y)
        has = {kind: at in walk.access and metres[kind].get(("foot", at), 1e9) + walk.access[at] <= WALK_M for kind in KINDS}
        served += n * all(has.values())
        for kind in KINDS:
            by_kind[kind] += n * has[kind]
    return {"": served / people, **{k: v / people for k, v in by_kind.items()}} if people else None


def complete(district, communities, facilities):
    own = [c for c in communities if district.contains(c.centroid)]
    has = [{k: any(c.distance(p) <= NEAR_M for p, name in facilities if name == n) for k, n in COMMUNITY_KINDS.items()}
           for c in own]
    if not own:
        return None
    return {"": sum(all(h.values()) for h in has) / len(own),
            **{k: sum(h[k] for h in has) / len(own) for k in COMMUNITY_KINDS}}


def expected(city):
    districts, ways, homes, facilities, communities = city
    values, ledger = {}, {}
    for id_, district in zip("LR", districts):
        alone, count, largest, length = components(district, ways)
        values[id_, "walkway_continuity"] = count or None
        values[id_, "walkway_largest_share"] = 100 * largest / length if length else None
        ledger[id_, "components_inside"] = alone or None
        for indicator, shares, kinds in (
            ("life_circle_coverage_15", life_circle(district, ways, homes, facilities), KINDS),
            ("complete_community", complete(district, communities, facilities), COMMUNITY_KINDS),
        ):
            for kind in ("", *kinds):
                name = indicator + ("." + kind if kind else "")
                values[id_, name] = None if shares is None else 100 * shares[kind]
    return values, ledger


def measured(folder):
    subprocess.run([sys.argv[1], "check", folder / "project.toml", "-o", folder / "out"],
                   stdout=subprocess.DEVNULL, check=False)

    with sqlite3.connect(folder / "out" / "result.gpkg") as db:
        values = {(d, i): v for d, i, v in db.execute("select district_id, indicator, value from results")}
        ledger = {(d, s): q for d, s, q in
                  db.execute("select district_id, step, quantity from ledger where indicator = 'walkway_continuity'")}
    return values, ledger


def main():
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    compared, worst, wrong = 0, 0.0, 0
    for seed in range(cases):
        city = random_city(random.Random(seed))
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, *city)
            (values, ledger), (found, found_ledger) = expected(city), measured(folder)
        for want, have in ((values, found), (ledger, found_ledger)):
            for place, value in want.items():
                other = have.get(place)
                compared += 1
                if value is None or other is None:
                    difference = 0 if value is other else float("inf")
                else:
                    difference = abs(value - other)
                worst = max(worst, difference)
                if difference > TOLERANCE * max(1, abs(value or 0)):
                    wrong += 1
                    print(f"seed {seed}, {place}: {other} instead of {value}")
    print(f"{cases} cities, {compared} numbers compared, {wrong} differ, greatest difference {worst:.3g}")
    sys.exit(wrong > 0)


main()
