#include "measures/things.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/exact_sum.hpp"
#include "geometry/inner_point.hpp"
#include "measures/nearness.hpp"
#include "measures/options.hpp"
#include "measures/whole_features.hpp"

namespace citygauge {
namespace {

/// A feature of the layer. In order: thing by thing, those that count first.
struct Place {
  std::string thing;
  bool excluded = false;
  Point at;
  double weight = 1;

  friend auto operator<=>(const Place&, const Place&) = default;
};

/// A feature that counts but does not say what it is, or how much.
struct UnknownPlace {
  Point at;
  bool nameless = false;
};

struct Thing {
  std::string name;
  std::vector<Point> places;
  double weight = 0;
  bool counts = false;

  [[nodiscard]] Point middle() const {
    Point sum;
    for (const Point p : places) sum = sum + p;
    return sum * (1.0 / static_cast<double>(places.size()));
  }
};

/// raw − excluded − off_network − no_height − disconnected − beyond = counted.
struct DistrictSums {
  ExactSum raw, excluded, off_network, no_height, disconnected, beyond;
  Knowledge names, weights;

  void add(double weight, bool counts, NearnessStanding standing) {
    names.add(true);
    weights.add(true);
    raw.add(weight);
    if (!counts) return excluded.add(weight);
    switch (standing) {
      case NearnessStanding::within:
        return;
      case NearnessStanding::beyond:
        return beyond.add(weight);
      case NearnessStanding::off_network:
        return off_network.add(weight);
      case NearnessStanding::disconnected:
        return disconnected.add(weight);
      case NearnessStanding::no_height:
        return no_height.add(weight);
    }
  }
};

class Things : public Measure {
 public:
  Things(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        thing_(text_option(spec.options, "thing", "")),
        attribute_(text_option(spec.options, "attribute", "")),
        unit_(text_option(spec.options, "unit", "")),
        nearness_(Nearness::of(spec, context)) {}

  std::vector<LayerNeed> needs() const override {
    LayerNeed own{spec_.layer, spec_.where, {}, false};
    for (const std::string& attribute : {thing_, attribute_})
      if (!attribute.empty()) own.attributes.push_back(attribute);
    std::vector<LayerNeed> needs{own};
    for (LayerNeed& need : nearness_->needs()) needs.push_back(std::move(need));
    return needs;
  }

  void take(std::size_t need, const Selection& selection) override {
    if (need > 0) {
      if (nearness_.feeds) nearness_->take(need - 1, selection);
      return;
    }
    Gathered& mine = gathered_.local();
    const auto names = thing_.empty() ? std::span<const std::string>{} : selection.batch.text(thing_);
    const auto weights = attribute_.empty() ? std::span<const double>{} : selection.batch.number(attribute_);
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      const auto at = inner_point(selection.batch.shapes[i]);
      if (!at) continue;
      const double weight = attribute_.empty() ? 1 : amount_or_nan(weights, i);
      const std::string name =
          thing_.empty() ? std::to_string(selection.batch.fids[i]) : value_or_empty(names, i);
      if (!name.empty() && !std::isnan(weight))
        mine.places.push_back({name, !selection.counts[i], *at, weight});
      else if (selection.counts[i])
        mine.unknown.push_back({*at, name.empty()});
    }
  }

  void take(std::size_t, Raster& dem) override {
    if (nearness_.feeds) nearness_->take(dem);
  }

  Measured finish() override {
    if (nearness_->is_asked()) nearness_->build();
    std::vector<DistrictSums> sums(context_.districts.size());
    EvidenceBuilder evidence(nearness_->by_time() ? "evidence_unserved_minutes" : "evidence_unserved",
                             ShapeKind::point);
    std::vector<std::uint32_t> here;
    for (const Thing& thing : things()) {
      const NearnessAnswer answer = nearest(thing);
      districts_of(thing.middle(), context_.grid, here);
      for (const std::uint32_t d : here) {
        sums[d].add(thing.weight, thing.counts, answer.standing);
        if (thing.counts && answer.standing != NearnessStanding::within) draw(evidence, thing, d, answer);
      }
    }
    Measured measured;
    measured.issues = nearness_->issues();
    count_unknown(sums, measured);
    for (std::size_t d = 0; d < sums.size(); ++d)
      measured.quantities.push_back(quantity(sums[d], d, measured));
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
    return measured;
  }

 private:
  struct Gathered {
    std::vector<Place> places;
    std::vector<UnknownPlace> unknown;
  };

  /// Sorted, so that neither threads nor the order of features matter. A thing of which some features count
  /// is made of those alone; what the others weigh is excluded.
  std::vector<Thing> things() const {
    std::vector<Place> all;
    for (const Gathered& part : gathered_) all.insert(all.end(), part.places.begin(), part.places.end());
    std::ranges::sort(all);
    std::vector<Thing> found;
    for (const Place& place : all) {
      const bool same_name = !found.empty() && found.back().name == place.thing;
      const bool rest_of_counted = same_name && found.back().counts && place.excluded;
      if (rest_of_counted && attribute_.empty()) continue;
      if (!same_name || rest_of_counted) found.push_back({place.thing, {}, 0, !place.excluded});
      Thing& thing = found.back();
      thing.places.push_back(place.at);
      thing.weight = attribute_.empty() ? 1 : thing.weight + place.weight;
    }
    return found;
  }

  /// What does not say which thing it belongs to, or has no weight, is left out, but not forgotten.
  void count_unknown(std::vector<DistrictSums>& sums, Measured& measured) const {
    std::int64_t nameless = 0, weightless = 0;
    std::vector<std::uint32_t> here;
    for (const Gathered& part : gathered_) {
      for (const UnknownPlace& place : part.unknown) {
        ++(place.nameless ? nameless : weightless);
        districts_of(place.at, context_.grid, here);
        for (const std::uint32_t d : here) (place.nameless ? sums[d].names : sums[d].weights).add(false);
      }
    }
    add_issue(measured, nameless, thing_);
    add_issue(measured, weightless, attribute_);
  }

  Quantity quantity(const DistrictSums& sums, std::size_t district, Measured& measured) const {
    if (sums.names.says_nothing()) return unknown_quantity(spec_.layer, thing_);
    if (sums.weights.says_nothing()) return unknown_quantity(spec_.layer, attribute_);
    const double counted = close_ledger(sums, district, measured);
    const double unknown = sums.no_height.value();
    if (unknown > 0 && unknown == sums.raw.value() - sums.excluded.value())
      return {std::nullopt, "the elevation model says nothing of the district"};
    return {counted, nearness_->note()};
  }

  /// The best of the thing's places.
  NearnessAnswer nearest(const Thing& thing) const {
    NearnessAnswer best{NearnessStanding::within, 0};
    if (!nearness_->is_asked()) return best;
    for (std::size_t i = 0; i < thing.places.size(); ++i) {
      const NearnessAnswer answer = nearness_->of(thing.places[i]);
      const auto rank = [](const NearnessAnswer& a) {
        return std::tuple(a.standing, a.distance_m, a.minutes);
      };
      if (i == 0 || rank(answer) < rank(best)) best = answer;
    }
    return best;
  }

  void draw(EvidenceBuilder& evidence, const Thing& thing, std::uint32_t district,
            const NearnessAnswer& answer) const {
    const Point middle = thing.middle();
    Shapes point(ShapeKind::point);
    point.add_part(std::span(&middle, 1));
    point.end_feature();
    evidence.add_shape(point[0]);
    evidence.set("layer", spec_.layer);
    evidence.set("district_id", context_.districts.ids[district]);
    evidence.set("thing", thing.name);
    evidence.set("near", nearness_->near_role());
    if (nearness_->by_time()) {
      evidence.set("limit_min", nearness_->limit_minutes());
      evidence.set("nearest_min", answer.minutes);
    } else {
      evidence.set("limit_m", nearness_->limit_m());
      evidence.set("nearest_m", answer.distance_m);
    }
  }

  double close_ledger(const DistrictSums& sums, std::size_t district, Measured& measured) const {
    double counted = 0;
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({district, step, quantity, unit_});
      counted += quantity;
    };
    row("raw", sums.raw.value());
    row("excluded_by_class", 0 - sums.excluded.value());
    if (nearness_->by_network()) {
      row("off_network", 0 - sums.off_network.value());
      if (nearness_->on_slopes()) row("no_height", 0 - sums.no_height.value());
      row("disconnected", 0 - sums.disconnected.value());
    }
    if (nearness_->is_asked()) row("beyond_distance", 0 - sums.beyond.value());
    measured.ledger.push_back({district, "counted", counted, unit_});
    return counted;
  }

  void add_issue(Measured& measured, std::int64_t features, const std::string& attribute) const {
    if (features > 0)
      measured.issues.push_back({Severity::warning,
                                 "missing_value",
                                 spec_.layer,
                                 {},
                                 fmt::format("{} features have no `{}`", features, attribute),
                                 "left out",
                                 {}});
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::string thing_, attribute_, unit_;
  Shared<Nearness> nearness_;
  tbb::enumerable_thread_specific<Gathered> gathered_;
};

}  // namespace

MeasureDeclaration things_declaration() {
  std::vector<Parameter> parameters{
      {"thing",
       ParameterType::text,
       {},
       {"同一属性值的要素合为一个对象", "features with the same value of this attribute are one thing"}},
      {"attribute",
       ParameterType::text,
       {},
       {"求和的属性；缺省为个数", "attribute that is added up; the number of things without it"}},
      {"unit", ParameterType::text, {}, {"台账单位", "unit in the ledger"}}};
  for (Parameter& parameter : Nearness::parameters()) parameters.push_back(std::move(parameter));
  return {"things",
          {"（附近有设施的）对象个数或其属性之和",
           "number of things, or the sum of an attribute, that have something near"},
          true,
          {LayerGeometry::point, LayerGeometry::line, LayerGeometry::polygon},
          std::move(parameters),
          {"evidence_unserved", "evidence_unserved_minutes"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<Things>(spec, context);
          }};
}

}  // namespace citygauge
