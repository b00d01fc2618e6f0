#include "measures/population.hpp"

#include <fmt/format.h>
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

/// What one thread has counted.
struct Counted {
  explicit Counted(std::size_t districts) : people(districts), knowledge(districts) {}
  std::vector<ExactSum> people;
  std::vector<Knowledge> knowledge;
  std::int64_t without_value = 0;  // features
  std::int64_t impossible = 0;     // cells with a negative number
  bool has_layer = false;
};

class Population : public Measure {
 public:
  Population(const MeasureSpec& spec, const MeasureContext& context)
      : context_(context),
        source_(text_option(spec.options, "source", "auto")),
        by_area_(text_option(spec.options, "raster", "people") == "people_per_km2"),
        counted_([this] { return Counted(context_.districts.size()); }) {
    for (std::size_t d = 0; d < context_.districts.size(); ++d)
      boxes_.push_back(context_.districts.shapes[d].box());
  }

  std::vector<LayerNeed> needs() const override {
    const auto& stated = context_.districts.population;
    const bool all_stated =
        std::ranges::all_of(stated, [](const auto& people) { return people.has_value(); });
    if (source_ == "district" || (source_ == "auto" && all_stated)) return {};
    return {{"population", {}, {"people"}, source_ == "auto"}};
  }

  void take(std::size_t, const Selection& selection) override {
    const auto people = selection.batch.number("people");
    Counted& mine = counted_.local();
    mine.has_layer = true;
    std::vector<std::uint32_t> here;
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      const double count = amount_or_nan(people, i);
      const ShapeView shape = selection.batch.shapes[i];
      const bool spread = shape.kind() == ShapeKind::polygon && !std::isnan(count);
      if (spread) {
        add_polygon(mine, shape, count);
        continue;
      }
      districts_of(shape, context_.grid, here);
      if (std::isnan(count) && !here.empty()) ++mine.without_value;
      for (const std::uint32_t district : here) add(mine, district, count, 1);
    }
  }

  void take(std::size_t, Raster& raster) override {
    constexpr double m2_per_km2 = 1e6;
    Counted& mine = counted_.local();
    mine.has_layer = true;
    for (std::size_t d = 0; d < context_.districts.size(); ++d)
      for_each_cell(raster, context_.districts.shapes[d], [&](double value, double area_m2, double share) {
        const double count = amount_or_nan(std::span(&value, 1), 0);
        if (!std::isnan(value) && std::isnan(count)) ++mine.impossible;
        add(mine, static_cast<std::uint32_t>(d), count, by_area_ ? area_m2 / m2_per_km2 : share);
      });
  }

  Measured finish() override {
    Counted total(context_.districts.size());
    for (const Counted& part : counted_) {
      for (std::size_t d = 0; d < total.people.size(); ++d) {
        total.people[d].add(part.people[d]);
        total.knowledge[d].add(part.knowledge[d]);
      }
      total.without_value += part.without_value;
      total.impossible += part.impossible;
      total.has_layer |= part.has_layer;
    }
    Measured measured;
    for (std::size_t d = 0; d < total.people.size(); ++d) measured.quantities.push_back(quantity(d, total));
    add_issue(measured, total.without_value, "missing_value",
              fmt::format("{} features have no `{}`", total.without_value, "people"));
    add_issue(measured, total.impossible, "cell_values",
              fmt::format("{} covered cells hold no possible number of people", total.impossible));
    return measured;
  }

 private:
  /// `count` NaN: nobody knows.
  static void add(Counted& mine, std::uint32_t district, double count, double share) {
    mine.knowledge[district].add(!std::isnan(count));
    if (!std::isnan(count)) mine.people[district].add(count * share);
  }

  /// People are taken to be spread evenly over their polygon.
  void add_polygon(Counted& mine, ShapeView polygon, double count) const {
    const Box box = polygon.box();
    std::vector<std::uint32_t> around;
    if (context_.grid.districts_around(box, around)) {
      for (const std::uint32_t district : around) add(mine, district, count, 1);
      return;
    }
    const double whole = area_m2(polygon);
    for (std::size_t d = 0; d < context_.districts.size(); ++d) {
      if (!boxes_[d].intersects(box)) continue;
      Shapes inside(ShapeKind::polygon);
      if (append_intersection(inside, polygon, context_.districts.shapes[d]))
        add(mine, static_cast<std::uint32_t>(d), count, area_m2(inside[0]) / whole);
    }
  }

  static void add_issue(Measured& measured, std::int64_t count, const char* code, const std::string& what) {
    if (count > 0)
      measured.issues.push_back({Severity::warning, code, "population", {}, what, "left out of the sum", {}});
  }

  [[nodiscard]] Quantity quantity(std::size_t district, const Counted& total) const {
    const auto& stated = context_.districts.population[district];
    if (stated && source_ != "layer") return {stated, ""};
    if (!total.has_layer) return {std::nullopt, "the district's population is not known"};
    if (total.knowledge[district].says_nothing()) return unknown_quantity("population", "people");
    return {total.people[district].value(), "people of the population layer"};
  }

  MeasureContext context_;
  std::string source_;
  bool by_area_;            // of a raster of densities
  std::vector<Box> boxes_;  // of the districts
  tbb::enumerable_thread_specific<Counted> counted_;
};

}  // namespace

MeasureDeclaration population_declaration() {
  return {
      "population",
      {"评价单元人口（单元属性，或人口图层）",
       "people of the district: its attribute, or else the population layer"},
      false,
      {},
      {{"source",
        ParameterType::choice,
        {"auto", "district", "layer"},
        {"auto 先取单元属性，缺失时取人口图层；district 仅属性；layer 仅图层",
         "auto: the attribute, or else the layer; district: the attribute only; layer: the layer only"}},
       {"raster",
        ParameterType::choice,
        {"people", "people_per_km2"},
        {"栅格像元值的含义：people 人数；people_per_km2 每平方千米人数（海岸、边缘像元不丢失人口）",
         "what a raster's cells hold: people, or people per km2 (loses nobody in cells cut by a coast)"}}},
      {},
      [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
        return std::make_unique<Population>(spec, context);
      }};
}

}  // namespace citygauge
