"""Sets of facilities: complete communities by straight distances, life circles by walking."""
import shapely

from . import network
from .land import green
from .layers import plan

NEAR = 300.0              # m from a community's border
COMMUNITY = {"community_centre": "社区综合服务站", "kindergarten": "幼儿园", "nursery": "托儿所",
             "elderly_service": "老年服务站", "clinic": "社区卫生服务站 社区卫生服务中心", "supermarket": "综合超市",
             "convenience": "便利店 菜市场", "parcel_service": "快递服务站", "sports_ground": "公共活动场地",
             "green_space": ""}
CIRCLES = {
    5: (300.0, {"kindergarten": "幼儿园", "elderly_service": "老年服务站", "community_centre": "社区综合服务站",
                "convenience": "便利店", "sports_ground": "公共活动场地"}),
    10: (500.0, {"primary_school": "小学", "clinic": "社区卫生服务站 社区卫生服务中心", "food_market": "菜市场",
                 "sports_ground": "公共活动场地"}),
    15: (1000.0, {"middle_school": "中学", "health_centre": "社区卫生服务中心 医院", "nursing_home": "养老院",
                  "culture_centre": "文化活动中心", "sports_venue": "体育场馆"}),
}


def places(words):
    every = plan("facilities")
    return every.geometry[every["SSLX"].isin(words.split())]


def complete_communities(units):
    """{kind or "": {unit: per cent of the communities that have it, or everything}}"""
    communities = plan("communities")
    where = units.of_points(communities.geometry.representative_point())
    layer = green()
    parks = [shapely.make_valid(p) for p in layer.geometry[layer["LDFLDM"].isin(["G1", "G3"])]]
    goals = {kind: shapely.union_all(list(places(words)) if words else parks) for kind, words in COMMUNITY.items()}
    has = {kind: [shape.distance(goal) <= NEAR for shape in communities.geometry] for kind, goal in goals.items()}
    has[""] = [all(row) for row in zip(*has.values())]
    total = {did: where.count(did) for did in units.shapes}
    return {kind: {did: 100 * sum(ok for at, ok in zip(where, row) if at == did) / total[did] for did in total}
            for kind, row in has.items()}


def life_circle(units, minutes):
    """{kind or "": {unit: people who reach it, or everything, on foot}}"""
    reach, kinds = CIRCLES[minutes]
    has = {kind: network.reached(places(words), reach) for kind, words in kinds.items()}
    has[""] = [all(row) for row in zip(*has.values())]
    return {kind: network.share_out(units, row) for kind, row in has.items()}
