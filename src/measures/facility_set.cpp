#include "measures/facility_set.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <deque>

#include "core/exact_sum.hpp"
#include "geometry/inner_point.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/facility_kinds.hpp"
#include "measures/facility_subjects.hpp"
#include "measures/options.hpp"
#include "measures/walk_ways.hpp"
#include "measures/whole_features.hpp"

namespace citygauge {
namespace {

constexpr double default_snap_m = 100;

/// What one subject has.
struct Standing {
  std::vector<bool> has;  // of each kind
  std::size_t kinds = 0;
  bool off_network = false;
};

/// raw − excluded − off_network − lacking = counted.
struct DistrictSums {
  ExactSum raw, excluded, off_network, lacks_one, lacks_several;
};

constexpr const char* areas_table = "evidence_lacking_areas";
constexpr const char* points_table = "evidence_lacking_points";

class FacilitySet : public Measure {
 public:
  FacilitySet(const MeasureSpec& spec, const MeasureContext& context)
      : context_(context),
        subjects_(facility_subjects(spec)),
        distance_m_(number_option(spec.options, "distance_m", 0)),
        network_role_(text_option(spec.options, "network", "")),
        straight_without_(text_option(spec.options, "without_network", "straight") == "straight"),
        snap_m_(number_option(spec.options, "snap_m", default_snap_m)) {
    if (bool_option(spec.options, "whole", false)) {
      network_role_.clear();
      return;
    }
    if (!network_role_.empty()) ways_ = WalkWays::of(network_role_, {}, spec, context);
    for (FacilityKind& kind : facility_kinds(spec)) places_.emplace_back(std::move(kind));
    const auto all = static_cast<double>(places_.size());
    const double at_least = number_option(spec.options, "at_least", all);
    if (!(at_least >= 1 && at_least <= all) || at_least != std::floor(at_least))
      throw config_error(spec.at, fmt::format("`at_least` must be a whole number from 1 to {}", all));
    needed_ = static_cast<std::size_t>(at_least);
    if (!(snap_m_ > 0)) throw config_error(spec.at, "`snap_m` must be positive");
  }

  /// The subjects, each kind, the network.
  std::vector<LayerNeed> needs() const override {
    std::vector<LayerNeed> needs{subjects_.need};
    for (const FacilityPlaces& places : places_) needs.push_back(places.kind().need);
    if (!network_role_.empty()) needs.push_back({network_role_, {}, {}, straight_without_});
    return needs;
  }

  void take(std::size_t need, const Selection& selection) override {
    if (need == 0) return take_subjects(selection);
    if (need <= places_.size()) return places_[need - 1].take(selection);
    if (ways_.feeds) ways_->take(selection);
  }

  Measured finish() override {
    build_network();
    for (FacilityPlaces& places : places_) places.build(network_, snap_m_);
    sums_.resize(context_.districts.size());
    with_kind_.assign(places_.size(), std::vector<ExactSum>(context_.districts.size()));
    Measured measured;
    std::int64_t weightless = 0;
    for (const auto& part : gathered_) {
      weightless += part->weightless;
      add(*part);
    }
    for (EvidenceBuilder* const lacking : {&lacking_areas_, &lacking_points_})
      if (!lacking->empty()) measured.evidence.push_back(std::move(*lacking).build());
    for (std::size_t d = 0; d < sums_.size(); ++d)
      measured.quantities.push_back({close_ledger(d, measured), note()});
    add_groups(measured);
    add_issues(weightless, measured);
    return measured;
  }

 private:
  void take_subjects(const Selection& selection) {
    auto& mine = gathered_.local();
    if (!mine) mine.emplace(selection.batch.shapes.kind());
    mine->add(selection, subjects_);
  }

  /// None when the layer has no line near the districts: it is taken as not given.
  void build_network() {
    const Box reach = context_.districts.shapes.box().grown(snap_m_);
    if (ways_.product && ways_->box().intersects(reach)) network_ = &ways_->network();
  }

  Standing standing_of(ShapeView subject) const {
    Standing standing{std::vector<bool>(places_.size()), 0, false};
    std::optional<NetworkPlace> place;
    if (network_) {
      place = network_->snap(*inner_point(subject), snap_m_);
      standing.off_network = !place;
      if (!place) return standing;
    }
    for (std::size_t k = 0; k < places_.size(); ++k) {
      standing.has[k] = place ? places_[k].is_near(*place) : places_[k].is_near(subject);
      standing.kinds += standing.has[k] ? 1 : 0;
    }
    return standing;
  }

  void add(const SubjectColumns& part) {
    std::vector<Standing> standings(part.weights.size());
    tbb::parallel_for(std::size_t{0}, standings.size(), [&](std::size_t i) {
      if (part.counts[i]) standings[i] = standing_of(part.shapes[i]);
    });
    EvidenceBuilder& lacking = part.shapes.kind() == ShapeKind::polygon ? lacking_areas_ : lacking_points_;
    std::vector<std::uint32_t> here;
    for (std::size_t i = 0; i < standings.size(); ++i) {
      districts_of(part.shapes[i], context_.grid, here);
      for (const std::uint32_t d : here) {
        add_to(d, part.weights[i], part.counts[i], standings[i]);
        if (part.counts[i] && standings[i].kinds < needed_) draw(lacking, part, i, d, standings[i]);
      }
    }
  }

  void add_to(std::uint32_t district, double weight, bool counts, const Standing& standing) {
    DistrictSums& sums = sums_[district];
    sums.raw.add(weight);
    if (!counts) return sums.excluded.add(weight);
    for (std::size_t k = 0; k < places_.size(); ++k)
      if (standing.has[k]) with_kind_[k][district].add(weight);
    if (standing.kinds >= needed_) return;
    if (standing.off_network) return sums.off_network.add(weight);
    (needed_ - standing.kinds == 1 ? sums.lacks_one : sums.lacks_several).add(weight);
  }

  void draw(EvidenceBuilder& evidence, const SubjectColumns& part, std::size_t i, std::uint32_t district,
            const Standing& standing) const {
    std::vector<std::string> missing;
    for (std::size_t k = 0; k < places_.size(); ++k)
      if (!standing.has[k]) missing.push_back(places_[k].kind().name);
    evidence.add_shape(part.shapes[i]);
    evidence.set("layer", subjects_.need.role);
    evidence.set("district_id", context_.districts.ids[district]);
    evidence.set("fid", part.fids[i]);
    evidence.set("name", part.names[i]);
    evidence.set("distance_m", distance_m_);
    evidence.set("missing", fmt::format("{}", fmt::join(missing, ", ")));
    evidence.set("missing_kinds", static_cast<std::int64_t>(missing.size()));
    evidence.set("weight", part.weights[i]);
  }

  double close_ledger(std::size_t district, Measured& measured) const {
    const DistrictSums& sums = sums_[district];
    double counted = 0;
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({district, step, quantity, subjects_.unit});
      counted += quantity;
    };
    row("raw", sums.raw.value());
    row("excluded_by_class", 0 - sums.excluded.value());
    if (network_) row("off_network", 0 - sums.off_network.value());
    if (!places_.empty()) {
      row("lacks_one", 0 - sums.lacks_one.value());
      row("lacks_several", 0 - sums.lacks_several.value());
    }
    measured.ledger.push_back({district, "counted", counted, subjects_.unit});
    return counted;
  }

  void add_groups(Measured& measured) const {
    for (std::size_t k = 0; k < places_.size(); ++k) {
      std::vector<Quantity> quantities;
      for (const ExactSum& sum : with_kind_[k]) quantities.push_back({sum.value(), note()});
      measured.groups.emplace_back(places_[k].kind().name, std::move(quantities));
    }
  }

  std::string note() const {
    if (places_.empty()) return "";
    std::string way = network_ ? fmt::format("within {:g} m along {}", distance_m_, network_role_)
                               : fmt::format("within {:g} m, straight line", distance_m_);
    if (needed_ == places_.size()) return way;
    return way + "; " + fmt::format("{} of {} kinds of facilities suffice", needed_, places_.size());
  }

  void add_issues(std::int64_t weightless, Measured& measured) const {
    const auto warn = [&](const char* code, const std::string& role, std::string message,
                          const char* action) {
      measured.issues.push_back({Severity::warning, code, role, {}, std::move(message), action, {}});
    };
    if (weightless > 0)
      warn("missing_value", subjects_.need.role,
           fmt::format("{} features have no `{}`", weightless, subjects_.weight), "left out");
    for (const FacilityPlaces& places : places_) {
      const LayerNeed& need = places.kind().need;
      if (places.count() == 0)
        warn("no_facility", need.role, fmt::format("no feature counts as `{}`", places.kind().name),
             "taken as lacking everywhere");
      if (places.without_area() > 0)
        warn("missing_value", need.role,
             fmt::format("{} features without an area cannot be `{}`", places.without_area(),
                         places.kind().name),
             "not counted");
    }
  }

  MeasureContext context_;
  FacilitySubjects subjects_;
  double distance_m_;
  std::string network_role_;
  bool straight_without_;
  double snap_m_;
  std::deque<FacilityPlaces> places_;
  std::size_t needed_ = 0;
  tbb::enumerable_thread_specific<std::optional<SubjectColumns>> gathered_;
  Shared<WalkWays> ways_;
  const WalkNetwork* network_ = nullptr;
  std::vector<DistrictSums> sums_;
  std::vector<std::vector<ExactSum>> with_kind_;  // by kind, then district
  EvidenceBuilder lacking_areas_{areas_table, ShapeKind::polygon};
  EvidenceBuilder lacking_points_{points_table, ShapeKind::point};
};

}  // namespace

MeasureDeclaration facility_set_declaration() {
  return {
      "facility_set",
      {"具备各类所需设施的社区、人口或住宅", "communities, people or homes that have every kind of facility"},
      true,
      {LayerGeometry::point, LayerGeometry::polygon},
      {{"kinds",
        ParameterType::table,
        {},
        {"所需设施的种类：图层、类别、规模和距离",
         "the kinds that are needed: { kindergarten = { class = [\"kindergarten\"], distance_m = 300 } }"}},
       {"required",
        ParameterType::list,
        {},
        {"必须具备的种类；缺省为全部", "kinds that are required; all by default"}},
       {"at_least",
        ParameterType::number,
        {},
        {"至少具备几种；缺省为全部", "how many of them suffice; all by default"}},
       {"distance_m", ParameterType::number, {}, {"距离，米", "distance in metres"}},
       {"network",
        ParameterType::text,
        {},
        {"步行网络图层；缺省为直线距离", "layer of ways along which one walks; straight lines without it"}},
       {"without_network",
        ParameterType::choice,
        {"straight", "not_evaluated"},
        {"未提供步行网络图层时：straight 按直线距离；not_evaluated 不评价",
         "if the network's layer is not given: straight lines, or no value"}},
       {"snap_m",
        ParameterType::number,
        {},
        {"离网络的最大距离，米", "how far a place may be from the network, metres"}},
       {"homes",
        ParameterType::choice,
        {"population", "buildings"},
        {"population 按人口图层的人数；buildings 按住宅建筑面积",
         "people of the population layer, or floor area of residential buildings"}},
       {"attribute",
        ParameterType::text,
        {},
        {"求和的属性；缺省为个数", "attribute that is added up; the number of features without it"}},
       {"name",
        ParameterType::text,
        {},
        {"证据中的名称属性", "attribute that names a feature in the evidence"}},
       {"whole",
        ParameterType::boolean,
        {},
        {"为真时全部计入（用作分母）", "true: all count, for denominators"}},
       {"unit", ParameterType::text, {}, {"台账单位", "unit in the ledger"}}},
      {areas_table, points_table},
      [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
        return std::make_unique<FacilitySet>(spec, context);
      }};
}

}  // namespace citygauge
