// The layers of one sheet: what is drawn, in which style, and which class each feature belongs to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/style_book.hpp"
#include "model/context_layer.hpp"
#include "model/run_report.hpp"
#include "output/district_columns.hpp"
#include "output/map/sheet_plan.hpp"

namespace citygauge {

enum class LayerPart : std::uint8_t { context, districts, district_borders, evidence };

inline constexpr std::size_t not_drawn = static_cast<std::size_t>(-1);

/// A layer with its looks settled, in the working CRS.
struct MapLayer {
  LayerPart part = LayerPart::context;
  std::string name;  // the role, "districts", or the table
  LayerStyle style;
  const Shapes* shapes = nullptr;
  std::vector<std::size_t> class_of;  // per feature: index into style.classes, or `not_drawn`
  std::vector<std::string> labels;    // per feature, "" for none
};

/// The layers of a sheet from the lowest to the uppermost, with the evidence that some of them show.
struct LayerStack {
  std::vector<Evidence> evidence;
  std::vector<MapLayer> layers;

  LayerStack() = default;
  LayerStack(LayerStack&&) = default;  // a copy's layers would look into the original
  LayerStack& operator=(LayerStack&&) = default;

  /// Makes lines, markers and hatches as many times as large: styles give the sizes on A4.
  void scale_symbols(double times);
};

/// How the districts look on the sheets of an indicator, where it is not by value and target.
struct DistrictLook {
  LayerStyle style;
  std::vector<std::optional<double>> values;  // classified by the style, one per district
  std::vector<std::string> labels;
};

/// What all sheets of a run share. REQUIRES that all outlive the layers made from it.
struct SheetSources {
  const RunReport& report;
  const std::vector<ContextLayer>& context;
  const StyleBook& book;
  const std::vector<DistrictColumn>& columns;
  std::map<std::string, DistrictLook> looks = {};  // by indicator, as results name it
};

/// The overview shows districts by what they miss, each labelled with its counts; an indicator's sheet
/// shows them by value, labelled with sign and value, under the indicator's evidence. For an indicator of
/// things (corridors) the districts are outlines. The overview of one district shows all evidence.
///
/// With land use in the context the overview shows that, and of the districts the outlines.
///
/// Where districts are filled, areas of the context would only mix with their colours: but for water,
/// buildings and what the indicator measures they are left out, and these lie upon the fill.
[[nodiscard]] LayerStack layers_of_sheet(const SheetSources& sources, const PlannedSheet& sheet);

}  // namespace citygauge
