#include "output/qgis/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include "output/named_words.hpp"
#include "output/qgis/text.hpp"
#include "output/shown_number.hpp"

namespace citygauge {
namespace {

std::string sql_text(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + '\'';
}

std::string condition_of(const EvidencePart& part) {
  std::vector<std::string> terms;
  if (part.indicator) terms.push_back("\"indicator\" = " + sql_text(*part.indicator));
  if (part.layer) terms.push_back("\"layer\" = " + sql_text(*part.layer));
  if (part.distance_m) terms.push_back(fmt::format("\"distance_m\" = {}", *part.distance_m));
  return fmt::format("{}", fmt::join(terms, " AND "));
}

/// "green, 500 m"
std::string words_of(const EvidencePart& part) {
  std::vector<std::string> words;
  if (part.indicator) words.push_back(*part.indicator);
  if (part.layer)
    words.push_back(
        in_both_languages({role_words(*part.layer, Language::zh), role_words(*part.layer, Language::en)}));
  if (part.distance_m) words.push_back(shown_number(*part.distance_m) + " m");
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

QgisEvidence::QgisEvidence(const RunReport& report, const StyleBook& book) {
  std::map<std::string, std::set<EvidencePart>> parts_of_table;
  std::map<std::string, ShapeKind> kinds;
  for (const Evidence& evidence : report.evidence) {
    if (evidence.shapes.size() == 0) continue;
    kinds.emplace(evidence.table, evidence.shapes.kind());
    for (const auto& [part, rows] : evidence_parts(evidence)) parts_of_table[evidence.table].insert(part);
  }
  std::multimap<double, std::string, std::greater<>> drawn_last_first;
  for (const auto& [table, kind] : kinds) drawn_last_first.emplace(book.of(table, kind).order, table);
  for (const auto& [order, table] : drawn_last_first) {
    const auto& parts = parts_of_table.at(table);
    for (const EvidencePart& part : parts)
      add_layer(part, book.of(table, kinds.at(table)), parts.size() == 1);
  }
}

void QgisEvidence::add_layer(const EvidencePart& part, const LayerStyle& style, bool is_whole_table) {
  const std::string title = in_both_languages(style.title);
  QgisLayer layer{.id = qgis_layer_id(part.table),
                  .title = title.empty() ? part.table : title,
                  .table = part.table,
                  .condition = {},
                  .label = {},
                  .style = style};
  if (!is_whole_table) {
    layer.id += fmt::format("_{}", layers_.size());
    layer.title += fmt::format(" ({})", words_of(part));
    layer.condition = condition_of(part);
  }
  parts_.push_back(part);
  layers_.push_back(std::move(layer));
}

std::vector<std::string> QgisEvidence::ids_of(const Indicator& indicator) const {
  std::vector<std::string> ids;
  for (std::size_t l = 0; l < layers_.size(); ++l)
    if (proves(parts_[l], indicator)) ids.push_back(layers_[l].id);
  return ids;
}

}  // namespace citygauge
