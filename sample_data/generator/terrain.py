"""What nature gives: the river with its bends, the tributary, the ridges. And the eight plan units between them."""
import math

from osgeo import ogr

from .shapes import beside, km, largest, line, on_grid, parts, point, polygon, spline, union

RIVER_HALF_WIDTH = 245.0      # +- 45 along its course
TRIBUTARY_HALF_WIDTH = 32.0

# The new town is a rectangle of 2000 m x 1500 m, turned by the triangle 7-24-25: unit vectors are exact decimals.
NEW_TOWN_CORNER = (5300.0, 2150.0)
NEW_TOWN_SIZE = (2000.0, 1500.0)
EAST, NORTH = (0.96, 0.28), (-0.28, 0.96)


def in_new_town(s, t):
    """Local point of the new town's own frame: s metres along its south side, t metres up its west side."""
    x, y = NEW_TOWN_CORNER
    return (round(x + s * EAST[0] + t * NORTH[0], 6), round(y + s * EAST[1] + t * NORTH[1], 6))


def new_town_rectangle(s0, t0, s1, t1):
    return polygon([in_new_town(s0, t0), in_new_town(s1, t0), in_new_town(s1, t1), in_new_town(s0, t1)])


# Places where borders meet; each is a control point of every curve that passes it.
WEST_RIVER, = km((0.3, 2.28))
SOUTH_BEND, = km((3.12, 2.68))
MOUTH, = km((3.42, 3.3))
RIDGE_FOOT, = km((5.1, 4.53))
NORTH_QUAY, = km((6.62, 4.75))
EAST_RIVER, = km((7.95, 5.32))
WEST_RIDGE, = km((0.5, 4.25))
TRIBUTARY_FORD, = km((2.72, 4.3))
TRIBUTARY_TOP, = km((2.1, 6.0))
RIDGE_TOP, = km((4.7, 6.62))
HILL_WEST, = km((3.68, 1.75))
SOUTH_GATE, = km((3.8, 0.5))

RIVER_CONTROLS = [*km((-1.4, 2.5), (-0.6, 2.45)), WEST_RIVER, *km((1.4, 2.02), (2.4, 2.12)), SOUTH_BEND, MOUTH,
                  *km((3.8, 3.98)), *km((4.4, 4.4)), RIDGE_FOOT, *km((5.9, 4.6)), NORTH_QUAY, EAST_RIVER,
                  *km((8.7, 5.75), (9.4, 5.95))]
TRIBUTARY_CONTROLS = [*km((2.0, 7.0), (2.25, 6.5)), TRIBUTARY_TOP, *km((2.25, 5.45), (2.05, 4.95)), TRIBUTARY_FORD,
                      *km((2.9, 3.8)), MOUTH]

OUTER = {  # pieces of the outer border, each between two meeting places
    "west": [WEST_RIVER, *km((0.15, 2.95), (0.38, 3.6)), WEST_RIDGE],
    "north_west": [WEST_RIDGE, *km((0.72, 4.8), (0.7, 5.35), (1.2, 5.95)), TRIBUTARY_TOP],
    "north": [TRIBUTARY_TOP, *km((2.9, 6.25), (3.8, 6.35)), RIDGE_TOP],
    "north_east": [RIDGE_TOP, *km((5.6, 6.55), (6.5, 6.72), (7.3, 6.7), (7.8, 6.15)), EAST_RIVER],
    "south_east": [EAST_RIVER, *km((7.9, 4.6), (7.72, 3.8), (7.85, 3.0), (7.6, 2.2), (6.95, 1.5), (6.1, 1.1),
                                   (5.2, 0.75)), SOUTH_GATE],
    "south_west": [SOUTH_GATE, *km((3.0, 0.58), (2.2, 0.45), (1.2, 0.6), (0.55, 1.05), (0.42, 1.7)), WEST_RIVER],
}
INNER = {
    "longji": [WEST_RIDGE, *km((1.1, 4.35), (1.6, 4.18), (2.1, 4.32)), TRIBUTARY_FORD],
    "beishan": [RIDGE_TOP, *km((4.85, 6.1), (4.72, 5.55), (4.95, 5.05)), RIDGE_FOOT],
    "jieshan": [SOUTH_BEND, *km((3.4, 2.35)), HILL_WEST, *km((3.62, 1.1)), SOUTH_GATE],
    "yuntai": [HILL_WEST, *km((4.2, 1.92), (4.75, 1.86)), NEW_TOWN_CORNER],
    "quay": [NORTH_QUAY, in_new_town(2000.0, 1500.0)],
}

RIDGE_ROUNDING = 40.0     # m: radius of the curves in a forest edge
RIDGES = [  # name, axis, half width: forest, no streets
    ("北山", km((4.72, 6.9), (4.82, 6.1), (4.74, 5.6), (4.92, 5.12)), 330.0),
    ("龙脊山", km((0.0, 4.2), (0.55, 4.27), (1.1, 4.33), (1.55, 4.2)), 260.0),
    ("云台山", km((3.95, 1.72), (4.3, 1.84), (4.8, 1.74), (5.15, 1.55)), 270.0),
    ("南屏山", km((5.9, 1.3), (6.7, 1.75), (7.5, 2.3), (8.3, 2.9)), 300.0),
    ("凤凰山", km((0.1, 0.7), (0.9, 0.62), (1.9, 0.3)), 270.0),
    ("翠屏山", km((5.4, 6.9), (6.4, 6.85), (7.6, 6.9)), 330.0),
    ("青龙山", km((0.3, 5.0), (0.7, 5.6), (1.2, 6.3)), 260.0),
    ("石宝山", km((8.2, 4.9), (7.9, 4.2), (8.15, 3.5)), 300.0),
]

UNITS = [  # id, name, population (none: not counted yet), a point inside
    ("WJ-01", "文昌老城单元", 96500, (3500.0, 5200.0)),
    ("WJ-02", "龙湾单元", 61800, (1300.0, 3300.0)),
    ("WJ-03", "竹溪单元", 47200, (1500.0, 5200.0)),
    ("WJ-04", "北山单元", 72400, (6200.0, 5700.0)),
    ("WJ-05", "江南新城单元", 42000, (6000.0, 3100.0)),
    ("WJ-06", "南滨单元", 55300, (4200.0, 3000.0)),
    ("WJ-07", "凤凰单元", None, (2000.0, 1300.0)),
    ("WJ-08", "云台单元", 28600, (7500.0, 3200.0)),
]
GROUPS = [  # 组团: id, name, units
    ("Z1", "文昌组团", ["WJ-01"]), ("Z2", "龙湾组团", ["WJ-02"]), ("Z3", "竹溪组团", ["WJ-03"]),
    ("Z4", "北山组团", ["WJ-04"]), ("Z5", "江南组团", ["WJ-05", "WJ-06"]), ("Z6", "凤凰组团", ["WJ-07"]),
    ("Z7", "云台组团", ["WJ-08"]),
]
PARKS = [  # name, centre, mean radius: drawn before the streets, which go around them
    ("文昌公园", (3720.0, 5720.0), 210.0), ("太白湖公园", (3050.0, 5560.0), 150.0), ("龙湾湿地公园", (1850.0, 3350.0), 230.0),
    ("竹溪体育公园", (1800.0, 4850.0), 150.0), ("北山植物园", (6450.0, 5420.0), 240.0), ("凤凰湖公园", (2350.0, 1230.0), 200.0),
    ("南山公园", (4080.0, 3020.0), 190.0), ("云台谷公园", (7420.0, 3960.0), 230.0), ("滨湖公园", (5450.0, 5700.0), 170.0),
]
FOREST_PARKS = {"翠屏山": "翠屏山森林公园", "石宝山": "石宝山森林公园", "青龙山": "青龙山郊野公园",
                "凤凰山": "凤凰山森林公园"}   # ridges that are parks (G1)
LEAST_GROUP_PART = 300000.0   # m2: what ridges cut off is no group


def river_line():
    return spline(RIVER_CONTROLS)


def tributary_line():
    return spline(TRIBUTARY_CONTROLS, step=45.0)


def bank(side, inland=0.0):
    """A line along the river, `inland` metres from the water; side +1 is the left (north) bank."""
    centre = river_line()
    half = lambda i: side * (RIVER_HALF_WIDTH + 45.0 * math.sin(i / 9.0) + inland)
    return beside(centre, half)


def river():
    return polygon(bank(+1) + bank(-1)[::-1]).Buffer(0)


def tributary():
    points = tributary_line()
    half = lambda i: TRIBUTARY_HALF_WIDTH + 9.0 * math.sin(i / 4.0)
    course = polygon(beside(points, half) + beside(points, lambda i: -half(i))[::-1])
    return course.Difference(river())


def ridge(axis, half_width):
    """A forest band that swells and narrows along its axis and tapers off at both ends."""
    points = spline(axis, step=70.0)
    last = len(points) - 1

    def half(i, sign):
        taper = math.sqrt(math.sin(math.pi * (0.06 + 0.88 * i / last)))
        waves = 0.15 * math.sin(0.9 * i + 2.0 * sign) + 0.08 * math.sin(1.9 * i - sign)
        return sign * half_width * taper * (1.0 + waves)

    outline = beside(points, lambda i: half(i, +1)) + beside(points, lambda i: half(i, -1))[::-1]
    rounded_off = polygon(outline).Buffer(0).Buffer(-RIDGE_ROUNDING, 4).Buffer(2 * RIDGE_ROUNDING, 4)
    return on_grid(largest(rounded_off.Buffer(-RIDGE_ROUNDING, 4).Simplify(2.0)))


def ridges():
    return [(name, ridge(axis, width)) for name, axis, width in RIDGES]


def park(centre, radius):
    """A park with a round, uneven outline."""
    phase = centre[0] / 1000.0
    def reach(a):
        return radius * (1.0 + 0.16 * math.sin(2 * a + phase) + 0.1 * math.sin(3 * a - phase))
    angles = [2 * math.pi * i / 24 for i in range(24)]
    return on_grid(polygon([(centre[0] + 1.25 * reach(a) * math.cos(a), centre[1] + 0.8 * reach(a) * math.sin(a))
                            for a in angles]))


def parks():
    return [(name, park(centre, radius)) for name, centre, radius in PARKS]


def border(name):
    return spline({**OUTER, **INNER}[name]) if name != "quay" else [INNER["quay"][0], INNER["quay"][1]]


def all_borders():
    """Every border piece once; pieces meet only at their ends."""
    town = [in_new_town(*c) for c in ((0, 0), (2000, 0), (2000, 1500), (0, 1500), (0, 0))]
    river_course, stream = river_line(), tributary_line()
    cut = lambda points, a, b: points[points.index(a):points.index(b) + 1]
    pieces = [border(name) for name in (*OUTER, *INNER)]
    pieces += [cut(river_course, WEST_RIVER, EAST_RIVER), cut(stream, TRIBUTARY_TOP, MOUTH), town]
    return pieces


def units():
    """[(id, name, population, polygon)]: they tile the planning area, and neighbours share every vertex."""
    edges = ogr.Geometry(ogr.wkbMultiLineString)
    for piece in all_borders():
        for a, b in zip(piece, piece[1:]):
            edges.AddGeometry(line([a, b]))
    faces = parts(edges.Polygonize())
    found = []
    for did, name, population, inside in UNITS:
        face, = [f for f in faces if f.Contains(point(inside))]
        found.append((did, name, population, face))
    assert len(faces) == len(UNITS)
    return found


def groups(unit_shapes, water, hills):
    """[(id, name, polygon)]: the urban groups are the units less ridges and water."""
    found = []
    for gid, name, members in GROUPS:
        built = union([unit_shapes[m] for m in members]).Difference(hills).Difference(water)
        big = [p for p in parts(built) if p.GetArea() > LEAST_GROUP_PART]
        found.append((gid, name, big))
    return found
