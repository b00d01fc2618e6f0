#include "measures/population.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>

#include "core/exact_sum.hpp"
#include "geometry/geos_bridge.hpp"
#include "measures/options.hpp"
#include "measures/raster_area.hpp"
#include "measures/whole_features.hpp"

namespace citygauge {
namespace {

using Sums = std::vector<ExactSum>;

class Population : public Measure {
 public:
  Population(const MeasureSpec& spec, const MeasureContext& context)
      : context_(context),
        source_(text_option(spec.options, "source", "auto")),
        sums_([this] { return Sums(context_.districts.size()); }) {}

  std::vector<LayerNeed> needs() const override {
    const auto& stated = context_.districts.population;
    const bool all_stated =
        std::ranges::all_of(stated, [](const auto& people) { return people.has_value(); });
    if (source_ == "district" || (source_ == "auto" && all_stated)) return {};
    return {{"population", {}, {"people"}, source_ == "auto"}};
  }

  void take(std::size_t, const Selection& selection) override {
    const auto people = selection.batch.number("people");
    Sums& sums = sums_.local();
    std::vector<std::uint32_t> here;
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      const double count = value_or_nan(people, i);
      if (std::isnan(count)) continue;
      const ShapeView shape = selection.batch.shapes[i];
      if (shape.kind() == ShapeKind::polygon) {
        add_polygon(sums, shape, count);
        continue;
      }
      districts_of(shape, context_.grid, here);
      for (const std::uint32_t district : here) sums[district].add(count);
    }
    has_layer_.local() = true;
  }

  void take(std::size_t, Raster& raster) override {
    Sums& sums = sums_.local();
    for (std::size_t d = 0; d < context_.districts.size(); ++d)
      for_each_cell(raster, context_.districts.shapes[d], [&](double count, double, double share) {
        if (!std::isnan(count)) sums[d].add(count * share);
      });
    has_layer_.local() = true;
  }

  Measured finish() override {
    Sums total(context_.districts.size());
    for (const Sums& part : sums_)
      for (std::size_t d = 0; d < total.size(); ++d) total[d].add(part[d]);
    const bool has_layer = std::ranges::any_of(has_layer_, [](bool seen) { return seen; });
    Measured measured;
    for (std::size_t d = 0; d < total.size(); ++d)
      measured.quantities.push_back(quantity(context_.districts.population[d], total[d].value(), has_layer));
    return measured;
  }

 private:
  /// People are taken to be spread evenly over their polygon.
  void add_polygon(Sums& sums, ShapeView polygon, double count) const {
    const double whole = area_m2(polygon);
    const Box box = polygon.box();
    for (std::size_t d = 0; d < context_.districts.size(); ++d) {
      const ShapeView district = context_.districts.shapes[d];
      if (!district.box().intersects(box)) continue;
      Shapes inside(ShapeKind::polygon);
      if (append_intersection(inside, polygon, district)) sums[d].add(count * (area_m2(inside[0]) / whole));
    }
  }

  [[nodiscard]] Quantity quantity(const std::optional<double>& stated, double counted, bool has_layer) const {
    if (stated && source_ != "layer") return {stated, ""};
    if (has_layer) return {counted, "people of the population layer"};
    return {std::nullopt, "the district's population is not known"};
  }

  MeasureContext context_;
  std::string source_;
  tbb::enumerable_thread_specific<Sums> sums_;
  tbb::enumerable_thread_specific<bool> has_layer_;
};

}  // namespace

MeasureDeclaration population_declaration() {
  return {"population",
          {"评价单元人口（单元属性，或人口图层）",
           "people of the district: its attribute, or else the population layer"},
          false,
          {},
          {{"source",
            ParameterType::choice,
            {"auto", "district", "layer"},
            {"auto 先取单元属性，缺失时取人口图层；district 仅属性；layer 仅图层",
             "auto: the attribute, or else the layer; district: the attribute only; layer: the layer only"}}},
          {},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<Population>(spec, context);
          }};
}

}  // namespace citygauge
