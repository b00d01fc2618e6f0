#include "measures/tally.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>

#include <cmath>
#include <map>

#include "core/exact_sum.hpp"
#include "measures/among.hpp"
#include "measures/options.hpp"
#include "measures/whole_features.hpp"

namespace citygauge {
namespace {

/// raw − excluded − falls_short = counted.
struct DistrictTally {
  ExactSum raw, excluded, falls_short;
  Knowledge knowledge;  // of features that are meant
  void add(const DistrictTally& other) {
    raw.add(other.raw);
    excluded.add(other.excluded);
    falls_short.add(other.falls_short);
    knowledge.add(other.knowledge);
  }
  [[nodiscard]] double counted() const {
    double sum = raw.value();
    sum += 0 - excluded.value();
    return sum + (0 - falls_short.value());
  }
};

/// What one thread has gathered.
struct Gathered {
  Gathered(std::size_t districts, ShapeKind kind)
      : tallies(districts), evidence(offenders_table(kind), kind) {}

  std::vector<DistrictTally> tallies;
  std::map<std::string, std::vector<DistrictTally>> groups;  // class -> per district
  std::int64_t without_value = 0;                            // features that are meant
  EvidenceBuilder evidence;
  std::vector<std::uint32_t> here;
};

class Tally : public Measure {
 public:
  Tally(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        attribute_(text_option(spec.options, "attribute", "")),
        or_area_times_(text_option(spec.options, "or_area_times", "")),
        unit_(text_option(spec.options, "unit", "")),
        or_area_(bool_option(spec.options, "or_area", false)),
        draws_(bool_option(spec.options, "evidence", false)),
        among_(spec.options) {
    if (spec.measure == "sum" && attribute_.empty())
      throw config_error(spec.at, "measure `sum` needs an `attribute`");
  }

  std::vector<LayerNeed> needs() const override {
    LayerNeed need{spec_.layer, spec_.where, {}, false};
    for (const std::string& attribute : {attribute_, or_area_times_, context_.group_by})
      if (!attribute.empty()) need.attributes.push_back(attribute);
    for (const std::string& attribute : among_.attributes()) need.attributes.push_back(attribute);
    return {need};
  }

  void take(std::size_t, const Selection& selection) override {
    const FeatureBatch& batch = selection.batch;
    Gathered& mine = gathered(batch.shapes.kind());
    const auto values = batch.number(attribute_);
    const auto factors = batch.number(or_area_times_);
    const auto groups =
        context_.group_by.empty() ? std::span<const std::string>{} : batch.text(context_.group_by);
    const std::vector<ShareStanding> standings = among_.standings(selection);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      districts_of(batch.shapes[i], context_.grid, mine.here);
      if (mine.here.empty()) continue;
      const double value =
          attribute_.empty() ? 1
                             : value_of(batch.shapes[i], amount_or_nan(values, i), amount_or_nan(factors, i));
      if (standings[i] != ShareStanding::excluded && std::isnan(value)) ++mine.without_value;
      add(mine, value, standings[i], value_or_empty(groups, i));
      if (standings[i] == ShareStanding::falls_short) draw(mine, batch, i, deciding_attribute(spec_), value);
      if (standings[i] == ShareStanding::counts && draws_)
        draw(mine, batch, i, attribute_.empty() ? "count" : attribute_, value);
    }
  }

  Measured finish() override {
    Gathered total = join();
    Measured measured;
    for (std::size_t d = 0; d < context_.districts.size(); ++d) {
      const DistrictTally& tally = total.tallies[d];
      measured.quantities.push_back(quantity(tally));
      if (measured.quantities.back().value) close_ledger(tally, d, measured);
    }
    for (const auto& [group, tallies] : total.groups) {
      std::vector<Quantity> quantities;
      for (const DistrictTally& tally : tallies) quantities.push_back(quantity(tally));
      measured.groups.emplace_back(group, std::move(quantities));
    }
    if (!total.evidence.empty()) measured.evidence.push_back(std::move(total.evidence).build());
    add_issue(total.without_value, measured);
    among_.add_issues(spec_.layer, measured.issues);
    return measured;
  }

 private:
  Gathered& gathered(ShapeKind kind) {
    auto& mine = gathered_.local();
    if (!mine) mine.emplace(context_.districts.size(), kind);
    return *mine;
  }

  double value_of(ShapeView feature, double value, double factor) const {
    if (!std::isnan(value) || feature.kind() != ShapeKind::polygon) return value;
    if (or_area_) return area_m2(feature);
    return or_area_times_.empty() ? value : area_m2(feature) * factor;
  }

  /// `value` NaN: the feature has none.
  void add(Gathered& mine, double value, ShareStanding standing, const std::string& group) const {
    const auto add_to = [&](DistrictTally& tally) {
      if (standing != ShareStanding::excluded) tally.knowledge.add(!std::isnan(value));
      if (std::isnan(value)) return;
      tally.raw.add(value);
      if (standing == ShareStanding::excluded) tally.excluded.add(value);
      if (standing == ShareStanding::falls_short) tally.falls_short.add(value);
    };
    for (const std::uint32_t district : mine.here) {
      add_to(mine.tallies[district]);
      if (standing != ShareStanding::counts || context_.group_by.empty()) continue;
      auto& tallies = mine.groups[group];
      tallies.resize(context_.districts.size());
      add_to(tallies[district]);
    }
  }

  void draw(Gathered& mine, const FeatureBatch& batch, std::size_t i, const std::string& attribute,
            double value) const {
    for (const std::uint32_t district : mine.here) {
      mine.evidence.add_shape(batch.shapes[i]);
      mine.evidence.set("layer", spec_.layer);
      mine.evidence.set("district_id", context_.districts.ids[district]);
      mine.evidence.set("fid", batch.fids[i]);
      mine.evidence.set("attribute", attribute);
      mine.evidence.set("value", value);
    }
  }

  Gathered join() {
    Gathered total(context_.districts.size(), kind_of_evidence());
    if (const auto wanted = spec_.where.find(context_.group_by); wanted != spec_.where.end())
      for (const std::string& group : wanted->second) total.groups[group].resize(context_.districts.size());
    for (auto& part : gathered_) {
      for (std::size_t d = 0; d < total.tallies.size(); ++d) total.tallies[d].add(part->tallies[d]);
      for (auto& [group, tallies] : part->groups) {
        auto& into = total.groups[group];
        into.resize(tallies.size());
        for (std::size_t d = 0; d < tallies.size(); ++d) into[d].add(tallies[d]);
      }
      total.without_value += part->without_value;
      total.evidence.absorb(std::move(part->evidence));
    }
    return total;
  }

  ShapeKind kind_of_evidence() const {
    for (const auto& part : gathered_) return part->evidence.kind();
    return ShapeKind::polygon;
  }

  void add_issue(std::int64_t without_value, Measured& measured) const {
    if (without_value == 0) return;
    measured.issues.push_back({Severity::warning,
                               "missing_value",
                               spec_.layer,
                               {},
                               fmt::format("{} features that count have no `{}`", without_value, attribute_),
                               "left out of the sum",
                               {}});
  }

  Quantity quantity(const DistrictTally& tally) const {
    if (tally.knowledge.says_nothing()) return unknown_quantity(spec_.layer, attribute_);
    if (const std::string unknown = among_.unknown_attribute(); !unknown.empty())
      return unknown_quantity(spec_.layer, unknown);
    return {tally.counted(), ""};
  }

  void close_ledger(const DistrictTally& tally, std::size_t district, Measured& measured) const {
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({district, step, quantity, unit_});
    };
    row("raw", tally.raw.value());
    row("excluded_by_class", 0 - tally.excluded.value());
    if (among_.is_asked()) row("falls_short", 0 - tally.falls_short.value());
    row("counted", tally.counted());
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::string attribute_, or_area_times_, unit_;
  bool or_area_, draws_;
  Among among_;
  tbb::enumerable_thread_specific<std::optional<Gathered>> gathered_;
};

MeasureDeclaration tally_declaration(const std::string& name, const Text& summary,
                                     std::vector<Parameter> parameters) {
  parameters.push_back({"evidence",
                        ParameterType::boolean,
                        {},
                        {"为真时列出计入的要素（用于应为零的指标）",
                         "true: features that count are drawn, for numbers that ought to be 0"}});
  for (Parameter& parameter : Among::parameters()) parameters.push_back(std::move(parameter));
  return {name,
          summary,
          true,
          {LayerGeometry::point, LayerGeometry::line, LayerGeometry::polygon},
          std::move(parameters),
          offenders_tables(),
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<Tally>(spec, context);
          }};
}

}  // namespace

MeasureDeclaration count_declaration() {
  return tally_declaration(
      "count", {"要素个数（按要素内点所在单元）", "number of features, each where its inner point lies"}, {});
}

MeasureDeclaration sum_declaration() {
  return tally_declaration(
      "sum",
      {"属性之和（按要素内点所在单元）", "sum of an attribute, each feature where its inner point lies"},
      {{"attribute", ParameterType::text, {}, {"求和的属性", "attribute that is added up"}},
       {"or_area_times",
        ParameterType::text,
        {},
        {"缺少该属性时，以要素面积乘以此属性代替",
         "where it is missing: the feature's area times this attribute"}},
       {"or_area",
        ParameterType::boolean,
        {},
        {"为真时，缺少该属性的要素以其面积代替",
         "true: where it is missing, the feature's own area stands in"}},
       {"unit", ParameterType::text, {}, {"台账单位", "unit in the ledger"}}});
}

}  // namespace citygauge
