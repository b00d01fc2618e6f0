#include "output/report/evidence_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "measures/measure.hpp"
#include "output/named_words.hpp"
#include "output/report/html_text.hpp"
#include "output/report/report_words.hpp"
#include "output/shown_number.hpp"

namespace citygauge::html {
namespace {

/// The place of a table among those that the measures declare; after all of them when none does.
std::size_t list_order(const EvidenceLayer& layer) {
  std::size_t place = 0;
  for (const MeasureDeclaration& measure : measure_registry())
    for (const std::string& table : measure.evidence) {
      if (table == layer.part.table) return place;
      ++place;
    }
  return place;
}

/// By which column importance goes, the first that a table has.
struct Ranking {
  std::string_view column;
  bool least_first;
};
constexpr std::array rankings{Ranking{"width_m", true}, Ranking{"area_m2", false},
                              Ranking{"uncovered_m2", false}, Ranking{"length_m", false}};

void sort_by_importance(EvidenceLayer& layer) {
  for (const Ranking& ranking : rankings) {
    const auto* const numbers = find_cells<double>(*layer.evidence, ranking.column);
    if (numbers == nullptr) continue;
    std::ranges::stable_sort(layer.order, {}, [&](std::size_t i) {
      const double number = (*numbers)[i];
      if (std::isnan(number)) return std::numeric_limits<double>::infinity();  // not known: last
      return ranking.least_first ? number : -number;
    });
    return;
  }
}

/// The class of a categorised style that a cell names; null when it is no such cell.
const StyleClass* class_named(const LayerStyle& style, const EvidenceColumn& column, std::size_t feature) {
  const auto* const texts = std::get_if<std::vector<std::string>>(&column.values);
  if (texts == nullptr || style.kind != StyleKind::categorised || style.column != column.name) return nullptr;
  const auto named = std::ranges::find(style.classes, (*texts)[feature], &StyleClass::value);
  return named == style.classes.end() || named->value.empty() ? nullptr : &*named;
}

}  // namespace

std::vector<EvidenceLayer> evidence_layers(const std::vector<Evidence>& evidence) {
  std::vector<EvidenceLayer> layers;
  for (const Evidence& table : evidence) {
    for (const auto& [part, rows] : evidence_parts(table)) {
      EvidenceLayer layer{&table, part, rows};
      std::erase_if(layer.order, [&](std::size_t row) { return table.shapes[row].empty(); });
      if (layer.order.empty()) continue;
      sort_by_importance(layer);
      layers.push_back(std::move(layer));
    }
  }
  std::ranges::stable_sort(layers, {}, list_order);
  return layers;
}

std::string title_of(const EvidenceLayer& layer, const StyleBook& styles, Language language) {
  const LayerStyle& style = styles.of(layer.part.table, layer.evidence->shapes.kind());
  const bool is_known = style.id == layer.part.table;
  std::string words = is_known ? style.title.in(language) : layer.part.table;
  if (layer.part.layer) words += " · " + layer_title(styles, *layer.part.layer, language);
  if (layer.part.distance_m) words += " · " + shown_number(*layer.part.distance_m) + " m";
  return words;
}

std::string layer_title(const StyleBook& styles, const std::string& role, Language language) {
  const auto style = styles.styles.find("context_" + role);
  return style == styles.styles.end() ? role_words(role, language) : style->second.title.in(language);
}

std::string shown_cell(const EvidenceColumn& column, std::size_t feature, const LayerStyle& style,
                       Language language) {
  struct Show {
    std::size_t i;
    const StyleClass* named;
    std::string operator()(const std::vector<double>& numbers) const {
      return std::isnan(numbers[i]) ? "–" : grouped(shown_number(numbers[i]));
    }
    std::string operator()(const std::vector<std::int64_t>& numbers) const {
      return std::to_string(numbers[i]);
    }
    std::string operator()(const std::vector<std::string>& texts) const {
      return named ? named->label.in(language) : value_words(texts[i], language);
    }
    Language language;
  };
  return std::visit(Show{feature, class_named(style, column, feature), language}, column.values);
}

std::string sort_key(const EvidenceColumn& column, std::size_t feature) {
  struct Key {
    std::size_t i;
    std::string operator()(const std::vector<double>& numbers) const {
      return std::isnan(numbers[i]) ? "" : fmt::format("{}", numbers[i]);
    }
    std::string operator()(const std::vector<std::int64_t>& numbers) const {
      return std::to_string(numbers[i]);
    }
    std::string operator()(const std::vector<std::string>&) const { return {}; }
  };
  return std::visit(Key{feature}, column.values);
}

std::optional<std::size_t> class_index(const LayerStyle& style, const Evidence& evidence,
                                       std::size_t feature) {
  const StyleClass* drawn = nullptr;
  if (style.kind == StyleKind::graduated) {
    const auto* const numbers = find_cells<double>(evidence, style.column);
    drawn = class_of(style, numbers ? std::optional((*numbers)[feature]) : std::nullopt);
  } else {
    const auto* const texts = find_cells<std::string>(evidence, style.column);
    drawn = class_of(style, texts ? (*texts)[feature] : std::string());
  }
  if (drawn == nullptr) return std::nullopt;
  return static_cast<std::size_t>(drawn - style.classes.data());
}

}  // namespace citygauge::html
