"""Lengths and counts of things: roads by class, trails, facilities, stations, people."""
import math

import shapely

from .layers import city, plan

CLASSES = {"快速路": "expressway", "主干路": "arterial", "次干路": "secondary", "支路": "branch"}
TRAILS = {"山城步道": "mountain", "滨江步道": "river", "街巷步道": "street", "山城绿道": "greenway"}


def road_lengths(units):
    """Metres by class: one-way carriageways of a dual carriageway count half."""
    roads = city("roads")
    roads = roads[roads["status"] == "现状"]
    found = {}
    for kind, name in CLASSES.items():
        of_kind = roads[roads["DLDJ"] == kind]
        twin = of_kind["oneway"] == "yes"
        whole, half = units.lengths(of_kind.geometry[~twin]), units.lengths(of_kind.geometry[twin])
        found[name] = {did: whole[did] + half[did] / 2 for did in whole}
    return found


def trails(units):
    ways = plan("trails")
    return {name: units.lengths(ways.geometry[ways["BDLX"] == kind]) for kind, name in TRAILS.items()}


def greenways(units):
    return units.lengths(plan("greenways").geometry)


def walkways(units):
    return units.lengths(plan("walkways").geometry)


def counts_by_unit(units, points):
    where = units.of_points(points)
    return {did: where.count(did) for did in units.shapes}


def facilities(units):
    every = plan("facilities")
    return {kind: counts_by_unit(units, every.geometry[every["SSLX"] == kind])
            for kind in sorted(every["SSLX"].unique())}


def people(units):
    register = plan("population")
    where = units.of_points(register.geometry)
    return {did: sum(count for at, count in zip(where, register["RK"]) if at == did) for did in units.shapes}


def stations_near_stops(units, limit):
    """({unit: stations with a stop within the limit of an exit}, {unit: stations})"""
    exits = plan("metro_exits")
    stops = [p for p in city("bus_stops").geometry if p is not None and not p.is_empty]
    near, every = dict.fromkeys(units.shapes, 0), dict.fromkeys(units.shapes, 0)
    for _, of_station in exits.groupby("CZMC"):
        centre = of_station.geometry.iloc[0].__class__(of_station.geometry.x.mean(), of_station.geometry.y.mean())
        unit, = units.of_points([centre])
        every[unit] += 1
        near[unit] += min(p.distance(q) for p in of_station.geometry for q in stops) <= limit
    return near, every


SAME_STREET_M, SAME_STREET_DEG = 25, 10


def bus_network(units):
    """Metres of street that carry a route: a stretch beside an earlier one, about parallel, is the same street."""
    segments = list(dict.fromkeys(tuple(sorted(pair)) for line in plan("bus_routes").geometry
                                  for pair in zip(line.coords, line.coords[1:])))
    lines = [shapely.LineString(pair) for pair in segments]
    bearing = [math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])) for a, b in segments]

    def parallel(i, j):
        turn = abs(bearing[i] - bearing[j]) % 180
        return min(turn, 180 - turn) <= SAME_STREET_DEG

    beside = [line.buffer(SAME_STREET_M, cap_style="flat") for line in lines]
    rest = [line.difference(shapely.union_all([beside[j] for j in range(i) if parallel(i, j)]))
            for i, line in enumerate(lines)]
    return units.lengths([part for part in rest if not part.is_empty])


def widest_new_road(units):
    """Metres: as stated, or else the largest circle in the surface; 0 where no road is new."""
    surfaces = plan("road_polygons")
    widest = dict.fromkeys(units.shapes, 0.0)
    for shape, width in zip(surfaces.geometry[surfaces["ZT"] != "现状"], surfaces["HXKD"][surfaces["ZT"] != "现状"]):
        if width != width:
            width = 2 * shapely.maximum_inscribed_circle(shape, tolerance=1e-7).length
        for did, unit in units.shapes.items():
            if shape.buffer(-0.45 * width).intersects(unit):
                widest[did] = max(widest[did], width)
    return widest
