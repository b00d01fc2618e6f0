"""Writes plan.gpkg, what targets beyond the headline ones are measured on, and dem.tif."""
import os

from osgeo import ogr

from . import areas, drainage, heights, leisure, network, services, transit, writer
from .shapes import line, point

TEXT, SHORT = 40, 12
NAME = ("name", str, TEXT)


def write_all(folder, city):
    target = writer.open_geopackage(os.path.join(folder, "plan.gpkg"), page_bytes=1024)
    communities = areas.communities(city["shapes"])
    write_areas(target, city, communities)
    write_ways(target, city)
    write_services(target, city, communities)
    writer.write_heights(os.path.join(folder, "dem.tif"), heights.heights(), heights.CELL,
                         (heights.WEST, heights.NORTH))


def write_areas(target, city, communities):
    write_polygons(target, "communities", [("SQDM", str, SHORT), ("SQMC", str, TEXT), ("LSSQ", str, SHORT)],
                   [(shape, (cid, name, "是" if i % 3 else "否"))
                    for i, (_, cid, name, shape) in enumerate(communities)])
    write_polygons(target, "zones", [("FQBH", str, SHORT), ("FQMC", str, TEXT), ("CXQ", float, 0)],
                   [(shape, (zid, name, years))
                    for zid, name, years, shape in areas.drainage_zones(city["shapes"])])
    kinds = [("KZXLX", str, TEXT), ("MC", str, TEXT)]
    write_polygons(target, "control_lines", kinds, of_shape_last(areas.control_lines(city)))
    write_polygons(target, "protected_areas", [("BHDLX", str, TEXT), ("BHDMC", str, TEXT)],
                   of_shape_last(areas.protected_areas(city)))
    write_polygons(target, "plazas", [("GCBH", str, SHORT), ("GCMC", str, TEXT)], of_shape_last(areas.plazas(city)))
    write_polygons(target, "road_polygons", [("DLMC", str, TEXT), ("HXKD", float, 0), ("ZT", str, SHORT)],
                   of_shape_last(areas.red_lines(city)))
    write_polygons(target, "green_before", [("LDFLMC", str, TEXT), ("LDMC", str, TEXT)],
                   of_shape_last(areas.green_before(city)))


def write_ways(target, city):
    streets = network.joined_streets(city["roads"])
    paths = transit.walkways(city["parks"], [], city["area"])
    write_lines(target, "walkways", [("LX", str, SHORT), NAME],
                [("人行道", name, points) for name, _, points in streets] + paths)
    write_lines(target, "drive_network", [("DLMC", str, TEXT), ("DLDJ", str, SHORT), ("SJSD", float, 0),
                                          ("DXX", str, SHORT)],
                [(r["name"], r["kind"], network.SPEEDS.get(r["kind"]), "是" if r["oneway"] == "yes" else "否", points)
                 for r, points in network.joined_drive(city["roads"])])
    write_lines(target, "trails", [("BDLX", str, TEXT), ("BDMC", str, TEXT)], leisure.trails(city))
    write_lines(target, "greenways", [("LDXMC", str, SHORT), ("LDMC", str, TEXT)], leisure.greenways(city))
    write_lines(target, "shoreline", [("AXMC", str, TEXT), ("ZLZT", str, SHORT)], leisure.shoreline(city))
    write_lines(target, "bus_routes", [("XLBH", str, SHORT), ("XLMC", str, TEXT)], services.bus_routes(streets))
    write_lines(target, "pipes", [("GDBH", str, SHORT), ("GXLX", str, SHORT), ("ZT", str, SHORT), ("CXQ", float, 0),
                                  ("GJ", float, 0)],
                drainage.storm_pipes(city))


def write_services(target, city, communities):
    write_points(target, "population", [("RK", int, 0)], services.population(city))
    write_points(target, "facilities", [("SSLX", str, TEXT), ("SSMC", str, TEXT), ("JZMJ", float, 0)],
                 services.facilities(city, communities))
    stops = transit.bus_stops(city["roads"], city["area"].Buffer(transit.STOP_LIMIT))
    write_points(target, "metro_exits", [("CZMC", str, TEXT), ("CRKMC", str, SHORT)],
                 services.station_exits(stops, city["shapes"]["WJ-05"]))
    write_points(target, "hubs", [NAME, ("class", str, TEXT)], services.HUBS)
    write_points(target, "units", [("DWLX", str, SHORT), ("DWMC", str, TEXT), ("JSX", str, SHORT)],
                 services.water_units(city))
    write_points(target, "villages", [("CMC", str, TEXT), ("HS", int, 0), ("CZRK", int, 0), ("WSCSHS", int, 0),
                                      ("LJZL", str, SHORT), ("LJFL", str, SHORT), ("WSZL", str, SHORT)],
                 services.villages(city))
    write_points(target, "street_lights", [("GYLX", str, SHORT), ("YGYLX", str, SHORT)], services.street_lights(city))
    write_points(target, "waterlogging", [("DMC", str, TEXT), ("ZT", str, SHORT)], drainage.flooded_points(city))


def of_shape_last(rows):
    return [(row[-1], row[:-1]) for row in rows]


def write_polygons(target, name, fields, rows):
    writer.write(target, name, ogr.wkbPolygon, fields, rows)


def write_lines(target, name, fields, rows):
    """Rows of values and, last, points."""
    writer.write(target, name, ogr.wkbLineString, fields, [(line(row[-1]), row[:-1]) for row in rows])


def write_points(target, name, fields, rows):
    writer.write(target, name, ogr.wkbPoint, fields, [(point(row[-1]), row[:-1]) for row in rows])
