"""Writes layers in EPSG:4545: the only place that moves local metres to map coordinates and names output fields."""
import os

from osgeo import gdal, ogr, osr

from .shapes import ORIGIN

EPSG = 4545
FIXED_DATE = "2026-01-01"
TYPES = {str: ogr.OFTString, int: ogr.OFTInteger, float: ogr.OFTReal}
CELL = 10.0
NODATA = 255


def reference():
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(EPSG)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def on_map(shape):
    """A copy of the shape, moved from local metres to the map."""
    moved = shape.Clone()
    _move(moved)
    return moved


def _move(shape):
    for i in range(shape.GetGeometryCount()):
        _move(shape.GetGeometryRef(i))
    if shape.GetGeometryCount() == 0:
        for i in range(shape.GetPointCount()):
            x, y = shape.GetPoint_2D(i)
            shape.SetPoint_2D(i, round(x + ORIGIN[0], 6), round(y + ORIGIN[1], 6))


def open_geopackage(path, page_bytes=4096):
    """An empty GeoPackage. Small pages save room where there are many small tables."""
    os.environ["OGR_CURRENT_DATE"] = FIXED_DATE + "T00:00:00.000Z"
    gdal.SetConfigOption("OGR_CURRENT_DATE", FIXED_DATE + "T00:00:00.000Z")
    gdal.SetConfigOption("OGR_SQLITE_PRAGMA", f"page_size={page_bytes}")
    if os.path.exists(path):
        os.remove(path)
    return ogr.GetDriverByName("GPKG").CreateDataSource(path)


def open_shapefile(path):
    gdal.SetConfigOption("DBF_DATE_LAST_UPDATE", FIXED_DATE)
    driver = ogr.GetDriverByName("ESRI Shapefile")
    if os.path.exists(path):
        driver.DeleteDataSource(path)
    return driver.CreateDataSource(path)


def write(target, name, geometry_type, fields, rows):
    """A layer of (shape or None, values) rows; `fields` is [(name, type, width)]."""
    options = ["SPATIAL_INDEX=NO"] if target.GetDriver().GetName() == "GPKG" else ["ENCODING=UTF-8"]
    layer = target.CreateLayer(name, reference(), geometry_type, options)
    for field, kind, width in fields:
        definition = ogr.FieldDefn(field, TYPES[kind])
        if width and kind is str:
            definition.SetWidth(width)
        layer.CreateField(definition)
    layer.StartTransaction()
    for shape, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for (field, _, _), value in zip(fields, values):
            if value is not None:
                feature[field] = value
        if shape is not None:
            feature.SetGeometryDirectly(on_map(shape))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def write_raster(path, layers, cloud):
    """Class codes at 10 m, painted in the order of `layers`: [(code, [shapes])]; NoData outside and under `cloud`."""
    everything = ogr.Geometry(ogr.wkbGeometryCollection)
    for _, shapes in layers:
        for shape in shapes:
            everything.AddGeometry(on_map(shape))
    x0, x1, y0, y1 = everything.GetEnvelope()
    x0, y1 = x0 // CELL * CELL, y1 // CELL * CELL + CELL
    columns, rows = int((x1 - x0) / CELL) + 1, int((y1 - y0) / CELL) + 1
    raster = gdal.GetDriverByName("GTiff").Create(path, columns, rows, 1, gdal.GDT_Byte,
                                                  ["COMPRESS=DEFLATE", "PREDICTOR=1", "ZLEVEL=9"])
    raster.SetGeoTransform((x0, CELL, 0, y1, 0, -CELL))
    raster.SetProjection(reference().ExportToWkt())
    raster.GetRasterBand(1).SetNoDataValue(NODATA)
    raster.GetRasterBand(1).Fill(NODATA)
    for code, shapes in [*layers, (NODATA, [cloud])]:
        _paint(raster, code, shapes)


def write_heights(path, heights, cell, north_west):
    """A raster of metres; `north_west` is its corner in local metres."""
    rows, columns = heights.shape
    raster = gdal.GetDriverByName("GTiff").Create(path, columns, rows, 1, gdal.GDT_Float32,
                                                  ["COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=9"])
    raster.SetGeoTransform((north_west[0] + ORIGIN[0], cell, 0, north_west[1] + ORIGIN[1], 0, -cell))
    raster.SetProjection(reference().ExportToWkt())
    raster.GetRasterBand(1).WriteArray(heights)


def _paint(raster, code, shapes):
    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = source.CreateLayer("paint", reference())
    for shape in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometryDirectly(on_map(shape))
        layer.CreateFeature(feature)
    gdal.RasterizeLayer(raster, [1], layer, burn_values=[code])
