"""Ways for leisure and water's edge: trails on ridges, quays and lanes, greenways, the shoreline."""
from .shapes import line, lines_of, outline, rounded, spline
from .terrain import RIDGES, bank, in_new_town

TREATED_EVERY = 4         # of the shoreline's stretches this one still awaits its treatment
STRETCH = 900.0           # m of shoreline that are one feature
TRAIL_RIDGES = ("云台山", "龙脊山", "北山", "凤凰山", "石宝山")
OLD_LANES, LANE_UNIT = 9, "WJ-01"
# The new town's greenway: s0, t0, s1, t1. Together 2000 + 2000 + 500 m.
TOWN_GREENWAYS = ((0.0, 1475.0, 2000.0, 1475.0), (0.0, 50.0, 2000.0, 50.0), (900.0, 1000.0, 900.0, 1500.0))


def within(points, area):
    """What of a line lies in the area, thinned, longer than 60 m."""
    pieces = lines_of(line(points).Simplify(1.0).Intersection(area))
    return [[rounded(p) for p in piece] for piece in pieces if line(piece).Length() > 60.0]


def trails(city):
    """[(class, name, points)]"""
    area, rows = city["area"], []
    for name, axis, _ in RIDGES:
        if name in TRAIL_RIDGES:
            rows += [("山城步道", name + "步道", p) for p in within(spline(axis, step=80.0), area)]
    quay = {"北": bank(+1, 22.0), "南": bank(-1, 22.0)}
    rows += [("滨江步道", side + "滨步道", p) for side, points in quay.items() for p in within(points, area)]
    lanes = [r for r in city["roads"] if r["kind"] == "支路" and r["status"] == "现状"
             and city["shapes"][LANE_UNIT].Contains(line(r["points"]))]
    rows += [("街巷步道", r["name"] + "步道", p) for r in lanes[:OLD_LANES] for p in within(r["points"], area)]
    for name, shape in city["parks"][:5]:
        ring = outline(shape.Buffer(-20.0, 2))
        rows.append(("山城绿道", name + "绿道", [rounded(p) for p in ring]))
    return rows


def greenways(city):
    """[(route, name, points)]: along both quays, through the old town, and the new town's own."""
    rows = [("LD-1", "北岸绿道", p) for p in within(bank(+1, 40.0), city["area"])]
    rows += [("LD-2", "南岸绿道", p) for p in within(bank(-1, 40.0), city["area"].Difference(city["shapes"]["WJ-05"]))]
    stream = spline([(2400.0, 6100.0), (2500.0, 5450.0), (2350.0, 4950.0), (2950.0, 4400.0)])
    rows += [("LD-3", "竹溪绿道", p) for p in within(stream, city["area"])]
    rows += [("LD-4", "江南绿道", [in_new_town(a, b), in_new_town(c, d)]) for a, b, c, d in TOWN_GREENWAYS]
    return rows


def shoreline(city):
    """[(name, status, points)]: both banks in stretches, most of them treated."""
    rows = []
    for side, name in ((+1, "长江北岸"), (-1, "长江南岸")):
        for piece in within(bank(side, 3.0), city["area"]):
            for stretch in _stretches(piece):
                treated = len(rows) % TREATED_EVERY != TREATED_EVERY - 1
                rows.append((f"{name}{len(rows) + 1}段", "已治理" if treated else "未治理", stretch))
    return rows


def _stretches(points):
    pieces, piece = [], [points[0]]
    for p in points[1:]:
        piece.append(p)
        if line(piece).Length() >= STRETCH:
            pieces.append(piece)
            piece = [p]
    return pieces + ([piece] if len(piece) > 1 else [])
