#!/usr/bin/env python3
"""Opens the sample's result.gpkg in QGIS: every table is there, styled by default, and draws something; all the
styles that it holds, as QML and as SLD, are taken with as many classes as they have.

Usage: qgis_open_result.py CITYGAUGE PROJECT. Exit code 77 says that QGIS is missing and the test was skipped;
with CITYGAUGE_REQUIRE_ALL set that is a failure.
"""
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import (QgsApplication, QgsMapRendererSequentialJob, QgsMapSettings, QgsRenderContext,
                           QgsVectorLayer, QgsWkbTypes)
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
    from qgis.PyQt.QtXml import QDomDocument
except ImportError as missing:
    required = bool(os.environ.get("CITYGAUGE_REQUIRE_ALL"))
    print(f"{'FAILED' if required else 'skipped'}: QGIS's python modules are missing ({missing})")
    sys.exit(1 if required else 77)

CRS = "EPSG:4545"
TARGETS_MISSED = 1
# table: geometry, renderer of the default style, and the column that it shows
SPATIAL = {
    "districts": ("Polygon", "categorizedSymbol", "road_density_verdict"),
    "evidence_roads": ("Line", "categorizedSymbol", "reason"),
    "evidence_corridor_axis": ("Line", "graduatedSymbol", "width_m"),
    "evidence_corridor_neck": ("Line", "categorizedSymbol", "kind"),
    "evidence_corridor_obstacles": ("Polygon", "singleSymbol", None),
    "evidence_uncovered": ("Polygon", "singleSymbol", None),
    "evidence_overlaps": ("Polygon", "singleSymbol", None),
    "issues": ("Point", "categorizedSymbol", "severity"),
}
PLAIN = ["results", "ledger", "indicators", "targets", "counts", "provenance"]
LABELLED = ["districts", "evidence_corridor_neck"]
PAPER = QColor(255, 255, 255)
BY_VALUE = "road_density value"

failures = []


def expect(holds, what):
    print(f"{'ok    ' if holds else 'FAILED'} {what}")
    if not holds:
        failures.append(what)


def open_table(result, table):
    layer = QgsVectorLayer(f"{result}|layername={table}", table, "ogr")
    expect(layer.isValid(), f"{table} opens")
    expect(layer.featureCount() > 0, f"{table} has {layer.featureCount()} features")
    return layer


def classified_by(renderer):
    return renderer.classAttribute() if hasattr(renderer, "classAttribute") else None


def check_spatial(layer, geometry, renderer_type, column):
    table = layer.name()
    expect(layer.crs().authid() == CRS, f"{table} is in {layer.crs().authid()}")
    expect(QgsWkbTypes.geometryDisplayString(layer.geometryType()) == geometry, f"{table} has {geometry} geometry")
    message, loaded = layer.loadDefaultStyle()
    expect(loaded, f"{table} has a default style {'' if loaded else message}")
    expect(layer.renderer().type() == renderer_type, f"{table} is drawn by {layer.renderer().type()}")
    expect(classified_by(layer.renderer()) == column, f"{table} is classified by {classified_by(layer.renderer())}")
    expect(layer.labelsEnabled() == (table in LABELLED), f"{table} labels: {layer.labelsEnabled()}")


def class_count(renderer):
    if renderer.type() == "RuleRenderer":
        return len(renderer.rootRule().children())
    if renderer.type() == "categorizedSymbol":
        return len(renderer.categories())
    return len(renderer.ranges()) if renderer.type() == "graduatedSymbol" else 1


def symbols(renderer):
    if renderer.type() == "RuleRenderer":
        return [rule.symbol() for rule in renderer.rootRule().children()]
    return [item.symbol() for item in renderer.legendSymbolItems()]


def classes_of_features(layer):
    """How many features each class draws; none may be drawn twice."""
    renderer = layer.renderer().clone()
    context = QgsRenderContext()
    drawn = []
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        drawn.append(len(renderer.originalSymbolsForFeature(feature, context)))
    renderer.stopRender(context)
    return drawn


def check_style(result, table, name, qml, sld):
    what = f"style {name} of {table}"
    layer = QgsVectorLayer(f"{result}|layername={table}", table, "ogr")
    document = QDomDocument()
    expect(document.setContent(qml)[0], f"{what} is XML")
    taken, message = layer.importNamedStyle(document)
    expect(taken, f"{what} is taken as QML {message}")
    classes = class_count(layer.renderer())
    expect(set(classes_of_features(layer)) <= {1}, f"{what} draws every feature once by QML")
    file = result.parent / "style.sld"
    file.write_text(sld, encoding="utf-8")
    message, taken = layer.loadSldStyle(str(file))
    expect(taken, f"{what} is taken as SLD {message}")
    expect(class_count(layer.renderer()) == classes == sld.count("<se:Rule>"), f"{what} has {classes} classes in both")
    expect(set(classes_of_features(layer)) <= {1}, f"{what} draws every feature once by SLD")
    hatches = sum(symbol.symbolLayerCount() > 1 for symbol in symbols(layer.renderer()))
    expect(hatches == sum("GraphicFill" in rule for rule in sld.split("<se:Rule>")), f"{what} has {hatches} hatched classes")


def check_styles(result):
    with sqlite3.connect(result) as connection:
        rows = connection.execute("SELECT f_table_name, styleName, styleQML, styleSLD FROM layer_styles").fetchall()
    expect(("districts", BY_VALUE) in [row[:2] for row in rows], f"there is a style {BY_VALUE}")
    for row in rows:
        check_style(result, *row)


def render(layers, extent, size):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setBackgroundColor(PAPER)
    settings.setOutputSize(size)
    settings.setExtent(extent)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    expect(not job.errors(), f"rendering {', '.join(layer.name() for layer in layers)}")
    return job.renderedImage()


def colours(image):
    """How often each colour occurs, the paper left out."""
    found = {}
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixel(x, y)
            if colour != PAPER.rgb():
                found[colour] = found.get(colour, 0) + 1
    return found


def check_drawing(layers):
    for layer in layers:
        extent = layer.extent()
        extent.grow(100)
        drawn = colours(render([layer], extent, QSize(200, 150)))
        expect(sum(drawn.values()) > 20, f"{layer.name()} draws {sum(drawn.values())} pixels")
    extent = layers[0].extent().buffered(200)
    image = render(list(reversed(layers)), extent, QSize(560, 400))
    drawn = colours(image)
    share = sum(drawn.values()) / (image.width() * image.height())
    expect(share > 0.2, f"the map fills {100 * share:.0f} % of the picture")
    expect(len(drawn) > 20, f"the map has {len(drawn)} colours")
    return image


def check_result(folder):
    result = folder / "result.gpkg"
    layers = []
    for table, (geometry, renderer_type, column) in SPATIAL.items():
        layer = open_table(result, table)
        check_spatial(layer, geometry, renderer_type, column)
        layers.append(layer)
    for table in PLAIN:
        open_table(result, table)
    check_styles(result)
    picture = folder / "map.png"
    check_drawing(layers).save(str(picture))
    expect(picture.stat().st_size > 10_000, f"the picture has {picture.stat().st_size} bytes")


def main():
    citygauge, project = sys.argv[1:]
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory(prefix="citygauge_test_") as folder:
        run = subprocess.run([citygauge, "check", project, "-o", folder], capture_output=True, text=True)
        expect(run.returncode == TARGETS_MISSED, f"citygauge exits with {run.returncode} {run.stderr}")
        if not failures:
            check_result(pathlib.Path(folder))
    print(f"{len(failures)} failures")
    sys.stdout.flush()
    # Python and QGIS take each other's objects apart in no sure order at the end: leave before that.
    os._exit(1 if failures else 0)


if __name__ == "__main__":
    main()
