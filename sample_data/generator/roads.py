"""The street network: a hand-drawn skeleton, the new town's grid, and traced secondary and branch streets."""
from . import field
from .names import Names
from .new_town import new_town_roads
from .shapes import km, line, lines_of, rounded, spline, union
from .terrain import border, in_new_town, bank

WIDTH = {"快速路": 32.0, "主干路": 28.0, "次干路": 20.0, "支路": 14.0, "高速公路": 30.0, "小区路": 6.0, "匝道": 9.0,
         "步行道": 4.0, "梯道": 3.0, "机耕道": 4.0}
LANES = {"快速路": 6, "主干路": 6, "次干路": 4, "支路": 2, "高速公路": 4, "小区路": 2, "匝道": 1}
LANE_WIDTH = 3.5
ROAD_LIMIT = 520.0        # m outside the units: where the map ends
SECONDARY_SPACING = 520.0
# m between branch streets: the dial for each unit's density
BRANCH_SPACING = {"WJ-01": 118.0, "WJ-02": 140.0, "WJ-03": 150.0, "WJ-04": 128.0, "WJ-06": 122.0, "WJ-07": 185.0,
                  "WJ-08": 160.0}
EDGE_SPACING = 200.0
OVERSHOOT = 40.0          # m that streets may run out of the units
ENTRANCE = 12.0           # m that streets may run into parks and hills
SHORTEST_SECONDARY, SHORTEST_BRANCH, LONGEST = 420.0, 110.0, 2600.0
SECONDARY_SEED, BRANCH_SEED = 20301, 20302


def road(kind, name, points, **other):
    return {"kind": kind, "name": name, "points": points, "oneway": "no", "lanes": LANES.get(kind),
            "width": WIDTH[kind], "level": "地面", "status": "现状", "id": None, **other}


def skeleton():
    """Roads drawn by hand: they enter and leave the district, and cross the river on four bridges."""
    left, right = bank(+1, 62.0), bank(-1, 62.0)
    drawn = [
        ("快速路", "万江快速路", km((0.95, 7.2), (1.15, 6.3), (1.42, 5.3), (1.48, 4.6), (1.36, 3.8), (1.3, 2.9),
                                  (1.5, 1.25), (2.2, 0.98), (3.3, 1.05), (4.5, 1.12), (5.6, 1.55), (6.6, 2.1),
                                  (7.4, 2.42), (8.5, 2.7))),
        ("主干路", "文昌大道", km((0.1, 4.75), (0.8, 5.0), (2.15, 5.2), (3.2, 5.1), (4.15, 5.4), (4.8, 5.55),
                                (5.8, 5.72), (6.9, 5.95), (8.5, 6.1))),
        ("主干路", "太安路", km((2.95, 6.9), (3.0, 6.3), (3.25, 5.1), (3.62, 4.62))),
        ("主干路", "文昌长江大桥", km((4.15, 5.4), (4.06, 4.95), (4.3, 4.3), (4.45, 3.7), (4.44, 2.7))),
        ("主干路", "凤凰大道", km((-0.2, 1.45), (0.6, 1.4), (1.46, 1.5), (2.6, 1.5))),
        ("次干路", "竹溪桥路", km((1.37, 3.62), (2.1, 3.75), (2.82, 3.95), (3.35, 4.35), (3.75, 4.95))),
    ]
    roads = [road(kind, name, spline(points)) for kind, name, points in drawn]
    roads.append(road("主干路", "北滨大道", left))
    roads.append(road("主干路", "南滨大道", right))
    east_bridge = [*spline([*km((5.95, 6.3), (5.98, 5.72), (6.1, 5.0))]), in_new_town(1500.0, 2200.0),
                   in_new_town(1500.0, 1500.0)]
    roads.append(road("主干路", "江南长江大桥", [rounded(p) for p in east_bridge]))
    return roads


def border_roads():
    """Streets whose centreline is the border of two units, vertex by vertex: half of each counts for either."""
    longji = border("longji")
    return [road("次干路", "龙脊路", longji[longji.index(km((1.6, 4.18))[0]):]),
            road("次干路", "界山路", border("jieshan"))]


def excluded_roads():
    """What road density leaves out: motorway, slip roads, planned streets."""
    return [
        road("高速公路", "沪渝南线高速公路", spline(km((2.3, -0.2), (3.4, 0.32), (4.6, 0.62), (5.7, 1.0), (6.7, 1.42),
                                                 (7.35, 2.0), (8.5, 2.25)))),
        road("匝道", "龙湾立交匝道", spline(km((1.36, 2.96), (1.5, 3.06), (1.62, 2.8), (1.78, 2.42)), step=25.0)),
        road("匝道", "云台互通匝道", spline(km((6.7, 1.42), (6.62, 1.72), (6.78, 2.0), (7.0, 2.27)), step=30.0)),
    ]


def railway():
    return spline(km((-0.1, 5.22), (0.6, 5.4), (1.5, 5.75), (2.5, 5.9), (3.6, 6.0), (4.8, 6.3), (6.0, 6.38),
                     (7.2, 6.4), (8.1, 6.47)))


def traced(fixed_lines, unit_shapes, open_land, quiet_land):
    """Secondary streets, then branch streets between them, on the open land of every unit but the new town."""
    dids = sorted(unit_shapes)
    unit, land, quiet = (field.Mask(shapes) for shapes in ([unit_shapes[d] for d in dids], [open_land], [quiet_land]))
    streets = field.Streets()
    for points in fixed_lines:
        streets.add(points)
    secondary = field.grow(streets, lambda p: land.at(p) == 0, lambda p: SECONDARY_SPACING,
                           SHORTEST_SECONDARY, LONGEST, SECONDARY_SEED)
    spacing = lambda p: BRANCH_SPACING.get(dids[unit.at(p)] if unit.at(p) >= 0 else None, EDGE_SPACING)
    branch = field.grow(streets, lambda p: quiet.at(p) == 0, spacing, SHORTEST_BRANCH, LONGEST,
                        BRANCH_SEED)
    return [smoothed(p) for p in secondary], [smoothed(p) for p in branch]


def outside(area, ways):
    """The ways without what a junction, rounded to the centimetre, lets poke into the area; ends are not rounded."""
    return [piece for way in ways for piece in lines_of(line(way).Difference(area)) if len(piece) > 1]


def smoothed(points):
    return [rounded(p) for p in lines_of(line(points).Simplify(1.2))[0]]


def split_by(roads, area, kinds, level):
    """Roads of these kinds cut where they pass through the area; the pieces inside get that level."""
    result = []
    for r in roads:
        way = line(r["points"])
        if r["kind"] not in kinds or r["level"] != "地面" or not way.Intersects(area):
            result.append(r)
            continue
        for piece in lines_of(way.Difference(area)):
            result.append({**r, "points": [rounded(p) for p in piece]})
        for piece in lines_of(way.Intersection(area)):
            result.append({**r, "points": [rounded(p) for p in piece], "level": level})
    return result


def within_map(roads, map_area):
    """What of the roads lies on the map, longer than a metre; roads that lie on it whole stay as they are."""
    result = []
    for r in roads:
        way = line(r["points"])
        if map_area.Contains(way):
            result.append(r)
            continue
        pieces = [[rounded(p) for p in piece] for piece in lines_of(way.Intersection(map_area))]
        result += [{**r, "points": piece} for piece in pieces if line(piece).Length() > 1.0]
    return result


def network(unit_shapes, water, hills, parks):
    """All roads of the city. Streets leave hills and parks alone; only major ones cross railway and expressway."""
    city = union(unit_shapes.values())
    major, excluded = skeleton(), excluded_roads()
    fixed = new_town_roads() + border_roads()
    town = unit_shapes["WJ-05"]
    open_land = (city.Buffer(OVERSHOOT).Difference(water.Buffer(6.0)).Difference(hills.Buffer(-ENTRANCE))
                 .Difference(parks.Buffer(-ENTRANCE)).Difference(town.Buffer(12.0))
                 .Difference(union([line(r["points"]).Buffer(45.0) for r in excluded])))
    fast = [line(r["points"]).Buffer(52.0) for r in major if r["kind"] == "快速路"]
    quiet_land = open_land.Difference(union(fast + [line(railway()).Buffer(32.0)]))
    lines = [r["points"] for r in major + fixed + excluded] + [railway()]
    secondary, branch = (outside(town, found) for found in traced(lines, unit_shapes, open_land, quiet_land))
    names = Names()
    streets = [road("次干路", names.take() + "路", p, status=status(i, 9)) for i, p in enumerate(secondary)]
    streets += [road("支路", names.take() + ("街" if i % 3 else "巷"), p, status=status(i, 31))
                for i, p in enumerate(branch)]
    major = split_by(major, water, ("快速路", "主干路", "次干路"), "桥梁")
    major = split_by(major, hills, ("快速路", "主干路"), "隧道")
    return within_map(major + fixed + streets + excluded, city.Buffer(ROAD_LIMIT))


def status(i, planned_every):
    return "规划" if i % planned_every == planned_every - 1 else "现状"


def surfaces(roads):
    """The land that streets take: buffers of half their width, without tunnels, bridges and planned streets."""
    built = [line(r["points"]).Buffer(r["width"] / 2, 2) for r in roads
             if r["level"] == "地面" and r["status"] == "现状" and r["width"] >= WIDTH["小区路"]]
    return union(built)
