"""What people need near their homes: where they live, facilities, stations, hubs, units that save water, villages."""
import random

from .network import Graph, thinned
from .shapes import line, point, rounded
from .terrain import in_new_town
from .transit import along

SEED = 20305
DOOR = (9.0, -6.0)        # m from a block's middle: in the new town that lies as far from one street as from the other
UNCOUNTED_PEOPLE = {"WJ-07": 38900}     # the register knows them, the district's attribute does not
# Of the standard for complete communities: kind, floor area in m2, one in how many communities lacks it
COMMUNITY_KINDS = (("社区综合服务站", 820.0, 9), ("幼儿园", 2400.0, 7), ("托儿所", 260.0, 4), ("老年服务站", 360.0, 5),
                   ("社区卫生服务站", 180.0, 6), ("综合超市", 350.0, 8), ("便利店", 60.0, 0), ("快递服务站", 30.0, 10),
                   ("公共厕所", 45.0, 0), ("小学", 6800.0, 3), ("社区食堂", 240.0, 4), ("公共活动场地", 0.0, 6),
                   ("停车场", 0.0, 8), ("公共充电站", 0.0, 2))
CITY_KINDS = (("公共换电站", 9, None), ("公共充电桩", 30, None), ("中学", 12, 12000.0), ("菜市场", 14, 1500.0),
              ("医院", 5, 30000.0), ("社区卫生服务中心", 16, 1400.0), ("养老院", 18, 3000.0), ("文化活动中心", 17, 2500.0),
              ("体育场馆", 15, 4000.0), ("绿色商场", 2, None), ("绿色饭店", 3, None), ("绿色工厂", 4, None),
              ("绿色园区", 2, None), ("绿色矿山", 1, None), ("近零碳园区", 1, None), ("智能建造产业基地", 1, None),
              ("自用充电桩", 40, None))
# The new town's communities: three have everything, the last has no place for games, within 300 m neither.
TOWN_LACKS = {3: ("公共活动场地",)}
STATIONS = (  # metro line 1: name, the place that its exits lie around
    ("竹溪站", (1900.0, 5120.0)), ("文昌公园站", (3200.0, 5090.0)), ("文昌站", (4150.0, 5400.0)),
    ("北山站", (5800.0, 5720.0)), ("南滨站", (4440.0, 3100.0)), ("龙湾站", (1500.0, 3050.0)))
EXIT_OFFSETS = (22.0, 61.0, 140.0)      # m from a bus stop to the nearest exit of a station, in turn
TOWN_STATIONS = (("会展中心站", 40.0), ("学府路站", 80.0))     # m from a bus stop of the new town to the exit
HUBS = (("万江北站", "铁路客运站", (3600.0, 6010.0)), ("万江汽车客运站", "公路客运站", (2150.0, 5210.0)),
        ("龙湾码头", "港口", (1480.0, 2790.0)), ("江南客运枢纽", "公路客运站", in_new_town(1500.0, 390.0)),
        ("北山公交枢纽", "公交枢纽", (6300.0, 5830.0)))
VILLAGE_UNITS = ("WJ-02", "WJ-07", "WJ-08")
VILLAGES = {"WJ-02": ("龙湾", "石岭", "水井", "大垭"), "WJ-07": ("凤凰", "马鞍", "椿树", "牌坊", "黄泥"),
            "WJ-08": ("云台", "楠木", "高粱", "回龙", "岩口", "三元")}
ROUTES = (  # number, terminals and what lies between
    ("1路", ((200.0, 4750.0), (3200.0, 5100.0), (6900.0, 5950.0))),
    ("2路", ((3000.0, 6200.0), (4300.0, 4300.0), in_new_town(1000.0, 400.0))),
    ("3路", ((300.0, 1430.0), (2600.0, 1500.0), in_new_town(500.0, 800.0))),
    ("5路", ((1300.0, 3700.0), (3350.0, 4350.0), (6100.0, 5000.0))),
    ("6路", ((4150.0, 5400.0), (4440.0, 2800.0), (3800.0, 900.0))),
    ("8路", ((6900.0, 5950.0), (5980.0, 5720.0), in_new_town(1500.0, 0.0))),
    ("11路", ((1700.0, 2900.0), (2100.0, 3750.0), (1480.0, 5200.0))),
    ("K1路", (in_new_town(0.0, 792.0), in_new_town(2000.0, 792.0), (7600.0, 3900.0))))


def shares(total, weights):
    """Whole numbers in proportion to the weights that add up to the total."""
    exact = [total * w / sum(weights) for w in weights]
    counts = [int(e) for e in exact]
    rest = sorted(range(len(exact)), key=lambda i: (counts[i] - exact[i], i))
    for i in rest[:total - sum(counts)]:
        counts[i] += 1
    return counts


def centre(shape):
    place = shape.PointOnSurface()
    return rounded((place.GetX(), place.GetY()))


def homes(city):
    """[(unit, place, m2 of housing)] of the residential blocks that have houses."""
    houses = [(h["shape"].Centroid(), h["floor_area"]) for h in city["houses"] if h["use"] == "住宅"]
    found = []
    for block in (b for b in city["blocks"] if b.use == "住宅"):
        x0, x1, y0, y1 = block.shape.GetEnvelope()
        area = sum(a for p, a in houses if x0 <= p.GetX() <= x1 and y0 <= p.GetY() <= y1 and block.shape.Contains(p))
        if area > 0:
            x, y = centre(block.inner)
            found.append((block.unit, rounded((x + DOOR[0], y + DOOR[1])), area))
    return found


def population(city):
    """[(people, place)]: each unit's people, spread over its homes by their floor area."""
    people = {did: count or UNCOUNTED_PEOPLE[did] for did, _, count, _ in city["units"]}
    places, rows = homes(city), []
    for did, total in people.items():
        here = [(p, area) for unit, p, area in places if unit == did]
        rows += list(zip(shares(total, [area for _, area in here]), [p for p, _ in here]))
    return rows


def facilities(city, communities):
    """[(class, name, floor area, place)]"""
    chance = random.Random(SEED)
    doors = [rounded((h["shape"].Centroid().GetX(), h["shape"].Centroid().GetY()))
             for h in city["houses"] if h["use"] in ("住宅", "商业")]
    rows, town = [], -1
    for i, (unit, _, name, shape) in enumerate(communities):
        inside = [p for p in doors if shape.Contains(point(p))]
        town += unit == "WJ-05"
        for k, (kind, area, lacking) in enumerate(COMMUNITY_KINDS):
            lacks = kind in TOWN_LACKS.get(town, ()) if unit == "WJ-05" else lacking and (i + k) % lacking == 0
            if inside and not lacks:
                rows.append((kind, name[:-2] + kind, area or None, chance.choice(inside)))
    for kind, count, area in CITY_KINDS:
        rows += [(kind, f"万江{i + 1}号{kind}", area, p) for i, p in enumerate(chance.sample(doors, count))]
    return rows


def station_exits(stops, town):
    """[(station, exit, place)]: so far from the bus stop that is nearest to the station."""
    placed = [p for _, _, p in stops if p]
    rows = []
    for i, (station, around) in enumerate(STATIONS):
        x, y = min(placed, key=lambda p: (p[0] - around[0]) ** 2 + (p[1] - around[1]) ** 2)
        away = EXIT_OFFSETS[i % len(EXIT_OFFSETS)]
        rows += [(station, "1号口", rounded((x + 0.6 * away, y + 0.8 * away))),
                 (station, "2号口", rounded((x + 1.2 * away + 30.0, y + 1.6 * away)))]
    inside = sorted(p for p in placed if town.Buffer(-150.0).Contains(point(p)))
    for (station, away), (x, y) in zip(TOWN_STATIONS, (inside[0], inside[-1])):
        rows.append((station, "A口", rounded((x + 0.28 * away, y - 0.96 * away))))
    return rows


def bus_routes(streets):
    """[(number, name, points)]: shortest ways along the streets, so that routes share them point by point."""
    graph = Graph([points for _, _, points in streets])
    rows = []
    for number, places in ROUTES:
        points = []
        for start, goal in zip(places, places[1:]):
            leg = graph.path(start, goal)
            points += leg if not points else leg[1:]
        rows.append((number, number + "公交线", points))
    return rows


def water_units(city):
    """[(class, name, saves water, place)]: schools, offices and works."""
    kinds = {"学校": "学校", "医院": "医院", "商业": "企业", "工业": "企业", "广场": "机关"}
    places = sorted((kinds[b.use], centre(b.shape)) for b in city["blocks"] if b.use in kinds)
    return [(kind, f"万江第{i + 1}{kind}", "是" if i % 5 not in (1, 3) else "否", p)
            for i, (kind, p) in enumerate(places[::3])]


def villages(city):
    """[(name, households, people, those with a sanitary toilet, waste, sorting, sewage, place)] in the outer units."""
    chance = random.Random(SEED + 1)
    answer = lambda share: "是" if chance.random() < share else "否"
    rows = []
    for unit in VILLAGE_UNITS:
        x0, x1, y0, y1 = city["shapes"][unit].GetEnvelope()
        for name in VILLAGES[unit]:
            p = (x0, y0)
            while not city["shapes"][unit].Contains(point(p)) or city["all_water"].Contains(point(p)):
                p = rounded((chance.uniform(x0, x1), chance.uniform(y0, y1)))
            households = chance.randint(90, 420)
            rows.append((name + "村", households, int(households * 2.7), int(households * chance.uniform(0.78, 0.97)),
                         answer(0.95), answer(0.6), answer(0.75), p))
    return rows


def street_lights(city):
    """[(lamp, the lamp before it, place)] along the main roads; in the new town all are LED from the start."""
    rows = []
    for r in city["roads"]:
        if r["kind"] == "主干路" and r["status"] == "现状":
            for p, _ in along(thinned(r["points"]), 160.0):
                if city["area"].Contains(point(p)):
                    new = city["shapes"]["WJ-05"].Contains(point(p))
                    lamp = "LED" if new or len(rows) % 5 != 2 else "高压钠灯"
                    rows.append((lamp, None if new or len(rows) % 2 else "高压钠灯", rounded(p)))
    return rows
