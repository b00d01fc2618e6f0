"""The register of buildings, with pandas."""
from .layers import city

HOUSING, PUBLIC, SERVICE, WORKS = ["住宅"], ["办公", "学校", "医院"], ["办公", "学校", "医院", "商业"], ["工业", "仓储"]
GREEN, STARRED, TWO_STARS = ["基本级", "一星级", "二星级", "三星级"], ["一星级", "二星级", "三星级"], ["二星级", "三星级"]
BIG, HUGE, ESTATE = 20000, 50000, 150000      # m2 of floor area


class Stock:
    def __init__(self, units):
        self.units = units
        self.houses = city("buildings")
        self.houses["unit"] = units.of_points(self.houses.geometry.representative_point())
        self.new = self.houses[self.houses["status"] == "新建"]
        self.new_homes = self.new[self.new["use"].isin(HOUSING)]

    def sums(self, rows, field="floor_area"):
        return rows.groupby("unit")[field].sum().reindex(self.units.shapes, fill_value=0.0)

    def counts(self, rows):
        return rows.groupby("unit").size().reindex(self.units.shapes, fill_value=0)

    def most(self, rows, field):
        """0 where there is none."""
        return rows.groupby("unit")[field].max().reindex(self.units.shapes, fill_value=0).to_dict()


def per_cent(part, whole):
    """Units with nothing in the denominator are left out: they are not evaluated."""
    return (100 * part / whole).dropna().to_dict()


def yes(rows, field):
    return rows[rows[field] == "是"]


def amounts(stock):
    """{indicator: {unit: value}} of floor areas, counts and extremes."""
    houses, new = stock.houses, stock.new
    assembled = new[new["ZPS"] == "装配式"]
    renewed = houses[houses["GZLX"].isin(["绿色化改造", "节能改造"])]
    frugal = houses[houses["NHDJ"].isin(["超低能耗", "近零能耗"])]
    least = {"assembly_rate_min": "ZPL", "prefabricated_wall_share": "NGQBL", "prefabricated_slab_share": "LBBL"}
    return {
        "max_residential_floors": stock.most(stock.new_homes, "floors"),
        "super_high_rise": stock.counts(stock.new_homes[stock.new_homes["height"] > 100]).to_dict(),
        "near_zero_buildings": stock.counts(frugal).to_dict(),
        "near_zero_floor_area": stock.sums(frugal).to_dict(),
        "renewable_floor_area": stock.sums(houses[houses["KZSNY"].isin(["江水源热泵", "太阳能光伏"])]).to_dict(),
        "retrofitted_floor_area": stock.sums(renewed).to_dict(),
        "retrofitted_public_floor_area": stock.sums(renewed[renewed["use"].isin(SERVICE)]).to_dict(),
        "retrofitted_residential_floor_area": stock.sums(renewed[renewed["use"].isin(HOUSING)]).to_dict(),
        "renewed_community_floor_area": stock.sums(houses[houses["GZLX"] == "老旧小区改造"]).to_dict(),
        **{name: assembled.groupby("unit")[field].min().to_dict() for name, field in least.items()},
    }


def shares_of_floor_area(stock):
    houses, new = stock.houses, stock.new
    share = lambda part, whole: per_cent(stock.sums(part), stock.sums(whole))
    new_public = new[new["use"].isin(SERVICE)]
    roofs = new[new["use"].isin(PUBLIC + WORKS)]
    standing = houses[houses["status"].isin(["现状", "拆除", "违建", "危房"])]
    return {
        "demolition_share": share(houses[houses["status"] == "拆除"], standing),
        "low_rise_share": share(stock.new_homes[stock.new_homes["floors"] <= 6], stock.new_homes),
        "green_building_share": share(new[new["LSJZXJ"].isin(GREEN)], new),
        "starred_green_building_share": share(new[new["LSJZXJ"].isin(STARRED)], new),
        "prefabricated_share": share(new[new["ZPS"] == "装配式"], new),
        "electric_public_building_share": share(yes(new_public, "QDQH"), new_public),
        "rooftop_pv_share": per_cent(stock.sums(roofs, "GFMJ"), stock.sums(roofs, "WDMJ")),
    }


def shares_of_buildings(stock):
    new = stock.new
    share = lambda part, whole: per_cent(stock.counts(part), stock.counts(whole))
    public = new[new["use"].isin(SERVICE)]
    roofs = new[new["use"].isin(PUBLIC + WORKS)]
    big = public[public["floor_area"] > BIG]
    huge = public[public["floor_area"] >= HUGE]
    state = new["TZZT"] == "政府"
    large = new["use"].isin(SERVICE) & (new["floor_area"] >= BIG)
    estates = new["use"].isin(HOUSING) & (new["XQJRMJ"] >= ESTATE)
    key, key_public = new[state | large | estates], new[(state & new["use"].isin(SERVICE)) | large]
    other = new[new["use"].isin(PUBLIC) & (new["TZZT"] == "企业") & (new["floor_area"] >= 1000)
                & (new["floor_area"] < BIG)]
    of = lambda rows, levels: rows[rows["LSJZXJ"].isin(levels)]
    return {
        "key_building_star_share": share(of(key, STARRED), key),
        "key_public_building_one_star_share": share(of(key_public, STARRED), key_public),
        "public_building_star_share": share(of(key_public, TWO_STARS), key_public),
        "other_public_building_star_share": share(of(other, STARRED), other),
        "metered_public_building_share": share(yes(big, "NHJC"), big),
        "large_public_renewable_share": share(huge[huge["KZSNY"] != "否"], huge),
        "rooftop_pv_building_share": share(roofs[roofs["GFMJ"] > 0], roofs),
    }


def lasting(stock):
    """m2 of floor area that stands or is to be built."""
    return stock.sums(stock.houses[stock.houses["status"].isin(["现状", "新建"])]).to_dict()
