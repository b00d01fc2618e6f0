#include "measures/length.hpp"

#include <fmt/format.h>

#include "measures/line_lengths.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

class LengthMeasure : public Measure {
 public:
  LengthMeasure(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        half_border_(text_option(spec.options, "border", "half") != "full"),
        half_outer_(text_option(spec.options, "border", "half") == "half_everywhere"),
        lengths_(LineLengths::of(spec, context)) {}

  std::vector<LayerNeed> needs() const override {
    return {{spec_.layer, spec_.where, lengths_->attributes(), false}};
  }

  void take(std::size_t, const Selection& selection) override {
    if (lengths_.feeds) lengths_->take(selection);
  }

  Measured finish() override {
    lengths_->finish();
    Measured measured;
    const std::string unknown = lengths_->among().unknown_attribute();
    for (std::size_t d = 0; d < context_.districts.size(); ++d) {
      if (unknown.empty())
        measured.quantities.push_back({close_ledger(d, measured), ""});
      else
        measured.quantities.push_back(
            {std::nullopt, fmt::format("no feature of `{}` has `{}`", spec_.layer, unknown)});
    }
    for (const auto& [group, districts] : lengths_->groups()) {
      std::vector<Quantity> quantities;
      for (const DistrictLengths& lengths : districts)
        quantities.push_back(
            {lengths.counted.all.value() - lengths.merged.all.value() - left_to_others_m(lengths), ""});
      measured.groups.emplace_back(group, std::move(quantities));
    }
    if (context_.draws_evidence()) measured.evidence = lengths_->take_evidence(half_border_);
    lengths_->among().add_issues(spec_.layer, measured.issues);
    return measured;
  }

 private:
  /// What is left to the neighbours of stretches along borders.
  double left_to_others_m(const DistrictLengths& lengths) const {
    return left_to_others_m(lengths.counted) - left_to_others_m(lengths.merged);
  }
  double left_to_others_m(const BorderedLength& length) const {
    return (half_border_ ? length.on_shared.value() / 2 : 0) +
           (half_outer_ ? length.on_outer.value() / 2 : 0);
  }

  /// raw − excluded − falls_short − merged − shared = counted.
  double close_ledger(std::size_t district, Measured& measured) const {
    const DistrictLengths& lengths = lengths_->districts()[district];
    double counted = 0;
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({district, step, quantity, "m"});
      counted += quantity;
    };
    row("raw", lengths.raw_m());
    row("excluded_by_class", 0 - lengths.excluded.value());
    if (lengths_->among().is_asked()) row("falls_short", 0 - lengths.falls_short.value());
    row("merged", 0 - lengths.merged.all.value());
    row("shared_border", 0 - left_to_others_m(lengths));
    measured.ledger.push_back({district, "counted", counted, "m"});
    return counted;
  }

  MeasureSpec spec_;
  MeasureContext context_;
  bool half_border_;  // shared with a neighbour
  bool half_outer_;   // with nobody on the far side
  Shared<LineLengths> lengths_;
};

}  // namespace

MeasureDeclaration length_declaration() {
  std::vector<Parameter> parameters{
      {"dual_carriageway",
       ParameterType::choice,
       {"once", "physical"},
       {"双幅路：once 计一次；physical 按实际长度",
        "dual carriageways: counted once, or by physical length"}},
      {"border",
       ParameterType::choice,
       {"half", "full", "half_everywhere"},
       {"边界上的路段：half 共用边界各计一半、外边界计全长；full 均计全长；half_everywhere 均计一半",
        "a stretch along a border: half where it is shared and full on an outer one, full on both, or half "
        "on both"}}};
  for (Parameter& parameter : Among::parameters()) parameters.push_back(std::move(parameter));
  return {"length",
          {"区内长度", "length of lines inside the district"},
          true,
          {LayerGeometry::line},
          std::move(parameters),
          {"evidence_roads", "evidence_short_lines"},
          [](const MeasureSpec& spec, const MeasureContext& context) {
            return std::make_unique<LengthMeasure>(spec, context);
          },
          true};
}

}  // namespace citygauge
