#include "output/report/evidence_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>

#include "output/report/html_text.hpp"
#include "output/report/report_words.hpp"
#include "output/shown_number.hpp"

namespace citygauge::html {
namespace {

/// Which tables a measure makes (measures/*.cpp), in the order in which the report lists them.
struct Origin {
  std::string_view table;
  std::string_view measure;
};
constexpr std::array origins{Origin{"evidence_roads", "length"},
                             Origin{"evidence_corridor_neck", "net_width"},
                             Origin{"evidence_corridor_obstacles", "net_width"},
                             Origin{"evidence_corridor_axis", "net_width"},
                             Origin{"evidence_uncovered", "covered_area"},
                             Origin{"evidence_overlaps", "area"},
                             Origin{"evidence_overlaps", "weighted_area"}};

std::ptrdiff_t list_order(const EvidenceLayer& layer) {
  return std::ranges::find(origins, layer.evidence->table, &Origin::table) - origins.begin();
}

/// By which column importance goes, the first that a table has.
struct Ranking {
  std::string_view column;
  bool least_first;
};
constexpr std::array rankings{Ranking{"width_m", true}, Ranking{"area_m2", false},
                              Ranking{"uncovered_m2", false}, Ranking{"length_m", false}};

const EvidenceColumn* column_of(const Evidence& evidence, std::string_view name) {
  const auto found = std::ranges::find(evidence.columns, name, &EvidenceColumn::name);
  return found == evidence.columns.end() ? nullptr : &*found;
}

void sort_by_importance(EvidenceLayer& layer) {
  for (const Ranking& ranking : rankings) {
    const EvidenceColumn* const column = column_of(*layer.evidence, ranking.column);
    const auto* const numbers = column ? std::get_if<std::vector<double>>(&column->values) : nullptr;
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

bool are_alike(const Evidence& evidence, std::size_t a, std::size_t b) {
  const auto same_cells = [&](const EvidenceColumn& column) {
    return std::visit([&](const auto& values) { return values[a] == values[b]; }, column.values);
  };
  return std::ranges::equal(evidence.shapes[a].points(), evidence.shapes[b].points()) &&
         std::ranges::all_of(evidence.columns, same_cells);
}

/// Features of equal importance that are alike stand side by side, or nearly so.
void drop_repeated(EvidenceLayer& layer) {
  std::vector<std::size_t> kept;
  for (const std::size_t feature : layer.order) {
    constexpr std::size_t nearby = 8;
    const auto first = kept.end() - static_cast<std::ptrdiff_t>(std::min(nearby, kept.size()));
    const bool is_repeated =
        std::any_of(first, kept.end(), [&](std::size_t k) { return are_alike(*layer.evidence, k, feature); });
    if (!is_repeated) kept.push_back(feature);
  }
  layer.order = std::move(kept);
}

bool reads(const Indicator& indicator, const std::string& layer) {
  return indicator.numerator.layer == layer ||
         (indicator.denominator && indicator.denominator->layer == layer);
}

bool measures_with(const Indicator& indicator, std::string_view measure) {
  return indicator.numerator.measure == measure ||
         (indicator.denominator && indicator.denominator->measure == measure);
}

}  // namespace

std::vector<EvidenceLayer> evidence_layers(const std::vector<Evidence>& evidence) {
  std::vector<EvidenceLayer> layers;
  for (const Evidence& table : evidence) {
    if (table.shapes.size() == 0) continue;
    const EvidenceColumn* const column = column_of(table, "layer");
    const auto* const names = column ? std::get_if<std::vector<std::string>>(&column->values) : nullptr;
    std::map<std::string, EvidenceLayer> of_table;
    for (std::size_t i = 0; i < table.shapes.size(); ++i) {
      if (table.shapes[i].empty()) continue;
      EvidenceLayer& layer = of_table[names ? (*names)[i] : ""];
      layer.order.push_back(i);
    }
    for (auto& [name, layer] : of_table) {
      layer.evidence = &table;
      layer.input_layer = name;
      sort_by_importance(layer);
      drop_repeated(layer);
      layers.push_back(std::move(layer));
    }
  }
  std::ranges::stable_sort(layers, {}, list_order);
  return layers;
}

bool proves(const EvidenceLayer& layer, const Indicator& indicator) {
  const bool is_its_layer = layer.input_layer.empty() || reads(indicator, layer.input_layer);
  return is_its_layer && std::ranges::any_of(origins, [&](const Origin& origin) {
           return layer.evidence->table == origin.table && measures_with(indicator, origin.measure);
         });
}

std::string title_of(const EvidenceLayer& layer, const StyleBook& styles, Language language) {
  const LayerStyle& style = styles.of(layer.evidence->table, layer.evidence->shapes.kind());
  const bool is_known = style.id == layer.evidence->table;
  const std::string title = is_known ? style.title.in(language) : layer.evidence->table;
  if (layer.input_layer.empty()) return title;
  return title + " · " + layer_title(styles, layer.input_layer, language);
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
  const EvidenceColumn* const column = column_of(evidence, style.column);
  const StyleClass* drawn = nullptr;
  if (style.kind == StyleKind::graduated) {
    const auto* const numbers = column ? std::get_if<std::vector<double>>(&column->values) : nullptr;
    drawn = class_of(style, numbers ? std::optional((*numbers)[feature]) : std::nullopt);
  } else {
    const auto* const texts = column ? std::get_if<std::vector<std::string>>(&column->values) : nullptr;
    drawn = class_of(style, texts ? (*texts)[feature] : std::string());
  }
  if (drawn == nullptr) return std::nullopt;
  return static_cast<std::size_t>(drawn - style.classes.data());
}

}  // namespace citygauge::html
