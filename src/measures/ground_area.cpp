#include "measures/ground_area.hpp"

#include "measures/area.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

/// The district's own area; with `water = neither_part`, less the water that lies on top.
class GroundArea : public Measure {
 public:
  GroundArea(const MeasureSpec& spec, const MeasureContext& context)
      : context_(context),
        water_(leaves_water_out(spec) ? weighted_area_declaration().make(water_of(spec), context) : nullptr) {
  }

  std::vector<LayerNeed> needs() const override {
    return water_ ? water_->needs() : std::vector<LayerNeed>{};
  }
  void take(std::size_t need, const Selection& selection) override { water_->take(need, selection); }
  void take(std::size_t need, Raster& raster) override {
    by_cells_ = true;
    if (raster.classes().empty())
      unknown_ = water_unknown(context_);
    else
      water_->take(need, raster);
  }

  Measured finish() override {
    Measured measured;
    for (std::size_t d = 0; d < context_.districts.size(); ++d)
      measured.quantities.push_back({area_m2(context_.districts.shapes[d]), ""});
    if (!water_) return measured;
    if (unknown_) return std::move(*unknown_);
    const Measured water = water_->finish();
    for (std::size_t d = 0; d < measured.quantities.size(); ++d) {
      const Quantity& wet = water.quantities[d];
      if (wet.value)
        measured.quantities[d].value = left_of(*measured.quantities[d].value, *wet.value);
      else
        measured.quantities[d] = wet;
    }
    return measured;
  }

 private:
  static bool leaves_water_out(const MeasureSpec& spec) {
    return text_option(spec.options, "water", "both_parts") == "neither_part";
  }

  /// Nothing where all is water: what is left is rounding then. Cells in degrees are quadrangles in the
  /// plane.
  [[nodiscard]] double left_of(double whole, double water) const {
    const double rounded_share = by_cells_ ? 1e-7 : 1e-9;
    return whole - water > rounded_share * whole ? whole - water : 0;
  }

  /// Weighs water alone, with the order of the classes on top of one another as the numerator has it.
  static MeasureSpec water_of(const MeasureSpec& spec) {
    MeasureSpec water = spec;
    Option::Table weights;
    for (const std::string& name : list_option(spec.options, "priority"))
      weights[name] = {name == "water" ? 1.0 : 0.0, spec.at};
    weights["water"] = {1.0, spec.at};
    water.options.erase("water");
    water.options["weights"] = {weights, spec.at};
    return water;
  }

  MeasureContext context_;
  std::unique_ptr<Measure> water_;  // its area, as it lies on top; null where it counts
  std::optional<Measured> unknown_;
  bool by_cells_ = false;
};

}  // namespace

MeasureDeclaration ground_area_declaration() {
  return {"ground_area",
          {"评价单元面积，可扣除水域", "area of the district, with or without its water"},
          true,
          {LayerGeometry::polygon, LayerGeometry::raster},
          {water_parameter(),
           {"priority",
            ParameterType::list,
            {},
            {"重叠时优先的类，先者优先", "classes, the first wins where they overlap"}}},
          {},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<GroundArea>(spec, context);
          }};
}

}  // namespace citygauge
