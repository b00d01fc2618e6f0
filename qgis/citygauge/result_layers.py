"""Puts a result into the project: its layers with their styles, in groups, named in the planner's language."""

from __future__ import annotations

import contextlib
import pathlib
import re
import sqlite3

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsGraduatedSymbolRenderer,
    QgsLayerTree,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProcessingFeedback,
    QgsProject,
    QgsProviderRegistry,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from .language import language, word

# What check, batch and compare write; whatever else lies in their folder is the planner's own.
GEOPACKAGES = ("result.gpkg", "summary.gpkg", "compare.gpkg")
REPORTS = ("report.html", "summary.html", "compare.html")
PLACE = "citygauge/result"  # property of a group: where its result lies
# A sign, Chinese, English: "✓ 达标 met", "公交站点 500 米覆盖率 Bus-stop coverage within 500 m". Chinese ends with its
# last character of full width.
BILINGUAL = re.compile(r"^(\W\s+)?(.*[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s+([^\u4e00-\u9fff]+)$")


def in_one_language(name: str) -> str:
    """The planner's half of a bilingual name; any other name as it is."""
    parts = BILINGUAL.match(name)
    if parts is None:
        return name
    return (parts.group(1) or "") + parts.group(2 if language() == "zh" else 3)


def load_result(place: pathlib.Path, project: QgsProject, feedback: QgsProcessingFeedback) -> None:
    """`place`: the folder of a result, or a GeoPackage. What an earlier run loaded from there is replaced."""
    _remove_earlier(place, project)
    group = QgsLayerTreeGroup()
    group.setCustomProperty(PLACE, str(place))
    group.setName(_fill(group, place, project, feedback))
    count = len(group.findLayers())
    if count == 0:
        return
    project.layerTreeRoot().insertChildNode(0, group)
    feedback.pushInfo(word("loaded", count=count, group=group.name()))


def _fill(group: QgsLayerTreeGroup, place: pathlib.Path, project: QgsProject, feedback: QgsProcessingFeedback) -> str:
    """The group's name."""
    own_project = place / "result.qgz"
    if own_project.is_file():
        return _fill_from_project(group, own_project, project, feedback)
    for geopackage in [place] if place.is_file() else [place / name for name in GEOPACKAGES]:
        if geopackage.is_file():
            _fill_from_geopackage(group, geopackage, project)
    return f"citygauge: {place.stem}"


def find_report(place: pathlib.Path) -> pathlib.Path | None:
    """The page that tells the result in words and charts, if there is one."""
    return next((place / name for name in REPORTS if (place / name).is_file()), None)


def _remove_earlier(place: pathlib.Path, project: QgsProject) -> None:
    """Layers of files that have been replaced would go on showing the old ones."""
    groups = project.layerTreeRoot().findGroups(True)
    for group in [group for group in groups if group.customProperty(PLACE) == str(place)]:
        project.removeMapLayers([node.layerId() for node in group.findLayers()])
        group.parent().removeChildNode(group)


def _fill_from_project(
    group: QgsLayerTreeGroup, file: pathlib.Path, project: QgsProject, feedback: QgsProcessingFeedback
) -> str:
    source = QgsProject()
    if not source.read(str(file)):
        feedback.reportError(word("not_loaded", path=file))
        return ""
    _copy_nodes(source.layerTreeRoot(), group, project)
    return f"citygauge: {source.title()}"


def _copy_nodes(source: QgsLayerTreeGroup, target: QgsLayerTreeGroup, project: QgsProject) -> None:
    for node in source.children():
        if QgsLayerTree.isGroup(node):
            copy = target.addGroup(in_one_language(node.name()))
            _copy_nodes(node, copy, project)
            copy.setIsMutuallyExclusive(node.isMutuallyExclusive())
        elif node.layer() is not None and node.layer().isValid():
            copy = _add(node.layer().clone(), target, project)
        else:
            continue
        copy.setItemVisibilityChecked(node.itemVisibilityChecked())
        copy.setExpanded(node.isExpanded())


def _add(layer: QgsMapLayer, target: QgsLayerTreeGroup, project: QgsProject) -> QgsLayerTreeLayer:
    layer.setName(in_one_language(layer.name()))
    _name_classes(layer)
    project.addMapLayer(layer, False)
    return target.addLayer(layer)


def _name_classes(layer: QgsMapLayer) -> None:
    """The legend's classes, in the planner's language too."""
    renderer = layer.renderer() if isinstance(layer, QgsVectorLayer) else None
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for index, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(index, in_one_language(category.label()))
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        for index, range_ in enumerate(renderer.ranges()):
            renderer.updateRangeLabel(index, in_one_language(range_.label()))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().children():
            rule.setLabel(in_one_language(rule.label()))


def _titles(file: pathlib.Path) -> dict[str, str]:
    """Titles by table, which stand with the default styles: "廊道净宽 / Net width of corridors"."""
    query = "SELECT f_table_name, description FROM layer_styles WHERE useAsDefault AND description <> ''"
    try:
        with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            return {table: title.replace(" / ", " ", 1) for table, title in connection.execute(query)}
    except sqlite3.Error:
        return {}  # a GeoPackage without styles: its tables go by their names


def _below(layer: QgsVectorLayer) -> tuple[bool, int, bool]:
    """What lies further down: tables below maps, areas below lines and points, districts below all other areas."""
    return not layer.isSpatial(), int(layer.geometryType()), layer.name() == "districts"


def _fill_from_geopackage(group: QgsLayerTreeGroup, file: pathlib.Path, project: QgsProject) -> None:
    """The tables that hold something, with the styles that the GeoPackage has for them."""
    tables = QgsProviderRegistry.instance().querySublayers(str(file))
    layers = [QgsVectorLayer(table.uri(), table.name(), "ogr") for table in tables if table.name() != "layer_styles"]
    titles = _titles(file)
    for layer in sorted((layer for layer in layers if layer.isValid() and layer.featureCount() > 0), key=_below):
        layer.loadDefaultStyle()
        layer.setName(titles.get(layer.name(), layer.name()))
        _add(layer, group, project)
