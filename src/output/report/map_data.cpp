#include "output/report/map_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text_width.hpp"
#include "geometry/simplify.hpp"
#include "output/report/html_text.hpp"
#include "output/report/map_names.hpp"

namespace citygauge::html {
namespace {

using Json = nlohmann::ordered_json;

constexpr double least_tolerance_m = 0.5, greatest_tolerance_m = 32;
constexpr std::size_t most_tried_features = 1000;  // with each tolerance
constexpr double sample_slack = 1.25;              // features outside the sample may be smaller
constexpr std::size_t bytes_of_brackets = 40;      // of an object and the names of its members, at most

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

/// Features of evidence by layer, the most important first.
using Choice = std::vector<std::vector<std::size_t>>;

/// All features of evidence in the order in which they deserve the room: an equal share of each layer.
struct Candidate {
  double rank;  // 0 first of its layer, 1 last
  std::size_t layer, place;
};

template <class Layers>
std::vector<Candidate> ranked(const Layers& layers) {
  std::vector<Candidate> candidates;
  for (std::size_t l = 0; l < layers.size(); ++l)
    for (std::size_t f = 0; f < layers[l].size(); ++f)
      candidates.push_back({static_cast<double>(f) / static_cast<double>(layers[l].size()), l, f});
  std::ranges::stable_sort(candidates, {}, &Candidate::rank);
  return candidates;
}

std::size_t size_of(const Choice& choice) {
  std::size_t size = 0;
  for (const auto& features : choice) size += features.size();
  return size;
}

Choice all_features(const ReportView& view) {
  Choice all;
  for (const EvidenceLayer& layer : view.layers) all.push_back(layer.order);
  return all;
}

/// Of the first `count` by rank every `stride`-th.
Choice some_of(const Choice& all, std::size_t count, std::size_t stride) {
  Choice some(all.size());
  const std::vector<Candidate> candidates = ranked(all);
  for (std::size_t i = 0; i < std::min(count, candidates.size()); i += stride)
    some[candidates[i].layer].push_back(all[candidates[i].layer][candidates[i].place]);
  return some;
}

/// The geometry of one attempt: borders of districts and, by layer, the features of evidence.
struct CodedShapes {
  std::string districts;
  std::vector<std::vector<std::string>> features;
  std::size_t bytes = 0;
};

/// The shapes of the features of one layer, simplified, in their order.
Shapes simplified_some(const Evidence& evidence, const std::vector<std::size_t>& features,
                       double tolerance_m) {
  Shapes some(evidence.shapes.kind());
  for (const std::size_t i : features) some.add_feature(evidence.shapes[i]);
  return simplified(some, tolerance_m);
}

CodedShapes coded_shapes(const ReportView& view, const Choice& choice, double tolerance_m) {
  CodedShapes result;
  const Shapes districts = simplified(view.report.districts.shapes, view.borders, tolerance_m);
  for (std::size_t i = 0; i < districts.size(); ++i)
    result.districts += (i == 0 ? "" : ",") + coded(districts[i], view.frame);
  result.bytes = result.districts.size();
  for (std::size_t l = 0; l < view.layers.size(); ++l) {
    const EvidenceLayer& layer = view.layers[l];
    const Shapes shapes = simplified_some(*layer.evidence, choice[l], tolerance_m);
    auto& features = result.features.emplace_back();
    for (std::size_t f = 0; f < choice[l].size(); ++f) {
      features.push_back(feature_json(view, layer, shapes[f], choice[l][f]));
      result.bytes += features.back().size() + 1;
    }
  }
  return result;
}

/// Drops features from the ends of the layers, an equal share of each, until `most_bytes` are kept.
void drop_least_important(CodedShapes& shapes, std::size_t most_bytes) {
  std::vector<Candidate> candidates = ranked(shapes.features);
  while (shapes.bytes > most_bytes && !candidates.empty()) {
    auto& features = shapes.features[candidates.back().layer];
    shapes.bytes -= features.back().size() + 1;
    features.pop_back();
    candidates.pop_back();
  }
}

/// The shapes at the least tolerance that makes them fit; what does not fit even then is dropped. Where there
/// are many features, a sample of them tells the tolerance, and only those that may fit are simplified.
CodedShapes fitting_shapes(const ReportView& view, std::size_t room, MapData& data) {
  const Choice all = all_features(view);
  const std::size_t stride = size_of(all) / most_tried_features + 1;
  const Choice sample = some_of(all, size_of(all), stride);
  CodedShapes shapes;
  double bytes = 0;
  for (data.tolerance_m = least_tolerance_m;; data.tolerance_m *= 2) {
    shapes = coded_shapes(view, sample, data.tolerance_m);
    const std::size_t of_features = shapes.bytes - shapes.districts.size();
    bytes = static_cast<double>(shapes.districts.size() + of_features * stride);
    if (bytes <= static_cast<double>(room) || data.tolerance_m >= greatest_tolerance_m) break;
  }
  if (stride > 1) {
    const double fitting = std::min(1.0, sample_slack * static_cast<double>(room) / bytes);
    const auto count = static_cast<std::size_t>(fitting * static_cast<double>(size_of(all)));
    const Choice chosen = some_of(all, count, 1);
    shapes = coded_shapes(view, chosen, data.tolerance_m);
    while (shapes.bytes > room &&
           data.tolerance_m < greatest_tolerance_m)  // the sample was below the average
      shapes = coded_shapes(view, chosen, data.tolerance_m *= 2);
  }
  drop_least_important(shapes, room);
  return shapes;
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
  data.left_out = data.features;
  fixed += bytes_of_brackets;
  const std::size_t room = most_bytes > fixed ? most_bytes - fixed : 0;

  CodedShapes shapes = fitting_shapes(view, room, data);
  for (const auto& features : shapes.features) data.left_out -= features.size();
  data.json += ",\"districts\":[" + shapes.districts + "],\"layers\":[";
  for (std::size_t l = 0; l < heads.size(); ++l)
    data.json += (l == 0 ? "" : ",") + heads[l] + ",\"features\":[" + joined(shapes.features[l]) + "]}";
  data.json += "]}";
  return data;
}

}  // namespace citygauge::html
