#include "output/report/map_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/text_width.hpp"
#include "geometry/simplify.hpp"
#include "output/report/html_text.hpp"
#include "output/report/map_names.hpp"

namespace citygauge::html {
namespace {

using Json = nlohmann::ordered_json;

constexpr double least_tolerance_m = 0.5, greatest_tolerance_m = 32;
constexpr std::size_t bytes_of_brackets = 40;  // of an object and the names of its members, at most

/// One feature of evidence: class, parts, cells.
std::string feature_json(const ReportView& view, const EvidenceLayer& layer, ShapeView shape,
                         std::size_t feature) {
  const LayerStyle& style = view.styles.of(layer.evidence->table, shape.kind());
  const auto drawn = class_index(style, *layer.evidence, feature);
  Json cells = Json::array();
  for (const EvidenceColumn& column : layer.evidence->columns)
    cells.push_back(printable(shown_cell(column, feature, style, view.language)));
  return fmt::format("[{},{},{}]", drawn ? static_cast<int>(*drawn) : -1, coded(shape, view.frame),
                     json_for_script(cells.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

/// The geometry of one attempt: borders of districts and, by layer, the features of evidence.
struct CodedShapes {
  std::string districts;
  std::vector<std::vector<std::string>> features;
  std::size_t bytes = 0;
};

CodedShapes coded_shapes(const ReportView& view, double tolerance_m) {
  CodedShapes result;
  const Shapes districts = simplified(view.report.districts.shapes, tolerance_m);
  for (std::size_t i = 0; i < districts.size(); ++i)
    result.districts += (i == 0 ? "" : ",") + coded(districts[i], view.frame);
  result.bytes = result.districts.size();
  std::map<const Evidence*, Shapes> simple;
  for (const EvidenceLayer& layer : view.layers) {
    const auto place = simple.find(layer.evidence);
    const Shapes& shapes =
        place != simple.end()
            ? place->second
            : simple.emplace(layer.evidence, simplified(layer.evidence->shapes, tolerance_m)).first->second;
    auto& features = result.features.emplace_back();
    for (const std::size_t i : layer.order) {
      features.push_back(feature_json(view, layer, shapes[i], i));
      result.bytes += features.back().size() + 1;
    }
  }
  return result;
}

/// Drops features from the ends of the layers, an equal share of each, until `most_bytes` are kept. Returns
/// how many.
std::size_t drop_least_important(CodedShapes& shapes, std::size_t most_bytes) {
  struct Candidate {
    double rank;  // 0 first of its layer, 1 last
    std::size_t layer, feature;
  };
  std::vector<Candidate> candidates;
  for (std::size_t l = 0; l < shapes.features.size(); ++l)
    for (std::size_t f = 0; f < shapes.features[l].size(); ++f)
      candidates.push_back({static_cast<double>(f) / static_cast<double>(shapes.features[l].size()), l, f});
  std::ranges::stable_sort(candidates, {}, &Candidate::rank);
  std::size_t left_out = 0;
  while (shapes.bytes > most_bytes && !candidates.empty()) {
    auto& features = shapes.features[candidates.back().layer];
    shapes.bytes -= features.back().size() + 1;
    features.pop_back();
    candidates.pop_back();
    ++left_out;
  }
  return left_out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

}  // namespace

MapData map_data(const ReportView& view, std::size_t most_bytes) {
  MapData data;
  data.json = map_names(view);
  std::vector<std::string> heads;
  std::size_t fixed = data.json.size();
  for (const EvidenceLayer& layer : view.layers) {
    heads.push_back(layer_names(view, layer));
    fixed += heads.back().size() + bytes_of_brackets;
    data.features += layer.order.size();
  }
  fixed += bytes_of_brackets;
  const std::size_t room = most_bytes > fixed ? most_bytes - fixed : 0;

  CodedShapes shapes;
  for (data.tolerance_m = least_tolerance_m;; data.tolerance_m *= 2) {
    shapes = coded_shapes(view, data.tolerance_m);
    if (shapes.bytes <= room || data.tolerance_m >= greatest_tolerance_m) break;
  }
  data.left_out = drop_least_important(shapes, room);
  data.json += ",\"districts\":[" + shapes.districts + "],\"layers\":[";
  for (std::size_t l = 0; l < heads.size(); ++l)
    data.json += (l == 0 ? "" : ",") + heads[l] + ",\"features\":[" + joined(shapes.features[l]) + "]}";
  data.json += "]}";
  return data;
}

}  // namespace citygauge::html
