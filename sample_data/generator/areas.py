"""Land that planners divide or protect: communities, drainage zones, control lines, plazas, red lines of streets."""
from .shapes import largest, line, on_grid, parts, polygon
from .terrain import FOREST_PARKS, NEW_TOWN_SIZE, new_town_rectangle

COMMUNITY_AREA, ZONE_AREA = 1.6e6, 3.2e6      # m2: larger ones are halved
PERIODS = (30.0, 20.0, 50.0, 30.0, 10.0)      # a: return period of the drainage zones, in turn
RED_LINE = {"次干路": 24.0, "支路": 16.0}       # m: the planned width of new streets
WIDE_ROAD = 44.0
# What the three lines are drawn from
FRINGE = 45.0                                 # m: the urban boundary keeps that far off the units' outer border
STRICT_RIDGES = ("北山", "龙脊山", "云台山", "石宝山")
STRAY_FIELD = (20.0, 20.0, 120.0, 80.0)       # s0, t0, s1, t1: farmland inside a parcel of the new town, 6000 m2
NAMES = ("太平", "永安", "文峰", "新桥", "双溪", "石桥", "龙井", "竹园", "兴隆", "和平", "长岭", "红旗", "凤鸣", "白岩",
         "青羊", "金龙", "映水", "百福", "桂花", "松林", "古楼", "东升", "双河", "五桥", "高峰", "甘宁", "响水", "瀼渡",
         "新田", "燕山", "溪口", "长坪", "太龙", "熊家", "大周", "小周", "孙家", "李河", "分水", "余家", "后山", "弹子",
         "黄柏", "九池", "天城", "茨竹", "郭村", "柱山", "铁峰", "梨树")


def halved(shape, limit):
    """The shape cut across its longer side until no piece is larger than the limit."""
    if shape.GetArea() <= limit:
        return [largest(shape)]
    x0, x1, y0, y1 = shape.GetEnvelope()
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    if x1 - x0 >= y1 - y0:
        halves = [(x0, y0, middle_x, y1), (middle_x, y0, x1, y1)]
    else:
        halves = [(x0, y0, x1, middle_y), (x0, middle_y, x1, y1)]
    pieces = []
    for a, b, c, d in halves:
        for part in parts(shape.Intersection(polygon([(a, b), (c, b), (c, d), (a, d)]))):
            pieces += halved(part, limit) if part.GetArea() > 20000.0 else []
    return pieces


def communities(unit_shapes):
    """[(unit, id, name, shape)]: the new town has four of 1000 m x 750 m, all others are halved units."""
    found = []
    for did, shape in sorted(unit_shapes.items()):
        width, height = NEW_TOWN_SIZE
        pieces = ([new_town_rectangle(s, t, s + width / 2, t + height / 2)
                   for t in (0.0, height / 2) for s in (0.0, width / 2)]
                  if did == "WJ-05" else halved(shape, COMMUNITY_AREA))
        for piece in pieces:
            found.append((did, f"SQ-{len(found) + 1:02}", NAMES[len(found)] + "社区", piece))
    return found


def drainage_zones(unit_shapes):
    """[(id, name, return period, shape)]: the west half of the new town holds for 50 years, its east half for 20."""
    width, height = NEW_TOWN_SIZE
    zones = []
    for did, shape in sorted(unit_shapes.items()):
        if did == "WJ-05":
            halves = [(50.0, (0.0, 0.0, width / 2, height)), (20.0, (width / 2, 0.0, width, height))]
            zones += [(period, new_town_rectangle(*corners)) for period, corners in halves]
        else:
            zones += [(None, piece) for piece in halved(shape, ZONE_AREA)]
    return [(f"PS-{i + 1:02}", f"{i + 1}号排水分区", period or PERIODS[i % len(PERIODS)], shape)
            for i, (period, shape) in enumerate(zones)]


def control_lines(city):
    """[(class, name, shape)]: parcels of the fringe lie outside the boundary, one stray field inside the new town."""
    boundary = city["area"].Buffer(-FRINGE, 2).Simplify(4.0)
    rows = [("城镇开发边界", "万江区城镇开发边界", on_grid(p)) for p in parts(boundary)]
    for name, shape in city["hills"]:
        if name in STRICT_RIDGES:
            rows += [("生态保护红线", name + "生态保护红线", on_grid(p)) for p in parts(shape.ConvexHull())]
    fields = [b.shape for b in city["blocks"] if b.use == "耕地"]
    rows += [("永久基本农田", f"基本农田{i + 1}", on_grid(largest(shape.Buffer(6.0, 1))))
             for i, shape in enumerate(fields)]
    return rows + [("永久基本农田", "江南飞地", new_town_rectangle(*STRAY_FIELD))]


def protected_areas(city):
    """[(class, name, shape)]: the forest parks, and a wetland that overlaps one of the city's parks."""
    rows = [("自然公园", FOREST_PARKS[name], p) for name, shape in city["hills"] if name in FOREST_PARKS
            for p in parts(shape.Intersection(city["area"]))]
    wetland = next(shape for name, shape in city["parks"] if name == "龙湾湿地公园")
    return [(kind, name, on_grid(largest(shape.Simplify(1.0)))) for kind, name, shape in rows] + [
        ("湿地公园", "龙湾湿地公园", on_grid(largest(wetland.Buffer(30.0, 2))))]


def plazas(city):
    return [(f"GC-{i + 1:02}", b.name, b.shape)
            for i, b in enumerate(b for b in city["blocks"] if b.use == "广场")]


def red_lines(city):
    """[(name, red-line width or None, status, shape)]: the planned streets, and three of the new town's."""
    rows = []
    for i, r in enumerate(r for r in city["roads"] if r["status"] == "规划"):
        width = RED_LINE[r["kind"]]
        surface = on_grid(largest(line(r["points"]).Buffer(width / 2, 2).Simplify(0.2)))
        rows.append((r["name"], width if i % 2 else None, "规划", surface))
    width, height = NEW_TOWN_SIZE
    rows += [("江南大道", 36.0, "新建", new_town_rectangle(5.0, 782.0, width - 5.0, 818.0)),
             ("会展路", None, "新建", new_town_rectangle(1490.0, 0.0, 1510.0, height)),
             ("江南中路", 20.0, "现状", new_town_rectangle(0.0, 390.0, width, 410.0))]
    wide = max((r for r in city["roads"] if r["name"] == "凤凰大道"), key=lambda r: len(r["points"]))
    return rows + [("凤凰大道(拓宽)", WIDE_ROAD, "规划",
                    on_grid(largest(line(wide["points"]).Buffer(WIDE_ROAD / 2, 2).Simplify(0.2))))]


def green_before(city):
    """[(class, name, shape)]: parks and belts as they were surveyed five years ago; the new town had a nursery."""
    rows = [("公园绿地", name, shape) for name, shape in city["parks"] if name not in ("滨湖公园", "凤凰湖公园")]
    rows += [("公园绿地", FOREST_PARKS[name], on_grid(largest(p.Simplify(1.0)))) for name, shape in city["hills"]
             if name in FOREST_PARKS for p in parts(shape.Intersection(city["area"]))]
    rows += [("防护绿地", "防护绿带", shape) for shape in city["strips"][::2]]
    return rows + [("公园绿地", "江南苗圃公园", new_town_rectangle(760.0, 1010.0, 1240.0, 1260.0))]
