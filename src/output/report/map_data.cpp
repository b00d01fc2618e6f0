#include "output/report/map_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/text_width.hpp"
#include "geometry/simplify.hpp"
#include "output/report/html_text.hpp"
#include "output/report/map_names.hpp"

namespace citygauge::html {
namespace {

using Json = nlohmann::ordered_json;

constexpr double least_tolerance_m = 0.5, greatest_tolerance_m = 32;
constexpr std::size_t most_sampled = 500;      // districts, and features of a layer, to foresee the rest by
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

/// What is drawn in one attempt: districts, and of each layer of evidence some features, by importance.
struct Choice {
  std::vector<std::size_t> districts;
  std::vector<std::vector<std::size_t>> features;
};

/// At most `most` of them, evenly spread.
std::vector<std::size_t> spread(const std::vector<std::size_t>& all, std::size_t most) {
  std::vector<std::size_t> some;
  const std::size_t step = (all.size() + most - 1) / most;
  for (std::size_t i = 0; i < all.size(); i += step) some.push_back(all[i]);
  return some;
}

std::vector<std::size_t> all_districts(const ReportView& view) {
  std::vector<std::size_t> all(view.report.districts.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

/// All districts, and of each layer the most important features: this share of them.
Choice most_important(const ReportView& view, double share) {
  Choice choice{all_districts(view), {}};
  for (const EvidenceLayer& layer : view.layers) {
    const double count = std::ceil(share * static_cast<double>(layer.order.size()));
    const auto end = layer.order.begin() + static_cast<std::ptrdiff_t>(count);
    choice.features.emplace_back(layer.order.begin(), end);
  }
  return choice;
}

Shapes simplified_some(const Shapes& shapes, const std::vector<std::size_t>& some, double tolerance_m) {
  Shapes chosen(shapes.kind());
  for (const std::size_t i : some) chosen.add_feature(shapes[i]);
  return simplified(chosen, tolerance_m);
}

/// The geometry of one attempt: borders of districts and, by layer, the features of evidence.
struct CodedShapes {
  std::vector<std::string> districts;
  std::vector<std::vector<std::string>> features;
  std::size_t bytes = 0;
};

std::size_t bytes_of(const std::vector<std::string>& parts) {
  std::size_t bytes = 0;
  for (const std::string& part : parts) bytes += part.size() + 1;
  return bytes;
}

CodedShapes coded_shapes(const ReportView& view, const Choice& choice, double tolerance_m) {
  CodedShapes result;
  const Shapes districts = simplified_some(view.report.districts.shapes, choice.districts, tolerance_m);
  for (std::size_t i = 0; i < districts.size(); ++i)
    result.districts.push_back(coded(districts[i], view.frame));
  result.bytes = bytes_of(result.districts);
  for (std::size_t l = 0; l < view.layers.size(); ++l) {
    const EvidenceLayer& layer = view.layers[l];
    const auto& chosen = choice.features[l];
    const Shapes shapes = simplified_some(layer.evidence->shapes, chosen, tolerance_m);
    auto& features = result.features.emplace_back();
    for (std::size_t i = 0; i < chosen.size(); ++i)
      features.push_back(feature_json(view, layer, shapes[i], chosen[i]));
    result.bytes += bytes_of(features);
  }
  return result;
}

/// How many bytes all shapes will take, judged by a sample of each layer.
double foreseen_bytes(const ReportView& view, double tolerance_m) {
  const auto all = all_districts(view);
  Choice sample{spread(all, most_sampled), {}};
  for (const EvidenceLayer& layer : view.layers) sample.features.push_back(spread(layer.order, most_sampled));
  const CodedShapes coded = coded_shapes(view, sample, tolerance_m);
  const auto scaled = [](const std::vector<std::string>& some, std::size_t whole) {
    return some.empty() ? 0.0
                        : static_cast<double>(bytes_of(some)) * static_cast<double>(whole) /
                              static_cast<double>(some.size());
  };
  double bytes = scaled(coded.districts, all.size());
  for (std::size_t l = 0; l < view.layers.size(); ++l)
    bytes += scaled(coded.features[l], view.layers[l].order.size());
  return bytes;
}

/// Drops features from the ends of the layers, an equal share of each, until `most_bytes` are kept.
void drop_least_important(CodedShapes& shapes, std::size_t most_bytes) {
  struct Candidate {
    double rank;  // 0 first of its layer, 1 last
    std::size_t layer, feature;
  };
  std::vector<Candidate> candidates;
  for (std::size_t l = 0; l < shapes.features.size(); ++l)
    for (std::size_t f = 0; f < shapes.features[l].size(); ++f)
      candidates.push_back({static_cast<double>(f) / static_cast<double>(shapes.features[l].size()), l, f});
  std::ranges::stable_sort(candidates, {}, &Candidate::rank);
  while (shapes.bytes > most_bytes && !candidates.empty()) {
    auto& features = shapes.features[candidates.back().layer];
    shapes.bytes -= features.back().size() + 1;
    features.pop_back();
    candidates.pop_back();
  }
}

/// The shapes with the least tolerance with which they fit, or with the greatest the most important, a little
/// more than fit. What surely does not fit is not drawn in vain.
CodedShapes fitting_shapes(const ReportView& view, std::size_t room, double& tolerance_m) {
  tolerance_m = least_tolerance_m;
  double foreseen = foreseen_bytes(view, tolerance_m);
  while (foreseen > static_cast<double>(room) && tolerance_m < greatest_tolerance_m)
    foreseen = foreseen_bytes(view, tolerance_m *= 2);
  for (; tolerance_m < greatest_tolerance_m; tolerance_m *= 2) {
    CodedShapes shapes = coded_shapes(view, most_important(view, 1), tolerance_m);
    if (shapes.bytes <= room) return shapes;
  }
  double share = std::min(1.0, 1.25 * static_cast<double>(room) / std::max(foreseen, 1.0));
  CodedShapes shapes = coded_shapes(view, most_important(view, share), tolerance_m);
  while (shapes.bytes <= room && share < 1) {
    share = std::min(1.0, 1.5 * share);
    shapes = coded_shapes(view, most_important(view, share), tolerance_m);
  }
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
  fixed += bytes_of_brackets;
  const std::size_t room = most_bytes > fixed ? most_bytes - fixed : 0;

  CodedShapes shapes = fitting_shapes(view, room, data.tolerance_m);
  drop_least_important(shapes, room);
  std::size_t shown = 0;
  for (const auto& features : shapes.features) shown += features.size();
  data.left_out = data.features - shown;
  data.json += ",\"districts\":[" + joined(shapes.districts) + "],\"layers\":[";
  for (std::size_t l = 0; l < heads.size(); ++l)
    data.json += (l == 0 ? "" : ",") + heads[l] + ",\"features\":[" + joined(shapes.features[l]) + "]}";
  data.json += "]}";
  return data;
}

}  // namespace citygauge::html
