"""The new town 江南新城: a rectangle whose numbers can be worked out by hand (see ../README.md).

Everything is written in its own frame: s metres along its south side, t metres up its west side.
"""
from .shapes import polygon
from .terrain import NEW_TOWN_SIZE, in_new_town, new_town_rectangle

STREETS_EAST = [(200.0, "支路", "春晓街"), (400.0, "次干路", "江南中路"), (600.0, "支路", "秋月街"),
                (1000.0, "支路", "朝阳街"), (1200.0, "次干路", "江南北路")]         # t, class, name
STREETS_NORTH = [(250.0, "支路", "桂花巷"), (500.0, "次干路", "学府路"), (750.0, "支路", "银杏巷"),
                 (1000.0, "主干路", "江南中轴路"), (1250.0, "支路", "海棠巷"), (1500.0, "主干路", "会展路"),
                 (1750.0, "支路", "玉兰巷")]                                       # s, class, name
DUAL_AT, DUAL_GAP = 800.0, 16.0       # t of the centre of 江南大道, metres between its two carriageways
DUAL_FROM, DUAL_TO = -620.0, 2700.0   # s: it reaches into both neighbours
PARK_WEST, PARK_EAST, PARK_SOUTH = 750.0, 1250.0, 1000.0
SHORT_STREET_END = 1200.0             # t where 桂花巷 ends
BELT_SOUTH = 1450.0                   # t: the protective belt is the last 50 m, open only for 会展路 at s = 1500
BELT_PIECES = ((10.0, 1490.0), (1510.0, 1990.0))   # s
STREET_HALF = 10.0                    # m from a centreline to a parcel
RING = 18.0                           # m of attached green around every parcel
PLAZA = (1560.0, 1010.0, 1740.0, 1190.0)
PLAZA_GREEN_SHARE = 0.4
BOW_TIE = (1320.0, 250.0)


def _road(kind, name, start, end, **other):
    from .roads import road
    return road(kind, name, [in_new_town(*start), in_new_town(*end)], **other)


def new_town_roads():
    width, height = NEW_TOWN_SIZE
    roads = [_road("主干路", "江南西路", (0, 0), (0, height)), _road("次干路", "江南南路", (0, 0), (width, 0)),
             _road("支路", "江南东路", (width, 0), (width, height))]
    lanes = {"oneway": "yes", "lanes": 3, "width": 11.0, "id": "JN-001"}
    low, high = DUAL_AT - DUAL_GAP / 2, DUAL_AT + DUAL_GAP / 2
    roads.append(_road("主干路", "江南大道", (DUAL_FROM, low), (DUAL_TO, low), **lanes))
    roads.append(_road("主干路", "江南大道", (DUAL_TO, high), (DUAL_FROM, high), **lanes))
    for t, kind, name in STREETS_EAST:
        if t < 1100.0:
            roads.append(_road(kind, name, (0, t), (width, t)))
        else:
            roads += [_road(kind, name, (0, t), (PARK_WEST, t)), _road(kind, name, (PARK_EAST, t), (width, t))]
    for s, kind, name in STREETS_NORTH:
        top = {250.0: SHORT_STREET_END, 1000.0: PARK_SOUTH, 1500.0: height}.get(s, BELT_SOUTH)
        roads.append(_road(kind, name, (s, 0), (s, top)))
    return roads


def parcels():
    """[(s0, t0, s1, t1)] of the building land: between the streets, 10 m from each centreline."""
    half_dual = DUAL_GAP / 2
    rows = [(10, 190), (210, 390), (410, 590), (610, DUAL_AT - half_dual - STREET_HALF),
            (DUAL_AT + half_dual + STREET_HALF, 990), (1010, 1190), (1210, BELT_SOUTH)]
    columns = [(250.0 * i + 10, 250.0 * i + 240) for i in range(8)]
    found = []
    for t0, t1 in rows:
        for s0, s1 in columns:
            if t0 >= PARK_SOUTH and PARK_WEST <= s0 and s1 <= PARK_EAST:
                continue
            found.append((s0, t0, s1, t1))
    return _merge_north_west([p for p in found if not _is_plaza(p)])


def _is_plaza(p):
    return p[0] <= PLAZA[0] and p[2] >= PLAZA[2] - 10 and p[1] == PLAZA[1]


def _merge_north_west(found):
    """桂花巷 ends at t = 1200: north of it two parcels are one."""
    corner = [p for p in found if p[1] == 1210 and p[0] < 500]
    rest = [p for p in found if p not in corner]
    return rest + [(10.0, 1210.0, 490.0, BELT_SOUTH)]


def ring(p, d=RING):
    """The parcel and its inner part, behind the attached green."""
    s0, t0, s1, t1 = p
    return new_town_rectangle(*p), new_town_rectangle(s0 + d, t0 + d, s1 - d, t1 - d)


def park():
    return new_town_rectangle(PARK_WEST + 10, PARK_SOUTH + 10, PARK_EAST - 10, NEW_TOWN_SIZE[1])


def belt():
    return [new_town_rectangle(west, BELT_SOUTH, east, NEW_TOWN_SIZE[1]) for west, east in BELT_PIECES]


def plaza():
    return new_town_rectangle(*PLAZA)


def bow_tie():
    """A square of 100 m whose border crosses itself: two triangles of 2500 m2 each, inside one parcel's inner part."""
    s, t = BOW_TIE
    return polygon([in_new_town(s, t), in_new_town(s + 100, t + 100), in_new_town(s + 100, t),
                    in_new_town(s, t + 100)])
