#include "output/qgis/project.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/geopackage_file.hpp"
#include "output/map/title_block.hpp"
#include "output/qgis/layout.hpp"
#include "output/qgis/text.hpp"
#include "output/qml_style.hpp"
#include "output/text_file_output.hpp"
#include "output/xml_text.hpp"
#include "output/zip_file.hpp"

namespace citygauge {
namespace {

/// QGIS takes the CRS from the WKT, in which it finds the authority's code again, if there is one.
std::string spatial_reference(const RunReport& report) {
  if (report.crs_wkt.empty()) return {};
  return fmt::format(
      "<spatialrefsys nativeFormat=\"Wkt\"><wkt>{}</wkt><description>{}</description></spatialrefsys>",
      xml_text(report.crs_wkt), xml_text(report.crs_name));
}

std::string source_of(const QgisLayer& layer) {
  const std::string source = "./result.gpkg|layername=" + layer.table;
  return xml_text(layer.condition.empty() ? source : source + "|subset=" + layer.condition);
}

/// What is ticked when the project is opened: the first sheet, and the issues.
bool is_visible(const QgisPlan& plan, const QgisLayer& layer) {
  if (layer.table == "issues") return true;
  return !plan.sheets.empty() &&
         std::ranges::find(plan.sheets.front().layers, layer.id) != plan.sheets.front().layers.end();
}

const char* ticked(bool is_ticked) {
  return is_ticked ? "Qt::Checked" : "Qt::Unchecked";
}

std::string tree_layer(const QgisPlan& plan, const QgisLayer& layer) {
  const bool visible = is_visible(plan, layer);
  return fmt::format(
      R"(<layer-tree-layer id="{}" name="{}" source="{}" providerKey="ogr" checked="{}" expanded="{:d}"/>)"
      "\n",
      xml_text(layer.id), qgis_text(layer.title), source_of(layer), ticked(visible),
      visible && layer.table != "issues");
}

std::string tree_group(const QgisPlan& plan, const QgisGroup& group) {
  std::string layers;
  int shown = -1;
  for (std::size_t i = 0; i < group.layers.size(); ++i) {
    layers += tree_layer(plan, group.layers[i]);
    if (shown < 0 && is_visible(plan, group.layers[i])) shown = static_cast<int>(i);
  }
  const std::string exclusive =
      group.one_at_a_time ? fmt::format(R"(mutually-exclusive="1" mutually-exclusive-child="{}")", shown)
                          : "";
  return fmt::format(
      "<layer-tree-group name=\"{}\" checked=\"Qt::Checked\" expanded=\"{:d}\" {}>\n{}</layer-tree-group>\n",
      qgis_text(group.title), group.expanded, exclusive, layers);
}

std::string layer_tree(const QgisPlan& plan) {
  std::string groups;
  for (const QgisGroup& group : plan.groups)
    if (!group.layers.empty()) groups += tree_group(plan, group);
  return "<layer-tree-group>\n" + groups + "</layer-tree-group>\n";
}

const char* geometry_name(const QgisLayer& layer) {
  if (!layer.style) return "No geometry";
  switch (layer.style->classes.front().symbol.kind) {
    case ShapeKind::point:
      return "Point";
    case ShapeKind::line:
      return "Line";
    case ShapeKind::polygon:
      return "Polygon";
  }
  return "";
}

/// Results are looked at, not edited: the layers are locked until the planner unlocks them.
std::string map_layer(const RunReport& report, const QgisLayer& layer) {
  const bool has_labels = !layer.label.empty() || (layer.style && !layer.style->label.column.empty());
  return fmt::format(
      R"(<maplayer type="vector" geometry="{}" readOnly="1" labelsEnabled="{:d}" simplifyDrawingHints="1" )"
      R"(simplifyDrawingTol="1" simplifyMaxScale="1" simplifyLocal="1" simplifyAlgorithm="0">)"
      "\n<id>{}</id>\n<datasource>{}</datasource>\n<layername>{}</layername>\n"
      "<srs>{}</srs>\n<provider encoding=\"UTF-8\">ogr</provider>\n{}</maplayer>\n",
      geometry_name(layer), has_labels, xml_text(layer.id), source_of(layer), qgis_text(layer.title),
      layer.style ? spatial_reference(report) : "", layer.style ? qml_body(*layer.style, layer.label) : "");
}

std::string map_layers(const RunReport& report, const QgisPlan& plan) {
  std::string layers;
  for (const QgisGroup& group : plan.groups)
    for (const QgisLayer& layer : group.layers) layers += map_layer(report, layer);
  return "<projectlayers>\n" + layers + "</projectlayers>\n";
}

std::string themes(const QgisPlan& plan) {
  std::string all;
  for (const QgisSheet& sheet : plan.sheets) {
    std::string layers;
    for (const std::string& id : sheet.layers)
      layers += fmt::format(R"(<layer id="{}" visible="1"/>)", xml_text(id));
    all +=
        fmt::format("<visibility-preset name=\"{}\">{}</visibility-preset>\n", xml_text(sheet.title), layers);
  }
  return "<visibility-presets>\n" + all + "</visibility-presets>\n";
}

std::string canvas(const Box& extent, const std::string& crs) {
  if (extent.empty()) return {};
  return fmt::format(
      "<mapcanvas name=\"theMapCanvas\" annotationsVisible=\"1\"><units>meters</units><extent><xmin>{}</xmin>"
      "<ymin>{}</ymin><xmax>{}</xmax><ymax>{}</ymax></extent><rotation>0</rotation><destinationsrs>{}"
      "</destinationsrs></mapcanvas>\n",
      extent.min_x, extent.min_y, extent.max_x, extent.max_y, crs);
}

/// What "zoom to all" shows.
std::string whole_view(const Box& extent, const std::string& crs) {
  if (extent.empty()) return {};
  return fmt::format(
      R"(<ProjectViewSettings UseProjectScales="0"><Scales/><DefaultViewExtent xmin="{}" ymin="{}" xmax="{}" )"
      "ymax=\"{}\">{}</DefaultViewExtent></ProjectViewSettings>\n",
      extent.min_x, extent.min_y, extent.max_x, extent.max_y, crs);
}

/// All around the districts, with a margin.
Box shown_extent(const RunReport& report) {
  constexpr double margin = 0.05;  // of the larger side
  const Box box = report.districts.shapes.box();
  return box.empty() ? box : box.grown(margin * std::max(box.width(), box.height()));
}

/// The project file, with its folder where the result tells it: "sample_data/project.toml".
std::string source_words(const RunReport& report) {
  const std::filesystem::path project = report.project, folder = project.parent_path().filename();
  return (folder == ".." ? project.filename() : folder / project.filename()).generic_string();
}

constexpr const char* properties = R"(<properties>
<Paths><Absolute type="bool">false</Absolute></Paths>
<SpatialRefSys><ProjectionsEnabled type="int">1</ProjectionsEnabled></SpatialRefSys>
<Measurement><DistanceUnits type="QString">meters</DistanceUnits><AreaUnits type="QString">m2</AreaUnits></Measurement>
</properties>
)";

}  // namespace

QgisProject qgis_project(const RunReport& report, const StyleBook& book, PaperSize paper) {
  QgisProject project{.plan = plan_qgis_project(report, book), .layouts = {}, .xml = {}};
  const Box extent = shown_extent(report);
  const QgisLayoutFrame frame{.paper = paper,
                              .world = report.districts.shapes.box(),
                              .title = report.title,
                              .crs = crs_words(report.crs_wkt, report.crs_name),
                              .source = source_words(report)};
  std::string layouts;
  if (!extent.empty()) {
    for (const QgisSheet& sheet : project.plan.sheets) {
      project.layouts.push_back(layout_name(frame, sheet));
      layouts += qgis_layout(frame, project.plan, sheet);
    }
  }
  const std::string crs = spatial_reference(report);
  project.xml = fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      "<qgis version=\"3.22.0\" projectname=\"{0}\">\n<title>{0}</title>\n<projectCrs>{1}</projectCrs>\n"
      "{2}{3}{4}{5}{6}<Layouts>\n{7}</Layouts>\n{8}</qgis>\n",
      xml_text(report.title), crs, layer_tree(project.plan), canvas(extent, crs),
      map_layers(report, project.plan), themes(project.plan), properties, layouts, whole_view(extent, crs));
  return project;
}

void write_qgis_project(const RunReport& report, const StyleBook& book, const std::filesystem::path& file) {
  write_text_file(file, zip_of("result.qgs", qgis_project(report, book).xml));
}

}  // namespace citygauge
