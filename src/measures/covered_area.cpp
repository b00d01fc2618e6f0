#include "measures/covered_area.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "measures/disc_centres.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/options.hpp"
#include "measures/uncovered.hpp"

namespace citygauge {
namespace {

constexpr double default_distance_m = 500;

class CoveredArea : public Measure {
 public:
  CoveredArea(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        distance_m_(number_option(spec.options, "distance_m", default_distance_m)),
        inside_only_(text_option(spec.options, "stops", "all") == "inside_only") {
    if (distance_m_ <= 0)
      throw config_error(spec.options.at("distance_m").at, "`distance_m` must be positive");
  }

  std::vector<LayerNeed> needs() const override { return {{spec_.layer, spec_.where, {}, false}}; }

  void take(std::size_t, const Selection& selection) override { centres_.take(selection); }

  Measured finish() override {
    const DistrictDiscs discs(centres_, distance_m_, context_, inside_only_);
    std::vector<double> covered(context_.districts.size());
    std::vector<Shapes> uncovered(context_.districts.size(), Shapes(ShapeKind::polygon));
    tbb::parallel_for(std::size_t{0}, covered.size(), [&](std::size_t d) {
      const ShapeView district = context_.districts.shapes[d];
      covered[d] = discs.in(d).area_within(district);
      if (is_drawn(covered[d], district)) draw_uncovered(discs.in(d), district, uncovered[d]);
    });
    return collect(covered, uncovered);
  }

 private:
  /// Gaps are drawn where the indicator's target is missed, and everywhere when there is no target.
  bool is_drawn(double covered, ShapeView district) const {
    const double whole = area_m2(district);
    if (!context_.draws_evidence() || whole - covered < least_uncovered_m2) return false;
    return !context_.threshold || 100 * (covered / whole) < *context_.threshold;
  }

  Measured collect(const std::vector<double>& covered, const std::vector<Shapes>& uncovered) const {
    Measured measured;
    EvidenceBuilder evidence("evidence_uncovered", ShapeKind::polygon);
    for (std::size_t d = 0; d < covered.size(); ++d) {
      const double whole = area_m2(context_.districts.shapes[d]);
      measured.ledger.push_back({d, "district", whole, "m2"});
      measured.ledger.push_back({d, "beyond_distance", covered[d] - whole, "m2"});
      const double counted = std::max(0.0, whole + (covered[d] - whole));  // the ledger's sum; no −1e-10
      measured.ledger.push_back({d, "counted", counted, "m2"});
      measured.quantities.push_back({counted, fmt::format("within {:g} m, straight line", distance_m_)});
      if (uncovered[d].size() == 0) continue;
      evidence.add_shape(uncovered[d][0]);
      evidence.set("district_id", context_.districts.ids[d]);
      evidence.set("layer", spec_.layer);
      evidence.set("distance_m", distance_m_);
      evidence.set("uncovered_m2", whole - covered[d]);
    }
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
    return measured;
  }

  MeasureSpec spec_;
  MeasureContext context_;
  double distance_m_;
  bool inside_only_;
  DiscCentres centres_;
};

}  // namespace

MeasureDeclaration covered_area_declaration() {
  return {"covered_area",
          {"距点一定距离内的面积（圆弧精确）", "area within a distance of points, with exact arcs"},
          true,
          {LayerGeometry::point},
          {{"distance_m", ParameterType::number, {}, {"服务半径，米", "distance in metres"}},
           {"stops",
            ParameterType::choice,
            {"all", "inside_only"},
            {"区外站点是否计入", "whether points outside the district count"}}},
          {"evidence_uncovered"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<CoveredArea>(spec, context);
          },
          true};
}

}  // namespace citygauge
