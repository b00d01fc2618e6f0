"""Bus stops along the streets, the railway station, and ways on foot."""
import math

from .shapes import line, lines_of, outline, point, rounded

STOP_SPACING = 470.0          # m between any two stops
BESIDE_STREET = 9.0           # m from the centreline to the stop
CANDIDATE_STEP = 40.0
STOP_LIMIT = 500.0            # m outside the units
LONE_STOP = (6270.0, 1745.0)  # 云台村: alone in its unit, its 500 m disc inside WJ-08 and away from all others
HAND_STOPS = [("凤凰南路口站", (1641.0, 673.0))]   # closes the last hole: WJ-07 is covered to 100 %
LONE_CLEARANCE = 1010.0
STATION = (3600.0, 6000.0)    # 万江北站
STATION_EXITS = [("万江北站", "南出口", (3600.0, 5965.0)), ("万江北站", "北出口", (3605.0, 6040.0))]


def along(points, step):
    """(point, unit direction) every `step` metres of a line, from half a step on."""
    left = step / 2
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        length = math.hypot(bx - ax, by - ay)
        while left <= length:
            yield ((ax + (bx - ax) * left / length, ay + (by - ay) * left / length),
                   ((bx - ax) / length, (by - ay) / length))
            left += step
        left -= length


def bus_stops(roads, stop_area):
    """[(name, mode, point or None)]: greedy along major, then secondary streets; and the sample's special cases."""
    taken = [STATION_EXITS[0][2]] + [p for _, p in HAND_STOPS]
    stops = [("云台村", "公交", LONE_STOP), ("万江北站", "公交", rounded((STATION[0] + 55.0, STATION[1] - 95.0)))]
    stops += [(name, "公交", p) for name, p in HAND_STOPS]
    for kind in ("主干路", "次干路", "支路"):
        spacing = STOP_SPACING * (1.3 if kind == "支路" else 1.0)
        for r in roads:
            if r["kind"] == kind and r["level"] == "地面" and r["status"] == "现状":
                stops += _stops_on(r, taken, spacing, stop_area)
    first_on_bank = next(s for s in stops if s[0].startswith("北滨大道"))
    twin = (first_on_bank[0] + "(对向)", "公交", first_on_bank[2])
    return stops + [twin, ("规划站点(未定位)", "公交", None)]


def _stops_on(r, taken, spacing, stop_area):
    found = []
    for (x, y), (ux, uy) in along(r["points"], CANDIDATE_STEP):
        p = rounded((x + BESIDE_STREET * uy, y - BESIDE_STREET * ux))
        clear = all(math.dist(p, q) >= spacing for q in taken) and math.dist(p, LONE_STOP) >= LONE_CLEARANCE
        if clear and stop_area.Contains(point(p)):
            taken.append(p)
            found.append((f"{r['name']}{len(found) + 1}站", "快速公交" if r["name"] == "江南大道" else "公交", p))
    return found


def walkways(park_shapes, hills, city):
    """[(kind, name, points)]: promenades inside parks, stairways and tracks up the ridges."""
    ways = []
    for name, shape in park_shapes:
        circle = outline(shape.Buffer(-45.0, 2))
        ways.append(("步行道", name + "环路", [rounded(p) for p in circle]))
        x0, x1, y0, y1 = shape.GetEnvelope()
        across = line([(x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2 + 20.0)])
        ways += [("步行道", name + "步道", [rounded(p) for p in piece]) for piece in lines_of(across.Intersection(shape))]
    for name, axis_shape in hills:
        shape = axis_shape.Intersection(city)
        x0, x1, y0, y1 = shape.GetEnvelope()
        if x1 - x0 < y1 - y0:
            zigzag = [((x0 + x1) / 2 + (30 if i % 2 else -30), y0 + (y1 - y0) * i / 18) for i in range(19)]
        else:
            zigzag = [(x0 + (x1 - x0) * i / 18, (y0 + y1) / 2 + (30 if i % 2 else -30)) for i in range(19)]
        kind = "梯道" if x1 - x0 < y1 - y0 else "机耕道"
        ways += [(kind, name + ("梯道" if kind == "梯道" else "便道"), [rounded(p) for p in piece])
                 for piece in lines_of(line(zigzag).Intersection(shape.Buffer(-20.0)))]
    return ways
