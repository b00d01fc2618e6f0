#include "measures/served_land.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/rounding.hpp"
#include "geometry/geos_bridge.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/land.hpp"
#include "measures/options.hpp"
#include "measures/serving_areas.hpp"
#include "measures/uncovered.hpp"

namespace citygauge {
namespace {

/// Parks alone may be points, and then say how large they are.
constexpr const char* park_points = "parks";
constexpr const char* size_attribute = "area";

/// From this size on an area reaches so far.
struct Reach {
  double least_m2 = 0;
  double distance_m = 0;
};

/// { "2000" = 300, "5000" = 500 }, smallest first.
std::vector<Reach> reaches(const MeasureSpec& spec) {
  std::vector<Reach> found;
  for (const auto& [size, distance_m] : number_table_option(spec.options, "reach_m")) {
    double least_m2 = 0;
    const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), least_m2);
    const bool is_number = error == std::errc() && end == size.data() + size.size() && least_m2 >= 0;
    if (!is_number || !(distance_m > 0))
      throw config_error(spec.options.at("reach_m").at,
                         "`reach_m` must give distances by size: { \"5000\" = 500 } for 500 m from 5000 m2");
    found.push_back({least_m2, distance_m});
  }
  if (found.empty()) throw config_error(spec.at, "measure `served_land` needs `reach_m`");
  std::ranges::sort(found, {}, &Reach::least_m2);
  return found;
}

/// What one thread has gathered of the areas that serve.
struct Serving {
  ServingAreas areas;
  std::int64_t seen = 0;          // features of the layers, parks or not: without any nothing is known
  std::int64_t counted = 0;       // parks
  std::int64_t without_size = 0;  // points that do not say how large the area is
};

class ServedLand : public Measure {
 public:
  ServedLand(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        near_(filter_table_option(spec.options, "near")),
        reaches_(reaches(spec)) {
    if (near_.empty()) throw config_error(spec.at, "measure `served_land` needs a layer in `near`");
  }

  std::vector<LayerNeed> needs() const override {
    std::vector<LayerNeed> needs{{spec_.layer, spec_.where, {}, false}};
    for (const auto& [role, where] : near_) {
      LayerNeed need{role, where, {}, near_.size() > 1};
      if (role == park_points) need.attributes = {size_attribute};
      needs.push_back(std::move(need));
    }
    return needs;
  }

  void take(std::size_t need, const Selection& selection) override {
    if (need == 0) return land_.take(selection);
    Serving& mine = serving_.local();
    mine.seen += static_cast<std::int64_t>(selection.batch.size());
    const auto sizes = selection.batch.number(size_attribute);
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      if (!selection.counts[i]) continue;
      ++mine.counted;
      const ShapeView shape = selection.batch.shapes[i];
      const bool is_polygon = shape.kind() == ShapeKind::polygon;
      const double size_m2 = is_polygon ? area_m2(shape) : value_or_nan(sizes, i);
      mine.without_size += std::isnan(size_m2) ? 1 : 0;
      const double distance_m = reach_of(size_m2);
      if (distance_m > 0 && shape.kind() != ShapeKind::line) mine.areas.add(shape, distance_m);
    }
  }

  Measured finish() override {
    land_.sort();
    Measured measured;
    std::int64_t seen = 0, counted = 0, without_size = 0;
    for (const Serving& part : serving_) {
      seen += part.seen;
      counted += part.counted;
      without_size += part.without_size;
      areas_.absorb(part.areas);
    }
    areas_.sort();
    if (seen == 0) return not_evaluated("no such thing was found");
    if (counted > 0 && counted == without_size)
      return not_evaluated(fmt::format("no feature of `{}` has `{}`", park_points, size_attribute));
    measure(measured, without_size > 0);
    if (without_size > 0)
      measured.issues.push_back({Severity::warning,
                                 "missing_value",
                                 park_points,
                                 {},
                                 fmt::format("{} features have no `{}`", without_size, size_attribute),
                                 "left out",
                                 {}});
    return measured;
  }

 private:
  /// 0 where it is too small to serve.
  double reach_of(double size_m2) const {
    double distance_m = 0;
    for (const Reach& reach : reaches_)
      if (size_m2 >= least_equal(reach.least_m2)) distance_m = reach.distance_m;
    return distance_m;
  }

  Measured not_evaluated(const std::string& reason) const {
    Measured measured;
    measured.quantities.assign(context_.districts.size(), {std::nullopt, reason});
    return measured;
  }

  void measure(Measured& measured, bool lower_bound) const {
    const LevelAreas areas = land_.areas(context_.districts);
    const LevelAreas unserved = areas_.unserved(land_.polygons(), context_.districts.shapes);
    std::string note;
    for (const Reach& reach : reaches_)
      note += fmt::format("{}from {:g} m2 on: {:g} m, straight line", note.empty() ? "" : "; ",
                          reach.least_m2, reach.distance_m);
    if (lower_bound)
      note += "; " + fmt::format("lower bound: {} is missing for some features", size_attribute);
    for (std::size_t d = 0; d < context_.districts.size(); ++d)
      measured.quantities.push_back(
          {close_ledger(measured, d, areas.gross(d), areas.at(d, 0), unserved.at(d, 0)), note});
    if (context_.draws_evidence()) add_evidence(measured, areas, unserved);
  }

  static double close_ledger(Measured& measured, std::size_t d, double gross, double whole, double beyond) {
    const double counted = std::max(0.0, whole - beyond);
    measured.ledger.push_back({d, "gross", gross, "m2"});
    measured.ledger.push_back({d, "overlapping", whole - gross, "m2"});
    measured.ledger.push_back({d, "beyond_distance", counted - whole, "m2"});
    measured.ledger.push_back({d, "counted", counted, "m2"});
    return counted;
  }

  /// Drawn where the target is missed, and everywhere when there is none.
  void add_evidence(Measured& measured, const LevelAreas& areas, const LevelAreas& unserved) const {
    std::vector<Shapes> drawn(context_.districts.size(), Shapes(ShapeKind::polygon));
    tbb::parallel_for(std::size_t{0}, drawn.size(), [&](std::size_t d) {
      const double whole = areas.at(d, 0), beyond = unserved.at(d, 0);
      const bool met = context_.threshold && 100 * ((whole - beyond) / whole) >= *context_.threshold;
      if (!met && beyond >= least_uncovered_m2) draw(context_.districts.shapes[d], drawn[d]);
    });
    EvidenceBuilder evidence("evidence_unserved_land", ShapeKind::polygon);
    for (std::size_t d = 0; d < drawn.size(); ++d) {
      if (drawn[d].size() == 0) continue;
      evidence.add_shape(drawn[d][0]);
      evidence.set("district_id", context_.districts.ids[d]);
      evidence.set("layer", spec_.layer);
      evidence.set("distance_m", reaches_.back().distance_m);
      evidence.set("uncovered_m2", unserved.at(d, 0));
    }
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
  }

  void draw(ShapeView district, Shapes& out) const {
    Shapes inside(ShapeKind::polygon);
    if (!land_.append_within(inside, district)) return;
    Shapes near(ShapeKind::polygon);
    areas_.append_catchments(near, inside[0].box());
    if (near.size() == 0) return out.add_feature(inside[0]);
    append_difference(out, inside[0], near);
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::map<std::string, ClassFilter> near_;
  std::vector<Reach> reaches_;
  Land land_;
  tbb::enumerable_thread_specific<Serving> serving_;
  ServingAreas areas_;
};

}  // namespace

MeasureDeclaration served_land_declaration() {
  return {
      "served_land",
      {"某类用地距（按规模分级的）服务面一定距离内的面积",
       "area of a layer's land within reach of areas that serve it, by their size"},
      true,
      {LayerGeometry::polygon},
      {{"near",
        ParameterType::table,
        {},
        {"提供服务的图层及其筛选；多个时有一个即可",
         "the layers that serve, with filters; of several, one is enough: { parks = {} }"}},
       {"reach_m",
        ParameterType::table,
        {},
        {"按规模（m²）给出的服务半径（m）", "distance in metres by least size in m2: { \"5000\" = 500 }"}}},
      {"evidence_unserved_land"},
      [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
        return std::make_unique<ServedLand>(spec, context);
      }};
}

}  // namespace citygauge
