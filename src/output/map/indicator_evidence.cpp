#include "output/map/indicator_evidence.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace citygauge {
namespace {

struct Rule {
  std::string_view measure, table;
};

/// What each measure draws (src/measures).
constexpr std::array rules{Rule{"length", "evidence_roads"},
                           Rule{"area", "evidence_overlaps"},
                           Rule{"covered_area", "evidence_uncovered"},
                           Rule{"net_width", "evidence_corridor_axis"},
                           Rule{"net_width", "evidence_corridor_neck"},
                           Rule{"net_width", "evidence_corridor_obstacles"}};

bool measures(const Indicator& indicator, std::string_view measure) {
  return indicator.numerator.measure == measure ||
         (indicator.denominator && indicator.denominator->measure == measure);
}

bool belongs(const std::string& table, const Indicator& indicator) {
  return std::ranges::any_of(
      rules, [&](const Rule& rule) { return rule.table == table && measures(indicator, rule.measure); });
}

std::set<std::string> layers_of(const Indicator& indicator) {
  std::set<std::string> layers{indicator.numerator.layer};
  if (indicator.denominator) layers.insert(indicator.denominator->layer);
  return layers;
}

std::optional<double> distance_of(const Indicator& indicator) {
  const auto option = indicator.numerator.options.find("distance_m");
  if (option == indicator.numerator.options.end()) return std::nullopt;
  const double* metres = std::get_if<double>(&option->second.value);
  return metres == nullptr ? std::nullopt : std::optional(*metres);
}

template <class Value>
const std::vector<Value>* column(const Evidence& evidence, std::string_view name) {
  for (const EvidenceColumn& c : evidence.columns)
    if (c.name == name) return std::get_if<std::vector<Value>>(&c.values);
  return nullptr;
}

std::vector<std::size_t> rows_of(const Evidence& evidence, const Indicator& indicator) {
  const auto* owners = column<std::string>(evidence, "indicator");
  const auto* layers = column<std::string>(evidence, "layer");
  const auto* distances = column<double>(evidence, "distance_m");
  const std::set<std::string> own_layers = layers_of(indicator);
  const std::optional<double> own_distance = distance_of(indicator);
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < evidence.shapes.size(); ++i) {
    if (owners != nullptr && (*owners)[i] != indicator.id) continue;
    if (layers != nullptr && !own_layers.contains((*layers)[i])) continue;
    constexpr double same_distance_m = 1e-6;
    if (distances != nullptr && own_distance && std::abs((*distances)[i] - *own_distance) > same_distance_m)
      continue;
    rows.push_back(i);
  }
  return rows;
}

template <class Value>
std::vector<Value> picked(const std::vector<Value>& values, const std::vector<std::size_t>& rows) {
  std::vector<Value> some;
  some.reserve(rows.size());
  for (const std::size_t row : rows) some.push_back(values[row]);
  return some;
}

Evidence picked(const Evidence& evidence, const std::vector<std::size_t>& rows) {
  Evidence some{evidence.table, Shapes(evidence.shapes.kind()), {}};
  for (const std::size_t row : rows) some.shapes.add_feature(evidence.shapes[row]);
  for (const EvidenceColumn& c : evidence.columns)
    some.columns.push_back({c.name, std::visit(
                                        [&](const auto& values) -> decltype(EvidenceColumn::values) {
                                          return picked(values, rows);
                                        },
                                        c.values)});
  return some;
}

}  // namespace

std::vector<Evidence> evidence_of(const RunReport& report, const Indicator& indicator) {
  std::vector<Evidence> own;
  for (const Evidence& evidence : report.evidence) {
    if (!belongs(evidence.table, indicator)) continue;
    const std::vector<std::size_t> rows = rows_of(evidence, indicator);
    if (!rows.empty()) own.push_back(picked(evidence, rows));
  }
  return own;
}

}  // namespace citygauge
