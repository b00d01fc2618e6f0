#!/usr/bin/env python3
"""Opens the sample's result.qgz in QGIS and prints it: layers, groups, CRS, styles, themes and layouts are as they
should be, also after the folder has been moved, with hostile names, and in a CRS that no authority knows.

Usage: qgis_project.py CITYGAUGE PROJECT. Exit code 77 says that QGIS is missing and the test was skipped; with
CITYGAUGE_REQUIRE_ALL set that is a failure.
"""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree
import zipfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import (QgsApplication, QgsLayoutExporter, QgsMapRendererSequentialJob, QgsMapSettings, QgsProject,
                           QgsReadWriteContext)
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor, QImage
    from qgis.PyQt.QtXml import QDomDocument
except ImportError as missing:
    required = bool(os.environ.get("CITYGAUGE_REQUIRE_ALL"))
    print(f"{'FAILED' if required else 'skipped'}: QGIS's python modules are missing ({missing})")
    sys.exit(1 if required else 77)

TARGETS_MISSED = 1
STYLES = pathlib.Path(__file__).resolve().parents[2] / "styles"
GROUPS = ["问题 Issues", "评价单元 Districts", "证据 Evidence", "指标评价 Indicators", "表 Tables"]
TABLES = ["results", "targets", "indicators", "ledger", "counts", "provenance"]
ROAD_DENSITY = "道路网密度 Road network density"
EVIDENCE_OF = {  # theme: the tables that it shows, from the uppermost
    ROAD_DENSITY: {"evidence_roads", "districts"},
    "生态廊道净宽度 Net width of ecological corridors":
        {"evidence_corridor_neck", "evidence_corridor_axis", "evidence_corridor_obstacles", "districts"},
    "公交站点 500 米覆盖率 Bus-stop coverage within 500 m": {"evidence_uncovered", "districts"},
}
PAPER = QColor(255, 255, 255)
HOSTILE = "<script>alert('x')</script>&\" \x01\x1b[31m[% @user_full_name %] 万州"
# A city's own grid: CGCS2000 with a central meridian of its own, as many Chinese cities have.
LOCAL_CRS = (
    'PROJCS["city grid",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",'
    'SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],'
    'AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],'
    'PARAMETER["central_meridian",108.2],PARAMETER["scale_factor",1],PARAMETER["false_easting",520000],'
    'PARAMETER["false_northing",-3000000],UNIT["metre",1]]')

failures = []


def expect(holds, what):
    print(f"{'ok    ' if holds else 'FAILED'} {what}")
    if not holds:
        failures.append(what)


def run(*command, exit_code=0):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    expect(done.returncode == exit_code, f"{command[1]} exits with {done.returncode} {done.stderr[-500:]}")
    return done.returncode == exit_code


def open_project(folder):
    project = QgsProject.instance()
    project.clear()
    expect(project.read(str(folder / "result.qgz")), f"result.qgz opens {project.error()}")
    return project


def table_of(layer):
    return layer.source().split("layername=")[1].split("|")[0]


def check_layers(project, folder):
    root = project.layerTreeRoot()
    expect([group.name() for group in root.children()] == GROUPS, "the groups are there, in order")
    layers = project.mapLayers().values()
    expect(len(layers) == len(root.findLayers()), f"{len(layers)} layers, each in a group")
    for layer in layers:
        expect(layer.isValid(), f"{layer.name()} is valid")
        expect(layer.source().startswith(str(folder / "result.gpkg")), f"{layer.name()} lies in {folder}")
        expect(layer.featureCount() > 0, f"{layer.name()} has {layer.featureCount()} rows")
        expect(not layer.isSpatial() or layer.crs() == project.crs(), f"{layer.name()} has the project's CRS")
    tables = [node.layer() for node in root.findGroup("表 Tables").findLayers()]
    expect([table_of(layer) for layer in tables] == TABLES, "the tables are there")
    shown = [layer.name() for layer in root.checkedLayers() if table_of(layer) == "districts"]
    expect(shown == [ROAD_DENSITY], f"of the indicators only the first is shown: {shown}")
    expect(root.findGroup("指标评价 Indicators").isMutuallyExclusive(), "one indicator is shown at a time")


def check_styles(project):
    """The layers look as the style book says: the same classes in the same colours."""
    book = {}
    for file in ("districts.toml", "evidence.toml"):
        book |= tomllib.loads((STYLES / file).read_text())
    layer = next(layer for layer in project.mapLayers().values() if layer.name() == ROAD_DENSITY)
    expect(layer.renderer().classAttribute() == "road_density_verdict", "districts are shown by their verdict")
    drawn = {c.value(): c.symbol().symbolLayer(0).color().name(QColor.HexArgb) for c in layer.renderer().categories()}
    for category in book["districts"]["category"]:
        rgba = category["colour"].lstrip("#").ljust(8, "f")
        argb = "#" + rgba[6:] + rgba[:6]
        expect(drawn.get(category["value"]) == argb, f"{category['value']} is drawn in {drawn.get(category['value'])}")
    expect(layer.labelsEnabled(), "districts are labelled")
    for layer in project.mapLayers().values():
        style = book.get(table_of(layer))
        if style is None or table_of(layer) == "districts":
            continue
        classes = len(style.get("category", style.get("range", [1])))
        items = len(layer.renderer().legendSymbolItems())
        expect(items == classes, f"{layer.name()} has {items} classes")


def check_themes(project):
    themes = project.mapThemeCollection()
    names = set(themes.mapThemes())
    for theme, tables in EVIDENCE_OF.items():
        shown = {table_of(layer) for layer in themes.mapThemeVisibleLayers(theme)}
        expect(shown == tables, f"theme {theme} shows {sorted(shown)}")
    for layout in project.layoutManager().printLayouts():
        expect(layout.itemById("map").followVisibilityPresetName() in names, f"{layout.name()} follows a theme")
        scale = layout.itemById("map").scale()
        expect(abs(scale / round(scale, -3) - 1) < 1e-6, f"{layout.name()} has the scale 1:{scale:.2f}")
    expect(len(project.layoutManager().printLayouts()) == len(names), f"{len(names)} layouts")


def colours(image):
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def is_drawn(image, what):
    """A picture with paper, areas and lines has many colours (of the antialiasing too); an empty one has one."""
    found = len(colours(image))
    expect(not image.isNull() and found > 20, f"{what}: {image.width()} x {image.height()} pixels, {found} colours")


def check_canvas(project):
    settings = QgsMapSettings()
    settings.setLayers([layer for layer in project.layerTreeRoot().checkedLayers() if layer.isSpatial()])
    settings.setDestinationCrs(project.crs())
    settings.setBackgroundColor(PAPER)
    settings.setOutputSize(QSize(600, 450))
    settings.setExtent(project.viewSettings().defaultViewExtent())
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    expect(not job.errors(), f"the canvas is drawn without errors {[error.message for error in job.errors()]}")
    is_drawn(job.renderedImage(), "the canvas")


def check_layout(project, picture):
    layout = project.layoutManager().printLayouts()[0]
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 50
    settings.exportMetadata = False
    done = QgsLayoutExporter(layout).exportToImage(str(picture), settings)
    expect(done == QgsLayoutExporter.Success, f"{layout.name()} is exported")
    is_drawn(QImage(str(picture)), "the layout")
    check_scale_bar(layout)


def check_scale_bar(layout):
    """Its segments are as long on paper as they say, by the map's own scale."""
    layout.refresh()
    element = layout.writeXml(QDomDocument(), QgsReadWriteContext())
    items = element.elementsByTagName("LayoutItem")
    bar = next(item for item in (items.at(i).toElement() for i in range(items.count()))
               if item.attribute("id") == "scale_bar")
    drawn_m = float(bar.attribute("segmentMillimeters")) * layout.itemById("map").scale() / 1000
    said_m = float(bar.attribute("numUnitsPerSegment")) * {"km": 1000, "meters": 1}[bar.attribute("unitType")]
    expect(abs(drawn_m / said_m - 1) < 0.005, f"a segment of the scale bar says {said_m:g} m and is {drawn_m:.3f} m")


def check_result(folder):
    project = open_project(folder)
    expect(project.crs().authid() == "EPSG:4545", f"the CRS is {project.crs().authid()}")
    expect(not project.viewSettings().defaultViewExtent().isEmpty(), "there is something to zoom to")
    check_layers(project, folder)
    check_styles(project)
    check_themes(project)
    check_canvas(project)
    check_layout(project, folder.parent / "layout.png")
    project.clear()


def check_moved(folder):
    moved = folder.parent / "搬到 elsewhere & more"
    shutil.move(folder, moved)
    project = open_project(moved)
    check_layers(project, moved)
    check_canvas(project)
    project.clear()


def check_printing(citygauge, folder):
    maps = folder.parent / "maps"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    printed = run(citygauge, "map", folder, "--engine", "qgis", "--indicator", "road_density", "--format", "pdf,png",
                  "--dpi", "60", "-o", maps)
    if not printed:
        return
    names = sorted(path.name for path in maps.iterdir())
    expect(len(names) == 2 and names[0].endswith("road_density.pdf"), f"printed {names}, and nothing else")
    is_drawn(QImage(str(maps / names[1])), names[1])
    pdf = (maps / names[0]).read_bytes()
    expect(pdf.startswith(b"%PDF") and len(pdf) > 10_000, f"{names[0]} has {len(pdf)} bytes")
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    expect(before == after, "printing leaves the result as it was")


def changed_sample(project_file, folder, change):
    """A copy of the sample, changed; returns its project file."""
    shutil.copytree(project_file.parent, folder, ignore=shutil.ignore_patterns("generator", "*.py", "out"))
    change(folder)
    return folder / project_file.name


def give_hostile_name(folder):
    with sqlite3.connect(folder / "city.gpkg") as city:
        city.execute("UPDATE districts SET name = ? WHERE did = 'WJ-01'", (HOSTILE,))
    text = (folder / "project.toml").read_text()
    (folder / "project.toml").write_text(text.replace('title = "', 'title = "<b>&[% 1 + 1 %]\\" '))


def check_hostile(citygauge, project_file, folder):
    hostile = changed_sample(project_file, folder / "hostile", give_hostile_name)
    out = folder / "hostile_out"
    if not run(citygauge, "check", hostile, "-o", out, exit_code=TARGETS_MISSED):
        return
    text = zipfile.ZipFile(out / "result.qgz").read("result.qgs")
    root = xml.etree.ElementTree.fromstring(text)
    expect(root.find("title").text.startswith('<b>&[% 1 + 1 %]"'), "the title stays text")
    project = open_project(out)
    title = project.layoutManager().printLayouts()[0].itemById("title").currentText()
    expect(title.startswith('<b>&[ % 1 + 1 %]"'), f"the layout's title is not evaluated: {title}")
    check_layers(project, out)
    check_layout(project, folder / "hostile.png")
    project.clear()


def use_local_crs(folder):
    text = (folder / "project.toml").read_text()
    (folder / "project.toml").write_text(text.replace('crs = "EPSG:4545"', f"crs = '{LOCAL_CRS}'"))


def check_local_crs(citygauge, project_file, folder):
    local = changed_sample(project_file, folder / "local", use_local_crs)
    out = folder / "local_out"
    if not run(citygauge, "check", local, "-o", out, exit_code=TARGETS_MISSED):
        return
    project = open_project(out)
    expect(project.crs().isValid() and not project.crs().authid().startswith("EPSG"),
           f"the CRS has no EPSG code: {project.crs().authid()!r}")
    expect("lon_0=108.2" in project.crs().toProj(), f"the CRS is {project.crs().toProj()}")
    check_layers(project, out)
    check_themes(project)
    check_canvas(project)
    project.clear()


def main():
    citygauge, project_file = sys.argv[1], pathlib.Path(sys.argv[2])
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory(prefix="citygauge_test_") as name:
        folder = pathlib.Path(name)
        if run(citygauge, "check", project_file, "-o", folder / "out", exit_code=TARGETS_MISSED):
            check_result(folder / "out")
            check_printing(citygauge, folder / "out")
            check_moved(folder / "out")
        check_hostile(citygauge, project_file, folder)
        check_local_crs(citygauge, project_file, folder)
    print(f"{len(failures)} failures")
    sys.stdout.flush()
    # Python and QGIS take each other's objects apart in no sure order at the end: leave before that. The folder is
    # gone by now.
    os._exit(1 if failures else 0)


if __name__ == "__main__":
    main()
