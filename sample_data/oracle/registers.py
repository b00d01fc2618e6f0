"""Registers of communities, villages, units, lamps, pipes, shoreline and stops that flood, with pandas."""
from .layers import plan


def counted(units, rows):
    where = units.of_points(rows.geometry.representative_point())
    return {did: where.count(did) for did in units.shapes}


def summed(units, rows, field):
    where = units.of_points(rows.geometry)
    return {did: sum(v for at, v in zip(where, rows[field]) if at == did) for did in units.shapes}


def per_cent(part, whole):
    return {did: 100 * part[did] / whole[did] for did in part if whole[did]}


def shares(units):
    """{indicator: {unit: per cent}}"""
    communities, villages, organisations, lamps = (plan(n) for n in ("communities", "villages", "units",
                                                                     "street_lights"))
    share = lambda part, whole: per_cent(counted(units, part), counted(units, whole))
    settlements = villages[(villages["HS"] >= 200) | (villages["CZRK"] >= 500)]
    public = organisations[organisations["DWLX"].isin(["学校", "医院"])]
    organs = organisations[organisations["DWLX"] == "机关"]
    sodium = lamps[(lamps["YGYLX"] == "高压钠灯") | (lamps["GYLX"] == "高压钠灯")]
    return {
        "green_community_share": share(communities[communities["LSSQ"] == "是"], communities),
        "served_villages": share(villages[villages["LJZL"] == "是"], villages),
        "waste_sorting_villages": share(villages[villages["LJFL"] == "是"], villages),
        "sewage_villages": share(villages[villages["WSZL"] == "是"], villages),
        "sewage_settlements": share(settlements[settlements["WSZL"] == "是"], settlements),
        "sanitary_toilet_share": per_cent(summed(units, villages, "WSCSHS"), summed(units, villages, "HS")),
        "water_saving_unit_share": share(public[public["JSX"] == "是"], public),
        "water_saving_organ_share": share(organs[organs["JSX"] == "是"], organs),
        "led_share": share(lamps[lamps["GYLX"] == "LED"], lamps),
        "sodium_lamps_replaced_share": share(sodium[sodium["GYLX"] == "LED"], sodium),
        "storm_pipe_share": storm_pipes(units),
    }


def storm_pipes(units):
    pipes = plan("pipes")
    made = pipes[pipes["ZT"].isin(["新建", "改造"])]
    return per_cent(units.lengths(made.geometry[made["CXQ"] >= 3]), units.lengths(made.geometry))


def kilometres(units):
    shore, routes = plan("shoreline"), plan("bus_routes")
    metres = {"shoreline_treated": units.lengths(shore.geometry[shore["ZLZT"] == "已治理"]),
              "bus_route_length": units.lengths(routes.geometry)}
    return {name: {did: m / 1000 for did, m in found.items()} for name, found in metres.items()}


def open_floods(units):
    points = plan("waterlogging")
    return counted(units, points[points["ZT"].isin(["未消除", "整治中"])])
