"""The register of buildings: what is new, what is demolished, and what is known of how they are built."""

NEW_UNIT = "WJ-05"
# unit -> of how many buildings one is: new, demolished, illegal, dangerous (0: none)
TURNS = {"WJ-01": (0, 9, 40, 25), "WJ-02": (11, 14, 50, 0), "WJ-03": (0, 4, 0, 30), "WJ-04": (9, 16, 0, 0),
         "WJ-06": (8, 20, 60, 45), "WJ-07": (7, 0, 0, 0), "WJ-08": (5, 0, 0, 0)}
OFFICE_EVERY = 5              # of the commercial buildings this one is an office tower of twice the floors
TOWN_OFFICE_FLOORS = 42       # the largest have more than 50 000 m2
OFFICE_FLOOR, NEW_FLOOR = 4.2, 3.2     # m
PUBLIC, GOVERNMENT, WORKS = ("办公", "学校", "医院", "商业"), ("学校", "医院"), ("工业", "仓储")
ENERGY, HEAT = {3: "超低能耗", 7: "近零能耗"}, {1: "江水源热泵", 4: "太阳能光伏"}
RETROFITS = {4: "绿色化改造", 11: "节能改造", 17: "老旧小区改造"}
FIELDS = ("TZZT", "XQJRMJ", "LSJZXJ", "ZPS", "ZPL", "NGQBL", "LBBL", "WDMJ", "GFMJ", "QDQH", "NHJC", "GZLX",
          "NHDJ", "KZSNY")
NUMBERS = ("XQJRMJ", "ZPL", "NGQBL", "LBBL", "WDMJ", "GFMJ")


def unit_of(house, shapes):
    place = house["shape"].PointOnSurface()
    return next((did for did, shape in sorted(shapes.items()) if shape.Contains(place)), None)


def status(unit, i):
    if unit == NEW_UNIT:
        return "新建"
    for every, name in zip(TURNS.get(unit, ()), ("新建", "拆除", "违建", "危房")):
        if every and i % every == every - 1:
            return name
    return "现状"


def register(houses, shapes):
    """The houses with their status; new towers have higher floors, some shops became offices."""
    found, of_unit, shops = [], {}, 0
    for house in houses:
        unit = unit_of(house, shapes)
        i = of_unit[unit] = of_unit.get(unit, -1) + 1
        known = {**house, "unit": unit, "status": status(unit, i)}
        if house["use"] == "商业":
            shops += 1
            if shops % OFFICE_EVERY == 0:
                known |= _as_office(house, unit)
        if known["status"] == "新建":
            if known["use"] == "住宅":
                known["height"] = round(known["floors"] * NEW_FLOOR, 1)
            known |= _of_new(known, len(found))
        else:
            known |= _of_old(known, len(found))
        found.append(known)
    return found


def _as_office(house, unit):
    floors = TOWN_OFFICE_FLOORS if unit == NEW_UNIT else 2 * house["floors"]
    return {"use": "办公", "floors": floors, "height": round(floors * OFFICE_FLOOR, 1),
            "floor_area": round(house["shape"].GetArea() * floors, 1)}


def _of_new(house, i):
    """What the permit of a new building says. In the new town every building is green, elsewhere most are."""
    public = house["use"] in PUBLIC
    stars = ("基本级", "一星级", "基本级", "二星级", "三星级")[i % 5]
    roof = house["shape"].GetArea()
    assembled = i % 5 < 2
    better = 10.0 if house["unit"] == NEW_UNIT else 0.0
    return {"LSJZXJ": stars if house["unit"] == NEW_UNIT or i % 8 else "非绿建",
            "TZZT": "政府" if house["use"] in GOVERNMENT else "企业",
            "XQJRMJ": (160000.0 if i % 3 else 90000.0) if house["use"] == "住宅" else None,
            "ZPS": "装配式" if assembled else "现浇", "ZPL": 50.0 + i % 4 * 5.0 if assembled else 12.0,
            "NGQBL": 40.0 + better + i % 3 * 10.0, "LBBL": 55.0 + better + i % 4 * 5.0, "WDMJ": round(0.9 * roof, 1),
            "GFMJ": round(0.9 * roof * (0.2 + 0.15 * (i % 5)), 1) if public or house["use"] in WORKS else 0.0,
            "QDQH": ("是" if i % 4 == 0 else "否") if public else None,
            "NHJC": ("是" if i % 7 else "否") if public else None,
            "NHDJ": ENERGY.get(i % 11, "普通"), "KZSNY": HEAT.get(i % 6, "否")}


def _of_old(house, i):
    """What has been done to an existing building: one in ten is retrofitted; big public ones are metered or not."""
    return {"GZLX": RETROFITS.get(i % 20), "TZZT": "政府" if house["use"] in GOVERNMENT else None,
            "NHJC": ("是" if i % 3 else "否") if house["use"] in PUBLIC else None}
