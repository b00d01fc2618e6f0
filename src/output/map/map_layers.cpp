#include "output/map/map_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "evaluate/context_layers.hpp"
#include "output/district_styles.hpp"
#include "output/indicator_evidence.hpp"
#include "output/map/district_labels.hpp"
#include "output/map/overview_style.hpp"
#include "output/shown_number.hpp"

namespace citygauge {
namespace {

std::size_t index_of(const LayerStyle& style, const StyleClass* found) {
  return found == nullptr ? not_drawn : static_cast<std::size_t>(found - style.classes.data());
}

template <class Value>
std::vector<std::size_t> classes_of(const LayerStyle& style, const std::vector<Value>& values) {
  std::vector<std::size_t> classes;
  classes.reserve(values.size());
  for (const Value& value : values) classes.push_back(index_of(style, class_of(style, value)));
  return classes;
}

std::vector<std::optional<double>> numbers_of(const EvidenceColumn& column) {
  std::vector<std::optional<double>> numbers;
  if (const auto* reals = std::get_if<std::vector<double>>(&column.values))
    for (const double value : *reals)
      numbers.push_back(std::isfinite(value) ? std::optional(value) : std::nullopt);
  if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
    for (const std::int64_t value : *integers) numbers.emplace_back(static_cast<double>(value));
  return numbers;
}

/// Evidence that lacks the column its style asks for is drawn in the class for missing values, if there is
/// one.
std::vector<std::size_t> classes_of(const LayerStyle& style, const Evidence& evidence) {
  const std::size_t count = evidence.shapes.size();
  if (style.kind == StyleKind::categorised) {
    const auto* texts = find_cells<std::string>(evidence, style.column);
    return classes_of(style, texts != nullptr ? *texts : std::vector<std::string>(count));
  }
  const EvidenceColumn* column = find_column(evidence, style.column);
  std::vector<std::optional<double>> numbers = column == nullptr ? decltype(numbers){} : numbers_of(*column);
  numbers.resize(count);
  return classes_of(style, numbers);
}

std::vector<std::string> labels_of(const LabelStyle& label, const Evidence& evidence) {
  const EvidenceColumn* column = label.column.empty() ? nullptr : find_column(evidence, label.column);
  if (column == nullptr) return {};
  if (const auto* texts = std::get_if<std::vector<std::string>>(&column->values)) return *texts;
  std::vector<std::string> labels;
  for (const auto& number : numbers_of(*column))
    labels.push_back(number ? fmt::format("{:.{}f}{}{}", *number, label.decimals,
                                          label.unit.empty() ? "" : " ", shown_unit(label.unit))
                            : "");
  return labels;
}

MapLayer evidence_layer(const Evidence& evidence, const StyleBook& book) {
  MapLayer layer{LayerPart::evidence,
                 evidence.table,
                 book.of(evidence.table, evidence.shapes.kind()),
                 &evidence.shapes,
                 {},
                 {}};
  layer.class_of = classes_of(layer.style, evidence);
  layer.labels = labels_of(layer.style.label, evidence);
  return layer;
}

MapLayer context_layer(const ContextLayer& context, const StyleBook& book) {
  MapLayer layer{LayerPart::context, context.role, book.of("context_" + context.role, context.shapes.kind()),
                 &context.shapes,    {},           {}};
  layer.class_of = classes_of(layer.style, context.classes);
  if (!layer.style.label.column.empty()) layer.labels = context.names;
  return layer;
}

/// Land use is drawn where the user asks for it, and is then what the overview shows.
bool shows_land_use(const SheetSources& sources) {
  return std::ranges::any_of(sources.context,
                             [](const ContextLayer& layer) { return layer.role == "land_use"; });
}

MapLayer district_layer(const SheetSources& sources, const PlannedSheet& sheet) {
  const Districts& districts = sources.report.districts;
  const auto column = std::ranges::find(sources.columns, sheet.indicator, &DistrictColumn::indicator);
  MapLayer layer{LayerPart::districts, "districts", {}, &districts.shapes, {}, {}};
  if (const auto look = sources.looks.find(sheet.indicator); look != sources.looks.end()) {
    layer.style = look->second.style;
    layer.class_of = classes_of(layer.style, look->second.values);
    layer.labels = look->second.labels;
  } else if (column != sources.columns.end()) {
    const std::string threshold = leading_threshold(sources.report, sheet.indicator);
    const Indicator* indicator = indicator_of(sources.report, sheet.indicator);
    layer.style =
        district_value_style(sources.book, column->value_name, column->values, threshold, indicator->unit);
    layer.class_of = classes_of(layer.style, column->values);
    layer.labels = value_labels(districts, *column, threshold);
  } else if (sheet.indicator.empty() && !sheet.district && !shows_land_use(sources)) {
    OverviewClasses overview = overview_classes(sources.book, districts, sources.columns);
    layer.style = std::move(overview.style);
    layer.class_of = classes_of(layer.style, overview.values);
    layer.labels = count_labels(districts, sources.columns);
  } else {
    layer.style = district_verdict_style(sources.book, "");
    layer.class_of.assign(districts.size(), 0);
    const bool is_overview = sheet.indicator.empty() && !sheet.district;
    layer.labels = is_overview ? count_labels(districts, sources.columns) : name_labels(districts);
  }
  return layer;
}

const std::string& measured_layer(const SheetSources& sources, const PlannedSheet& sheet) {
  static const std::string none;
  const Indicator* indicator = indicator_of(sources.report, sheet.indicator);
  return indicator == nullptr ? none : indicator->numerator.layer;
}

/// Whether a context layer belongs on a sheet: those that are no usual context, such as bus stops and
/// corridors, are there for the sheets of the indicators that measure them.
bool belongs(const ContextLayer& context, const std::string& measured, bool districts_filled) {
  const auto& usual = known_context_roles();
  if (context.role == measured) return true;
  if (std::ranges::find(usual, context.role) == usual.end()) return false;
  const bool is_area = context.shapes.kind() == ShapeKind::polygon;
  return !districts_filled || !is_area || context.role == "water" || context.role == "buildings";
}

/// Areas that the indicator does not count (regional green, plots of an unknown class) would hide the
/// districts' colours and contradict them.
void hide_uncounted(MapLayer& layer, const ContextLayer& context, const Indicator& indicator) {
  const auto counted = indicator.numerator.where.find("class");
  if (layer.shapes->kind() != ShapeKind::polygon || counted == indicator.numerator.where.end()) return;
  for (std::size_t i = 0; i < layer.class_of.size(); ++i)
    if (std::ranges::find(counted->second, context.classes[i]) == counted->second.end())
      layer.class_of[i] = not_drawn;
}

/// Water and what the indicator measures would be hidden by the fill of the districts.
void lift_areas(LayerStack& stack, double above) {
  for (MapLayer& layer : stack.layers) {
    constexpr double squeezed = 1e-3;  // keeps their order among each other
    if (layer.part == LayerPart::context && layer.style.order <= above)
      layer.style.order = above + squeezed * (1 + std::max(layer.style.order, 0.0));
  }
}

/// The borders again, above the lines and areas of the context: a river or a road along them would cover
/// them.
MapLayer border_layer(const MapLayer& districts, const LayerStack& context) {
  MapLayer borders = districts;
  constexpr double just_above = 1e-3;
  for (const MapLayer& layer : context.layers)
    if (layer.part == LayerPart::context && layer.shapes->kind() != ShapeKind::point)
      borders.style.order = std::max(borders.style.order, layer.style.order + just_above);
  borders.part = LayerPart::district_borders;
  borders.labels.clear();
  for (StyleClass& style_class : borders.style.classes) {
    style_class.symbol.colour.opacity = 0;
    style_class.symbol.hatches.clear();
  }
  return borders;
}

/// The worst of a thing's results; null when there is none.
const Result* worst_result(const RunReport& report, const std::string& indicator, const std::string& id) {
  const Result* worst = nullptr;
  for (const Result& result : report.results)
    if (result.indicator == indicator && result.district_id == id &&
        (worst == nullptr || badness(result.verdict) > badness(worst->verdict)))
      worst = &result;
  return worst;
}

/// What an indicator measures is no mere context on its sheet. "北山生态廊道\n△ 40": the things bear their
/// own verdicts, told by their ids, for two may have one name.
void judge_things(MapLayer& things, const ContextLayer& context, const LabelStyle& label_style,
                  const RunReport& report, const std::string& indicator) {
  things.part = LayerPart::evidence;
  things.style.label = label_style;
  things.labels = context.names;
  for (std::size_t i = 0; i < things.labels.size(); ++i)
    if (const Result* const worst = worst_result(report, indicator, context.ids[i]))
      things.labels[i] =
          worst->district_name + '\n' + value_words(worst->value, worst->verdict, worst->threshold);
}

std::vector<Evidence> evidence_of_sheet(const SheetSources& sources, const PlannedSheet& sheet) {
  if (sheet.indicator.empty()) return sheet.district ? sources.report.evidence : std::vector<Evidence>{};
  return evidence_of(sources.report, *indicator_of(sources.report, sheet.indicator));
}

}  // namespace

void LayerStack::scale_symbols(double times) {
  for (MapLayer& layer : layers) {
    for (StyleClass& style_class : layer.style.classes) {
      style_class.symbol.size_mm *= times;
      for (Hatch& hatch : style_class.symbol.hatches) hatch.spacing_mm *= times;
    }
  }
}

LayerStack layers_of_sheet(const SheetSources& sources, const PlannedSheet& sheet) {
  LayerStack stack;
  stack.evidence = evidence_of_sheet(sources, sheet);
  MapLayer districts = district_layer(sources, sheet);
  const bool is_filled = districts.style.kind != StyleKind::single;
  const std::string& measured = measured_layer(sources, sheet);
  const Indicator* indicator = indicator_of(sources.report, sheet.indicator);
  for (const ContextLayer& context : sources.context) {
    if (!belongs(context, measured, is_filled)) continue;
    stack.layers.push_back(context_layer(context, sources.book));
    if (is_filled && context.role == measured) hide_uncounted(stack.layers.back(), context, *indicator);
    if (indicator != nullptr && indicator->subject == context.role)
      judge_things(stack.layers.back(), context, districts.style.label, sources.report, sheet.indicator);
  }
  if (is_filled) lift_areas(stack, districts.style.order);
  for (const Evidence& evidence : stack.evidence)
    stack.layers.push_back(evidence_layer(evidence, sources.book));
  stack.layers.push_back(border_layer(districts, stack));
  stack.layers.push_back(std::move(districts));
  std::ranges::stable_sort(stack.layers, {}, [](const MapLayer& layer) { return layer.style.order; });
  return stack;
}

}  // namespace citygauge
