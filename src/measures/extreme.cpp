#include "measures/extreme.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>

#include "measures/options.hpp"
#include "measures/whole_features.hpp"

namespace citygauge {
namespace {

/// A feature that counts and has a value.
struct Candidate {
  std::uint32_t district = 0;
  double value = 0;
  std::int64_t fid = 0;
  std::size_t shape = 0;
};

struct Gathered {
  Gathered(ShapeKind kind, std::size_t districts) : shapes(kind), knowledge(districts) {}
  Shapes shapes;
  std::vector<Candidate> candidates;
  std::vector<Knowledge> knowledge;  // per district
  std::int64_t without_value = 0;
  std::vector<std::uint32_t> here;
};

class Extreme : public Measure {
 public:
  Extreme(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        attribute_(text_option(spec.options, "attribute", "")),
        least_(text_option(spec.options, "take", "max") == "min") {
    if (attribute_.empty()) throw config_error(spec.at, "measure `extreme` needs an `attribute`");
  }

  std::vector<LayerNeed> needs() const override { return {{spec_.layer, spec_.where, {attribute_}, false}}; }

  void take(std::size_t, const Selection& selection) override {
    auto& local = gathered_.local();
    if (!local) local.emplace(selection.batch.shapes.kind(), context_.districts.size());
    Gathered& mine = *local;
    const auto values = selection.batch.number(attribute_);
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      if (!selection.counts[i]) continue;
      const double value = amount_or_nan(values, i);
      districts_of(selection.batch.shapes[i], context_.grid, mine.here);
      for (const std::uint32_t district : mine.here) mine.knowledge[district].add(!std::isnan(value));
      mine.without_value += std::isnan(value) && !mine.here.empty() ? 1 : 0;
      if (std::isnan(value)) continue;
      for (const std::uint32_t district : mine.here)
        mine.candidates.push_back(
            {district, value, selection.batch.fids[i], keep(mine, selection.batch.shapes[i], value)});
    }
  }

  Measured finish() override {
    Measured measured;
    std::vector<std::optional<double>> extremes(context_.districts.size());
    std::vector<Knowledge> knowledge(context_.districts.size());
    std::int64_t without_value = 0;
    for (const auto& part : gathered_) {
      without_value += part->without_value;
      for (std::size_t d = 0; d < knowledge.size(); ++d) knowledge[d].add(part->knowledge[d]);
      for (const Candidate& c : part->candidates) {
        auto& extreme = extremes[c.district];
        extreme = !extreme ? c.value : least_ ? std::min(*extreme, c.value) : std::max(*extreme, c.value);
      }
    }
    for (std::size_t d = 0; d < extremes.size(); ++d)
      measured.quantities.push_back(quantity(extremes[d], knowledge[d]));
    add_offenders(measured);
    if (without_value > 0)
      measured.issues.push_back(
          {Severity::warning,
           "missing_value",
           spec_.layer,
           {},
           fmt::format("{} features that count have no `{}`", without_value, attribute_),
           "left out",
           {}});
    return measured;
  }

 private:
  bool offends(double value) const {
    return context_.threshold && (least_ ? value < *context_.threshold : value > *context_.threshold);
  }

  static constexpr std::size_t not_drawn = static_cast<std::size_t>(-1);

  std::size_t keep(Gathered& mine, ShapeView shape, double value) const {
    if (!offends(value)) return not_drawn;
    mine.shapes.add_feature(shape);
    return mine.shapes.size() - 1;
  }

  Quantity quantity(const std::optional<double>& extreme, const Knowledge& knowledge) const {
    if (extreme) return {extreme, ""};
    if (knowledge.says_nothing()) return unknown_quantity(spec_.layer, attribute_);
    const std::string note = fmt::format("no feature of `{}` counts in the district", spec_.layer);
    return {least_ ? std::nullopt : std::optional<double>(0), note};
  }

  void add_offenders(Measured& measured) const {
    std::optional<EvidenceBuilder> evidence;
    for (const auto& part : gathered_) {
      for (const Candidate& c : part->candidates) {
        if (c.shape == not_drawn) continue;
        if (!evidence) evidence.emplace(offenders_table(part->shapes.kind()), part->shapes.kind());
        evidence->add_shape(part->shapes[c.shape]);
        evidence->set("layer", spec_.layer);
        evidence->set("district_id", context_.districts.ids[c.district]);
        evidence->set("fid", c.fid);
        evidence->set("attribute", attribute_);
        evidence->set("value", c.value);
      }
    }
    if (evidence) measured.evidence.push_back(std::move(*evidence).build());
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::string attribute_;
  bool least_;
  tbb::enumerable_thread_specific<std::optional<Gathered>> gathered_;
};

}  // namespace

MeasureDeclaration extreme_declaration() {
  return {"extreme",
          {"属性的最大值或最小值，并列出超限要素",
           "greatest or least value of an attribute, with the features beyond the target"},
          true,
          {LayerGeometry::point, LayerGeometry::line, LayerGeometry::polygon},
          {{"attribute", ParameterType::text, {}, {"属性", "the attribute"}},
           {"take", ParameterType::choice, {"max", "min"}, {"max 最大；min 最小", "greatest or least"}}},
          offenders_tables(),
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<Extreme>(spec, context);
          }};
}

}  // namespace citygauge
