#!/usr/bin/env python3
"""Draws the sample city's result as a picture, in QGIS without a screen: docs/sample_result.png.

    build/release/citygauge check sample_data/project.toml -o out
    /usr/bin/python3 scripts/render_result.py out/result.gpkg sample_data docs/sample_result.png

Districts by the verdict on road density, corridors with their width, what no bus stop covers, and the narrowest
place of a corridor close up. Needs python3-qgis and fonts-noto-cjk (scripts/install-deps.sh --full).
"""
import os
import pathlib
import shutil
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (QgsApplication, QgsCategorizedSymbolRenderer, QgsFillSymbol, QgsGraduatedSymbolRenderer,
                       QgsLayerTree, QgsLayout, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend,
                       QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayoutItemShape, QgsLayoutMeasurement,
                       QgsLayoutPoint, QgsLayoutSize, QgsLegendStyle, QgsLinePatternFillSymbolLayer, QgsLineSymbol,
                       QgsPalLayerSettings, QgsProject, QgsProperty, QgsRectangle, QgsRendererCategory,
                       QgsRendererRange, QgsRuleBasedRenderer, QgsSimpleLineSymbolLayer, QgsSingleSymbolRenderer,
                       QgsTextBufferSettings, QgsTextFormat, QgsUnitTypes, QgsVectorLayer,
                       QgsVectorLayerSimpleLabeling)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter

FONT = "Noto Sans CJK SC"
DPI = 127  # 5 pixels per millimetre
PAGE_MM = (280, 200)
PANEL_MM = 62  # to the right of the map
MARGIN_MM = 5

PAPER, INK, QUIET = "#f7f7f5", "#33373b", "#70757a"
WATER, PARK, STREET, MAIN_STREET = "#cddde6", "#e3ead9", "#d3cfc7", "#b5b0a6"
BUILDING, SITE = "#b9b3aa", "#e6d9c8"
PASS, MISS = "#c8dfdf", "#f4d8c2"
UNCOVERED = "#7a4b6b"
CORRIDOR, WIDE, MIDDLING, NARROW = "#7da27a", "#2f7f86", "#d39a2d", "#b3402a"

NECK_OF = "C2"    # the corridor whose narrowest place is drawn close up
CLOSE_UP_M = 330  # width of that picture on the ground
# Labels that would lie on something else: id -> centre, m.
LABEL_AT = {"WJ-08": (543975, 3408990), "C3": (540480, 3411930), "C2": (544560, 3414330), "C1": (543760, 3409500)}
NECK_LABEL_AT = (543655, 3413912)


def text_format(size_pt, colour=INK, bold=False, halo=True):
    font = QFont(FONT)
    font.setWeight(QFont.Bold if bold else QFont.Normal)
    result = QgsTextFormat()
    result.setFont(font)
    result.setSize(size_pt)
    result.setColor(QColor(colour))
    if halo:
        buffer = QgsTextBufferSettings()
        buffer.setEnabled(True)
        buffer.setSize(0.7)
        buffer.setColor(QColor(255, 255, 255, 215))
        result.setBuffer(buffer)
    return result


def place_labels(settings, id_field, places):
    properties = settings.dataDefinedProperties()
    for axis, key in enumerate((QgsPalLayerSettings.PositionX, QgsPalLayerSettings.PositionY)):
        cases = " ".join(f"WHEN {id_field} = '{name}' THEN {place[axis]}" for name, place in places.items())
        properties.setProperty(key, QgsProperty.fromExpression(f"CASE {cases} END"))
    for key, middle in ((QgsPalLayerSettings.Hali, "Center"), (QgsPalLayerSettings.Vali, "Half")):
        properties.setProperty(key, QgsProperty.fromValue(middle))
    settings.setDataDefinedProperties(properties)


def label(layer, expression, text, id_field=None, places=None):
    """Labels at the features' middle, or at the places given by id."""
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.setFormat(text)
    settings.multilineAlign = QgsPalLayerSettings.MultiCenter
    settings.placement = QgsPalLayerSettings.OverPoint
    settings.centroidInside = True
    settings.displayAll = True
    if places:
        place_labels(settings, id_field, places)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def fill(colour, outline=None, width_mm=0.2):
    style = {"color": colour, "style": "solid" if colour else "no", "outline_color": outline or colour,
             "outline_style": "solid" if outline else "no", "outline_width": str(width_mm)}
    return QgsFillSymbol.createSimple({key: value for key, value in style.items() if value is not None})


def hatch(colour, angle, distance_mm, width_mm):
    pattern = QgsLinePatternFillSymbolLayer()
    pattern.setLineAngle(angle)
    pattern.setDistance(distance_mm)
    pattern.setSubSymbol(QgsLineSymbol.createSimple({"color": colour, "width": str(width_mm)}))
    symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": colour, "outline_width": str(width_mm)})
    symbol.insertSymbolLayer(0, pattern)
    return symbol


def line(colour, width_mm, casing=None, cap="round"):
    symbol = QgsLineSymbol.createSimple(
        {"color": colour, "width": str(width_mm), "capstyle": cap, "joinstyle": "round"})
    if casing:
        under = QgsSimpleLineSymbolLayer(QColor(casing), width_mm + 0.6)
        under.setPenCapStyle({"flat": Qt.FlatCap}.get(cap, Qt.RoundCap))
        symbol.insertSymbolLayer(0, under)
    return symbol


class Layers:
    """Opens layers of copies of the result and of the city: QGIS writes to a GeoPackage that it has open."""

    def __init__(self, result, city, scratch):
        self.result = shutil.copy(result, scratch)
        self.city = shutil.copytree(city, scratch / "city")

    def open(self, source, table, title, symbol=None, only=""):
        layer = QgsVectorLayer(f"{source}|layername={table}|subset={only}", title, "ogr")
        if not layer.isValid():
            sys.exit(f"cannot open {table} of {source}")
        layer.setLabelsEnabled(False)
        if symbol:
            layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        QgsProject.instance().addMapLayer(layer, False)
        if layer.isSpatial():
            QgsProject.instance().setCrs(layer.crs())
        return layer

    def of_result(self, *arguments):
        return self.open(self.result, *arguments)

    def of_city(self, *arguments):
        return self.open(self.city / "city.gpkg", *arguments)

    def values(self, indicator):
        """district or corridor id -> value of an indicator."""
        table = self.of_result("results", "results", None, f"indicator = '{indicator}'")
        return {row["district_id"]: row["value"] for row in table.getFeatures()}


def background(layers, scale):
    streets = layers.of_city("roads", "Roads")
    root = QgsRuleBasedRenderer.Rule(None)
    for classes, symbol in (("'支路','次干路'", line(STREET, 0.25 * scale)),
                            ("'快速路','主干路','高速公路'", line(MAIN_STREET, 0.55 * scale))):
        built = f"DLDJ IN ({classes}) AND status = '现状'"
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, filterExp=built))
    streets.setRenderer(QgsRuleBasedRenderer(root))
    water = layers.of_city("water", "Water", fill(WATER))
    parks = layers.open(layers.city / "green.shp", "green", "Parks", fill(PARK), "LDFLDM IN ('G1', 'EG')")
    return [streets, water, parks]


def districts(layers):
    layer = layers.of_result("districts", "Road density, target ≥ 8 km/km²")
    kinds = (("pass", "met", PASS), ("miss", "missed", MISS))
    layer.setRenderer(QgsCategorizedSymbolRenderer("road_density_verdict", [
        QgsRendererCategory(value, fill(colour, "#8b8f92", 0.35), title) for value, title, colour in kinds]))
    layer.setBlendMode(QPainter.CompositionMode_Multiply)
    return layer


def district_labels(layers):
    layer = layers.of_result("districts", "Names", fill(None))
    mark = "CASE WHEN road_density_verdict = 'pass' THEN '✓' ELSE '✗' END"
    return label(layer, f"name || '\\n' || format_number(road_density, 2) || '  ' || {mark}", text_format(9.5), "id",
                 LABEL_AT)


def axis(layers, width_mm):
    layer = layers.of_result("evidence_corridor_axis", "Corridor axis, free width")
    kinds = ((100, 1e9, "100 m or more", WIDE), (50, 100, "50 to 100 m", MIDDLING), (0, 50, "less than 50 m", NARROW))
    layer.setRenderer(QgsGraduatedSymbolRenderer("width_m", [
        QgsRendererRange(low, high, line(colour, width_mm, "#ffffff"), title) for low, high, title, colour in kinds]))
    return layer


def corridors(layers):
    layer = layers.of_city("corridors", "Corridors", fill("#dbe7d3", CORRIDOR, 0.3))
    widths = layers.values("corridor_net_width").items()
    cases = " ".join(f"WHEN cid = '{cid}' THEN '{width:.0f} m{'' if width else ' (cut)'}'" for cid, width in widths)
    return label(layer, f"name || '\\n' || CASE {cases} END", text_format(8, "#4c6b49"), "cid", LABEL_AT)


def place(item, x, y, width, height, layout):
    item.attemptMove(QgsLayoutPoint(x, y, QgsUnitTypes.LayoutMillimeters))
    item.attemptResize(QgsLayoutSize(width, height, QgsUnitTypes.LayoutMillimeters))
    layout.addLayoutItem(item)
    return item


def shaped(extent, ratio):
    """The extent, made wider or higher so that its sides have the given ratio."""
    width = max(extent.width(), extent.height() * ratio)
    return QgsRectangle.fromCenterAndSize(extent.center(), width, width / ratio)


def add_map(layout, shown, extent, box, framed):
    item = QgsLayoutItemMap(layout)
    place(item, *box, layout)
    item.setExtent(shaped(extent, box[2] / box[3]))
    item.setLayers(shown)
    item.setKeepLayerSet(True)
    item.setBackgroundColor(QColor(PAPER))
    item.setFrameEnabled(framed)
    item.setFrameStrokeColor(QColor(QUIET))
    item.setFrameStrokeWidth(QgsLayoutMeasurement(0.3, QgsUnitTypes.LayoutMillimeters))
    return item


def add_text(layout, text, box, size_pt, colour=INK, bold=False):
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    font = QFont(FONT)
    font.setPointSizeF(size_pt)
    font.setBold(bold)
    item.setFont(font)
    item.setFontColor(QColor(colour))
    return place(item, *box, layout)


def add_panel(layout, x):
    panel = QgsLayoutItemShape(layout)
    panel.setShapeType(QgsLayoutItemShape.Rectangle)
    panel.setSymbol(fill("#ffffff", "#d6d6d6", 0.3))
    place(panel, x, -1, PAGE_MM[0] - x + 1, PAGE_MM[1] + 2, layout)


def add_legend(layout, shown, map_item, x, y):
    root = QgsLayerTree()
    for layer in shown:
        root.addLayer(layer)
    legend = QgsLayoutItemLegend(layout)
    legend.setAutoUpdateModel(False)
    legend.setLinkedMap(map_item)
    legend.model().setRootGroup(root)
    for style, size_pt in ((QgsLegendStyle.Subgroup, 8.5), (QgsLegendStyle.SymbolLabel, 8)):
        font = QFont(FONT)
        font.setPointSizeF(size_pt)
        font.setBold(style == QgsLegendStyle.Subgroup)
        legend.rstyle(style).setFont(font)
    legend.setFontColor(QColor(INK))
    legend.setSymbolHeight(3.4)
    legend.setSymbolWidth(6.5)
    legend.setBackgroundEnabled(False)
    legend.tree = root  # which must live as long as the legend
    place(legend, x, y, PANEL_MM, 60, layout)
    legend.adjustBoxSize()
    return legend


def add_scale_bar(layout, map_item, x, y, unit, per_segment, segments, unit_label):
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Line Ticks Up")
    bar.setLinkedMap(map_item)
    bar.setUnits(unit)
    bar.setUnitLabel(unit_label)
    bar.setUnitsPerSegment(per_segment)
    bar.setNumberOfSegments(segments)
    bar.setNumberOfSegmentsLeft(0)
    bar.setHeight(1.4)
    bar.setTextFormat(text_format(7.5, QUIET, halo=False))
    place(bar, x, y, 50, 8, layout)
    bar.update()
    return bar


def main_map(layers, layout):
    ground = background(layers, 1)
    verdicts = districts(layers)
    uncovered = layers.of_result("evidence_uncovered", "More than 500 m from a bus stop",
                                 hatch(UNCOVERED, 45, 1.4, 0.18))
    axes = axis(layers, 1.1)
    necks = layers.of_result("evidence_corridor_neck", "Narrowest place", line(INK, 1.0, "#ffffff", "flat"),
                             "kind = 'bottleneck'")
    shown = [district_labels(layers), necks, axes, uncovered, corridors(layers), verdicts, *ground]
    extent = verdicts.extent().buffered(150)
    panel_mm = PANEL_MM + 2 * MARGIN_MM
    extent.setXMaximum(extent.xMaximum() + extent.width() * panel_mm / (PAGE_MM[0] - panel_mm))
    box = (0, 0, *PAGE_MM)
    return add_map(layout, shown, extent, box, False), [verdicts, axes, necks, uncovered]


def close_up(layers, layout, box):
    necks = layers.of_result("evidence_corridor_neck", "Neck", line(INK, 1.4, "#ffffff", "flat"),
                             f"kind = 'bottleneck' AND corridor_id = '{NECK_OF}'")
    label(necks, "format_number(width_m, 1) || ' m'", text_format(10, INK, True), "corridor_id",
          {NECK_OF: NECK_LABEL_AT})
    sites = layers.of_city("land_use", "Construction land", fill(SITE, "#cbb595", 0.25), "YDYHFLDM LIKE '07%'")
    label(sites, "'building' || '\n' || 'site'", text_format(7.5, QUIET, halo=False))
    houses = layers.of_city("buildings", "Buildings", fill(BUILDING))
    space = layers.of_city("corridors", "Corridor", fill("#dbe7d3", CORRIDOR, 0.4), f"cid = '{NECK_OF}'")
    middle = necks.extent().center()
    half = CLOSE_UP_M / 2
    extent = QgsRectangle(middle.x() - half, middle.y() - half, middle.x() + half, middle.y() + half)
    return add_map(layout, [necks, axis(layers, 1.3), houses, sites, space, *background(layers, 2)], extent, box, True)


def make_layout(layers):
    layout = QgsLayout(QgsProject.instance())
    layout.initializeDefaults()
    page = layout.pageCollection().pages()[0]
    page.setPageSize(QgsLayoutSize(*PAGE_MM, QgsUnitTypes.LayoutMillimeters))
    page.setPageStyleSymbol(fill(PAPER))
    x = PAGE_MM[0] - PANEL_MM - MARGIN_MM
    city, in_legend = main_map(layers, layout)
    add_panel(layout, x - MARGIN_MM)
    add_text(layout, "万江区 · sample city", (x, 8, PANEL_MM, 8), 15, bold=True)
    add_text(layout, "Road density per plan unit, km/km²", (x, 16.5, PANEL_MM, 6), 8.5, QUIET)
    add_legend(layout, in_legend, city, x - 2, 25)
    side = PANEL_MM - 2
    add_text(layout, "Why 北山生态廊道 misses 50 m", (x, 98, PANEL_MM, 6), 8.5, bold=True)
    near = close_up(layers, layout, (x, 104, side, side))
    add_scale_bar(layout, near, x - 1, 104 + side + 1, QgsUnitTypes.DistanceMeters, 50, 2, "m")
    add_scale_bar(layout, city, MARGIN_MM, PAGE_MM[1] - 14, QgsUnitTypes.DistanceKilometers, 1, 1, "km")
    city.overview().setLinkedMap(near)
    city.overview().setFrameSymbol(fill(None, INK, 0.3))
    add_text(layout, "citygauge check sample_data/project.toml", (x, 190, PANEL_MM, 5), 7, QUIET)
    return layout


def main():
    result, city, picture = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as scratch:
        layout = make_layout(Layers(result, city, pathlib.Path(scratch)))
        image = QgsLayoutExporter(layout).renderPageToImage(0, dpi=DPI)
        # 16 bits a pixel: half the file, and no eye sees it.
        saved = image.convertToFormat(QImage.Format_RGB16, Qt.AvoidDither).save(str(picture))
    print(f"{picture}: {picture.stat().st_size // 1024} kB" if saved else f"cannot write {picture}")
    sys.stdout.flush()
    os._exit(0 if saved else 1)  # Qt and Python end in no sure order


if __name__ == "__main__":
    main()
