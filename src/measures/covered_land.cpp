#include "measures/covered_land.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "measures/disc_centres.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/land.hpp"
#include "measures/options.hpp"
#include "measures/uncovered.hpp"

namespace citygauge {
namespace {

constexpr double default_distance_m = 500;

/// The land of one district.
struct DistrictLand {
  double uncovered_m2 = 0;
  Shapes drawn{ShapeKind::polygon};  // what is uncovered
};

class CoveredLand : public Measure {
 public:
  CoveredLand(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        near_(filter_table_option(spec.options, "near")),
        distance_m_(number_option(spec.options, "distance_m", default_distance_m)),
        inside_only_(text_option(spec.options, "stops", "all") == "inside_only") {
    if (near_.size() != 1) throw config_error(spec.at, "measure `covered_land` needs one layer in `near`");
    if (distance_m_ <= 0)
      throw config_error(spec.options.at("distance_m").at, "`distance_m` must be positive");
  }

  std::vector<LayerNeed> needs() const override {
    return {{spec_.layer, spec_.where, {}, false}, {near_.begin()->first, near_.begin()->second, {}, false}};
  }

  void take(std::size_t need, const Selection& selection) override {
    if (need == 0) return land_.take(selection);
    centres_.take(selection);
  }

  Measured finish() override {
    land_.sort();
    const DistrictDiscs discs(centres_, distance_m_, context_, inside_only_);
    const LevelAreas areas = land_.areas(context_.districts);
    std::vector<DistrictLand> lands(context_.districts.size());
    tbb::parallel_for(std::size_t{0}, lands.size(),
                      [&](std::size_t d) { measure(discs.in(d), areas.at(d, 0), d, lands[d]); });
    return collect(areas, lands);
  }

 private:
  void measure(const DiscUnion& discs, double whole, std::size_t district, DistrictLand& land) const {
    Shapes inside(ShapeKind::polygon);
    if (!land_.append_within(inside, context_.districts.shapes[district])) return;
    // What is missing is exactly 0 where all is covered; the union by the sweep and by GEOS may differ in the
    // last digits, so it is taken from the one and subtracted from the other.
    land.uncovered_m2 = std::clamp(area_m2(inside[0]) - discs.area_within(inside[0]), 0.0, whole);
    if (!context_.draws_evidence()) return;
    const bool met = context_.threshold && 100 * ((whole - land.uncovered_m2) / whole) >= *context_.threshold;
    if (!met && land.uncovered_m2 >= least_uncovered_m2) draw_uncovered(discs, inside[0], land.drawn);
  }

  Measured collect(const LevelAreas& areas, const std::vector<DistrictLand>& lands) const {
    Measured measured;
    EvidenceBuilder evidence("evidence_unserved_land", ShapeKind::polygon);
    for (std::size_t d = 0; d < lands.size(); ++d) {
      const double gross = areas.gross(d), whole = areas.at(d, 0);
      const double counted = whole - lands[d].uncovered_m2;
      measured.ledger.push_back({d, "gross", gross, "m2"});
      measured.ledger.push_back({d, "overlapping", whole - gross, "m2"});
      measured.ledger.push_back({d, "beyond_distance", counted - whole, "m2"});
      measured.ledger.push_back({d, "counted", counted, "m2"});
      measured.quantities.push_back({counted, fmt::format("within {:g} m, straight line", distance_m_)});
      if (lands[d].drawn.size() == 0) continue;
      evidence.add_shape(lands[d].drawn[0]);
      evidence.set("district_id", context_.districts.ids[d]);
      evidence.set("layer", spec_.layer);
      evidence.set("distance_m", distance_m_);
      evidence.set("uncovered_m2", lands[d].uncovered_m2);
    }
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
    return measured;
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::map<std::string, ClassFilter> near_;
  double distance_m_;
  bool inside_only_;
  Land land_;
  DiscCentres centres_;
};

}  // namespace

MeasureDeclaration covered_land_declaration() {
  return {"covered_land",
          {"某类用地距点一定距离内的面积（圆弧精确，重叠一次）",
           "area of a layer's land within a distance of points, with exact arcs, overlaps once"},
          true,
          {LayerGeometry::polygon},
          {{"near",
            ParameterType::table,
            {},
            {"设施点图层及其筛选",
             "the layer of the points, with a filter: { bus_stops = { mode = [\"bus\"] } }"}},
           {"distance_m", ParameterType::number, {}, {"服务半径，米", "distance in metres"}},
           {"stops",
            ParameterType::choice,
            {"all", "inside_only"},
            {"区外站点是否计入", "whether points outside the district count"}}},
          {"evidence_unserved_land"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<CoveredLand>(spec, context);
          }};
}

}  // namespace citygauge
