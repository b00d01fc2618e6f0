#include "input/drawing.hpp"
#include "input/open_dataset.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "input/dbf_text.hpp"
#include "input/text_in_utf8.hpp"

namespace citygauge {
namespace {

constexpr const char* arc_step_degrees = "1";  // as of curves in other formats

bool takes_polygons(const Role& role) {
  return std::ranges::find(role.geometry, LayerGeometry::polygon) != role.geometry.end();
}

bool is_text(const OGRFeature& entity) {
  const std::string kind = entity.GetFieldAsString("SubClasses");
  return kind.find("AcDbText") != std::string::npos || kind.find("AcDbMText") != std::string::npos;
}

/// The area that a closed polyline encloses; null for all other geometry.
OGRGeometryUniquePtr enclosed_area(const OGRGeometry& geometry) {
  if (wkbFlatten(geometry.getGeometryType()) != wkbLineString) return nullptr;
  const OGRLineString& line = *geometry.toLineString();
  if (line.getNumPoints() < 4 || line.get_IsClosed() == 0) return nullptr;
  auto ring = std::make_unique<OGRLinearRing>();
  ring->addSubLineString(&line);
  auto polygon = std::make_unique<OGRPolygon>();
  polygon->addRingDirectly(ring.release());
  return OGRGeometryUniquePtr(polygon.release());
}

OGRLayer& make_layer(GDALDataset& dataset) {
  OGRLayer& layer = *dataset.CreateLayer("drawing", nullptr, wkbUnknown, nullptr);
  for (const char* name : {"class", "dxf_layer"}) {
    OGRFieldDefn field(name, OFTString);
    layer.CreateField(&field);
  }
  return layer;
}

struct Left {
  std::int64_t closed = 0;
  std::int64_t texts = 0;
  std::set<std::string> dxf_layers;
};

void add_entity(OGRLayer& to, const OGRFeature& entity, const std::string& dxf_layer, bool as_polygon,
                Left& left) {
  const OGRGeometry* geometry = entity.GetGeometryRef();
  if (geometry == nullptr) return;
  OGRGeometryUniquePtr area = as_polygon ? enclosed_area(*geometry) : nullptr;
  left.closed += area != nullptr ? 1 : 0;
  OGRFeature feature(to.GetLayerDefn());
  feature.SetField(0, dxf_layer.c_str());
  feature.SetField(1, dxf_layer.c_str());
  feature.SetGeometry(area != nullptr ? area.get() : geometry);
  if (to.CreateFeature(&feature) != OGRERR_NONE)
    throw Error(ErrorKind::internal, "a drawing's entity was lost");
}

void add_notes(LayerOpening& opening, const LayerSource& source, const Left& left) {
  const auto add = [&](const char* code, std::string message, const char* action) {
    opening.issues.push_back({Severity::note, code, source.role, {}, std::move(message), action, {}});
  };
  if (left.closed > 0)
    add("closed_line", fmt::format("{} closed lines of the drawing were taken as polygons", left.closed),
        "kept");
  if (left.texts > 0)
    add("drawing_text", fmt::format("{} texts of the drawing are no features", left.texts), "left out");
}

/// Old drawings often name a Western code page over Chinese text: what the bytes say counts, unless the
/// project states an encoding; "" to believe the drawing.
std::string encoding_of(LayerOpening& opening, const LayerSource& source, const std::string& path) {
  if (!source.encoding.empty()) return source.encoding;
  const EncodingEvidence evidence = plain_text_encoding(path);
  if (!evidence.sure()) return "";
  const std::string found = to_string(evidence.guess());
  opening.encoding.detected = found;
  opening.issues.push_back({Severity::note,
                            "encoding_detected",
                            source.role,
                            {},
                            fmt::format("the text of the drawing is {}", found),
                            "decoded",
                            {}});
  return found;
}

/// GDAL takes an encoding only where a drawing has a header section; without one a copy gets an empty one.
std::string with_header(LayerOpening& opening, const LayerSource& source, const std::string& path) {
  constexpr std::size_t head_bytes = 65536;
  std::string content = content_of(path, source.source.string());
  if (std::string_view(content).substr(0, head_bytes).find("HEADER") != std::string_view::npos) return path;
  if (opening.files == nullptr) opening.files = std::make_unique<MemoryFiles>();
  return opening.files->write("0\nSECTION\n2\nHEADER\n0\nENDSEC\n" + content, "with_header.dxf");
}

}  // namespace

void open_drawing(LayerOpening& opening, const LayerSource& source, const Role& role,
                  const std::string& stated_path) {
  const CPLConfigOptionSetter arcs("OGR_ARC_STEPSIZE", arc_step_degrees, false);
  const std::string encoding = encoding_of(opening, source, stated_path);
  const std::string path = encoding.empty() ? stated_path : with_header(opening, source, stated_path);
  const CPLConfigOptionSetter decoding("DXF_ENCODING", encoding.empty() ? nullptr : encoding.c_str(), false);
  const bool copied = opening.files != nullptr && opening.files->holds(path);
  const DatasetHandle drawing =
      copied ? open_copy(path, "DXF", source.source.string()) : open_vector_dataset(path);
  DatasetHandle memory(
      GetGDALDriverManager()->GetDriverByName("Memory")->Create("", 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer& layer = make_layer(*memory);
  Left left;
  CPLErrorReset();
  for (const auto& entity : *drawing->GetLayer(0)) {
    const std::string dxf_layer = entity->GetFieldAsString("Layer");
    left.dxf_layers.insert(dxf_layer);
    if (entity->GetFieldAsInteger("PaperSpace") != 0) continue;
    if (!source.layer.empty() && dxf_layer != source.layer) continue;
    if (is_text(*entity))
      ++left.texts;
    else
      add_entity(layer, *entity, dxf_layer, takes_polygons(role), left);
  }
  if (CPLGetLastErrorType() >= CE_Failure)
    throw input_error(fmt::format("{}: damaged, reading stopped{}", describe(source), gdal_reason()));
  if (!source.layer.empty() && !left.dxf_layers.contains(source.layer))
    throw input_error(fmt::format("{}: there is no such layer", describe(source)),
                      fmt::format("it has: {}", fmt::join(left.dxf_layers, ", ")));
  add_notes(opening, source, left);
  opening.layer = &layer;
  opening.dataset = std::move(memory);
}

}  // namespace citygauge
