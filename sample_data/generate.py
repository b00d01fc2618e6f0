#!/usr/bin/python3
"""Makes the sample city 万江区: eight plan units on a river, in the folder of this file.

Needs Debian's python3-gdal and numpy. A second run gives the same bytes.
"""
import os

from osgeo import ogr

from generator import blocks, corridors, green, plan_file, roads, stock, terrain, transit, writer
from generator.shapes import line, point, polygon, union

HERE = os.path.dirname(os.path.abspath(__file__))
MAP_MARGIN = 520.0
TEXT, SHORT = 40, 12
RASTER_CODES = {"水域": 1, "林地": 2, "草地": 3, "灌木": 4, "耕地": 5, "透水铺装": 6, "硬质铺装": 7, "道路": 8, "建筑": 9}
CLOUD = [(7000.0, 6000.0), (7600.0, 5900.0), (8100.0, 6300.0), (8000.0, 7000.0), (7000.0, 7000.0)]   # NoData


def build_city():
    """Everything, in local metres."""
    city = {"units": terrain.units()}
    shapes = {did: shape for did, _, _, shape in city["units"]}
    area = union(shapes.values())
    window = area.Buffer(MAP_MARGIN)
    water = [terrain.river().Intersection(window), terrain.tributary().Intersection(window)]
    sites = corridors.neck_sites() + [corridors.cut_site()]
    ridges = union([shape for _, shape in terrain.ridges()])
    hills = [(name, shape.Difference(union(water + sites))) for name, shape in terrain.ridges()]
    hills += [(name, shape.Difference(union([ridges, *sites]))) for _, name, shape in corridors.corridors()]
    all_water, all_hills = union(water), union([shape for _, shape in hills])
    parks = terrain.parks()
    all_parks = union([shape for _, shape in parks])
    network = roads.network(shapes, all_water, union([all_hills, *sites]), all_parks)
    taken = union([all_water, all_hills, all_parks, roads.surfaces(network), line(roads.railway()).Buffer(6.0),
                   *sites])
    strips = green.strips(network, roads.railway(), area.Difference(union([taken, shapes["WJ-05"]])))
    city_blocks = blocks.city_blocks(shapes, union([taken, *strips]), all_water) + blocks.new_town_blocks()
    houses, lanes = blocks.all_buildings(city_blocks)
    network += [roads.road("小区路", None, lane) for lane in lanes]
    houses.append({"shape": corridors.site_building(), "use": "住宅", "floors": 6, "height": 18.0,
                   "floor_area": round(corridors.site_building().GetArea() * 6, 1)})
    return {**city, "shapes": shapes, "area": area, "window": window, "water": water, "all_water": all_water,
            "hills": hills, "ridges": ridges, "parks": parks, "roads": network,
            "strips": strips, "blocks": city_blocks, "houses": houses, "sites": sites}


def write_base(target, city):
    writer.write(target, "districts", ogr.wkbPolygon, [("did", str, SHORT), ("name", str, TEXT), ("pop", int, 0)],
                 [(shape, (did, name, people)) for did, name, people, shape in city["units"]])
    groups = terrain.groups(city["shapes"], city["all_water"], city["ridges"])
    writer.write(target, "groups", ogr.wkbMultiPolygon, [("zid", str, SHORT), ("name", str, TEXT)],
                 [(as_multi(shapes), (gid, name)) for gid, name, shapes in groups])
    writer.write(target, "corridors", ogr.wkbPolygon, [("cid", str, SHORT), ("name", str, TEXT)],
                 [(shape, (cid, name)) for cid, name, shape in corridors.corridors()])
    writer.write(target, "water", ogr.wkbPolygon, [("class", str, TEXT), ("name", str, TEXT)],
                 [(p, ("河流", name)) for name, shape in zip(("长江", "竹溪河"), city["water"])
                  for p in [shape]])


def write_ways(target, city):
    fields = [("DLBH", str, SHORT), ("DLMC", str, TEXT), ("DLDJ", str, TEXT), ("oneway", str, 4), ("lanes", int, 0),
              ("width", float, 0), ("level", str, SHORT), ("status", str, SHORT)]
    writer.write(target, "roads", ogr.wkbLineString, fields,
                 [(line(r["points"]), (r["id"], r["name"], r["kind"], r["oneway"], r["lanes"], r["width"], r["level"],
                                       r["status"])) for r in city["roads"]])
    writer.write(target, "walkways", ogr.wkbLineString, [("class", str, TEXT), ("name", str, TEXT)],
                 [(line(points), (kind, name))
                  for kind, name, points in transit.walkways(
                      city["parks"], city["hills"][:len(terrain.RIDGES)], city["area"])])
    writer.write(target, "rail", ogr.wkbLineString, [("class", str, TEXT), ("name", str, TEXT)],
                 [(line(roads.railway()), ("铁路", "万利铁路"))])
    writer.write(target, "rail_exits", ogr.wkbPoint, [("station", str, TEXT), ("name", str, TEXT)],
                 [(point(p), (station, name)) for station, name, p in transit.STATION_EXITS])
    stops = transit.bus_stops(city["roads"], city["area"].Buffer(transit.STOP_LIMIT))
    writer.write(target, "bus_stops", ogr.wkbPoint, [("name", str, TEXT), ("mode", str, SHORT)],
                 [(point(p) if p else None, (name, mode)) for name, mode, p in stops])
    writer.write(target, "greenways", ogr.wkbLineString, [("name", str, TEXT)], [])     # surveyed later: no feature


def write_land(target, city):
    uses = green.land_use(city["blocks"], city["strips"], city["hills"], city["parks"], city["water"], city["area"],
                          city["sites"])
    writer.write(target, "land_use", ogr.wkbPolygon, [("YDYHFLDM", str, SHORT), ("YDYHFLMC", str, TEXT)],
                 [(shape, (code, name)) for code, name, shape in uses])
    known = [(field, float if field in stock.NUMBERS else str, SHORT) for field in stock.FIELDS]
    writer.write(target, "buildings", ogr.wkbPolygon,
                 [("use", str, TEXT), ("floors", int, 0), ("height", float, 0), ("floor_area", float, 0),
                  ("status", str, SHORT), *known],
                 [(h["shape"], [h.get(field) for field in ("use", "floors", "height", "floor_area", "status",
                                                           *stock.FIELDS)])
                  for h in stock.register(city["houses"], city["shapes"])])
    covers = green.land_cover(city["blocks"], city["strips"], city["hills"], city["parks"], city["water"],
                              city["area"], city["houses"])
    writer.write(target, "land_cover", ogr.wkbPolygon, [("class", str, TEXT), ("permeable", float, 0)],
                 [(c["shape"], (c["kind"], c["share"])) for c in covers])
    painted = [(code, [c["shape"] for c in covers if c["kind"] == kind]) for kind, code in RASTER_CODES.items()]
    writer.write_raster(os.path.join(HERE, "land_cover.tif"), painted, polygon(CLOUD))


def write_green(city):
    target = writer.open_shapefile(os.path.join(HERE, "green.shp"))
    rows = green.green_layer(city["blocks"], city["strips"], city["hills"], city["parks"], city["area"])
    writer.write(target, "green", ogr.wkbPolygon, [("LDFLDM", str, 4), ("LDMC", str, TEXT), ("LDZB", float, 0)],
                 [(e["shape"], (e["kind"], e["name"], e["share"])) for e in rows])


def as_multi(shapes):
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for shape in shapes:
        together.AddGeometry(shape)
    return together


def main():
    city = build_city()
    target = writer.open_geopackage(os.path.join(HERE, "city.gpkg"))
    write_base(target, city)
    write_ways(target, city)
    write_land(target, city)
    write_green(city)
    plan_file.write_all(HERE, city)


if __name__ == "__main__":
    main()
