#include "output/indicator_evidence.hpp"

#include <algorithm>
#include <cmath>

#include "measures/measure.hpp"

namespace citygauge {
namespace {

constexpr double same_distance_m = 1e-6;

bool is_at_distance(const MeasureSpec& spec, double distance_m) {
  const auto option = spec.options.find("distance_m");
  if (option == spec.options.end()) return true;
  const double* own_m = std::get_if<double>(&option->second.value);
  return own_m == nullptr || std::abs(*own_m - distance_m) <= same_distance_m;
}

bool proves(const EvidencePart& part, const MeasureSpec& spec) {
  const MeasureDeclaration* const measure = find_measure(spec.measure);
  return measure != nullptr && std::ranges::find(measure->evidence, part.table) != measure->evidence.end() &&
         (!part.layer || *part.layer == spec.layer) &&
         (!part.distance_m || is_at_distance(spec, *part.distance_m));
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

std::map<EvidencePart, std::vector<std::size_t>> evidence_parts(const Evidence& evidence) {
  const auto* const indicators = find_cells<std::string>(evidence, "indicator");
  const auto* const layers = find_cells<std::string>(evidence, "layer");
  const auto* const distances = find_cells<double>(evidence, "distance_m");
  std::map<EvidencePart, std::vector<std::size_t>> parts;
  for (std::size_t row = 0; row < evidence.shapes.size(); ++row) {
    EvidencePart part{.table = evidence.table, .indicator = {}, .layer = {}, .distance_m = {}};
    if (indicators != nullptr) part.indicator = (*indicators)[row];
    if (layers != nullptr) part.layer = (*layers)[row];
    if (distances != nullptr && !std::isnan((*distances)[row])) part.distance_m = (*distances)[row];
    parts[std::move(part)].push_back(row);
  }
  return parts;
}

bool proves(const EvidencePart& part, const Indicator& indicator) {
  if (part.indicator && *part.indicator != indicator.id) return false;
  return proves(part, indicator.numerator) || (indicator.denominator && proves(part, *indicator.denominator));
}

std::vector<Evidence> evidence_of(const RunReport& report, const Indicator& indicator) {
  std::vector<Evidence> own;
  for (const Evidence& evidence : report.evidence) {
    std::vector<std::size_t> rows;
    for (const auto& [part, its_rows] : evidence_parts(evidence))
      if (proves(part, indicator)) rows.insert(rows.end(), its_rows.begin(), its_rows.end());
    std::ranges::sort(rows);
    if (!rows.empty()) own.push_back(picked(evidence, rows));
  }
  return own;
}

}  // namespace citygauge
