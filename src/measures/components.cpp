#include "measures/components.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "measures/network_components.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

ComponentLimits limits_of(const MeasureSpec& spec) {
  const ComponentLimits usual;
  const auto metres = [&](const char* name, double otherwise) {
    const double value = number_option(spec.options, name, otherwise);
    if (!(value >= 0)) throw config_error(spec.at, fmt::format("`{}` must not be negative", name));
    return value;
  };
  return {metres("join_m", usual.join_m), metres("outside_m", usual.outside_m), metres("gap_m", usual.gap_m),
          metres("shortest_m", usual.shortest_m)};
}

class Components : public Measure {
 public:
  Components(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        counts_(text_option(spec.options, "take", "count") == "count"),
        whole_(text_option(spec.options, "take", "count") == "whole"),
        limits_(limits_of(spec)),
        components_(NetworkComponents::of(spec, context, limits_)) {}

  std::vector<LayerNeed> needs() const override { return {{spec_.layer, spec_.where, {}, false}}; }

  void take(std::size_t, const Selection& selection) override {
    if (components_.feeds) components_->take(selection);
  }

  Measured finish() override {
    Measured measured;
    for (std::size_t d = 0; d < context_.districts.size(); ++d)
      measured.quantities.push_back(quantity(d, measured));
    if (!whole_ && context_.draws_evidence()) add_evidence(measured);
    return measured;
  }

 private:
  void add_evidence(Measured& measured) const {
    const auto& tables = NetworkComponents::evidence_tables();
    EvidenceBuilder rest(tables[0], ShapeKind::line), gaps(tables[1], ShapeKind::line),
        spots(tables[2], ShapeKind::point);
    for (const DistrictComponents& parts : components_->by_district()) {
      rest.absorb(EvidenceBuilder(parts.rest));
      gaps.absorb(EvidenceBuilder(parts.gaps));
      spots.absorb(EvidenceBuilder(parts.spots));
    }
    for (EvidenceBuilder* const table : {&rest, &gaps, &spots})
      if (!table->empty()) measured.evidence.push_back(std::move(*table).build());
  }

  Quantity quantity(std::size_t district, Measured& measured) const {
    const double length_m = components_->lengths_m()[district];
    if (!(length_m > 0))
      return {std::nullopt, fmt::format("no feature of {} lies in the district", spec_.layer)};
    double counted = 0;
    const char* const unit = counts_ ? "components" : "m";
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({district, step, quantity, unit});
      counted += quantity;
    };
    if (counts_) {
      const DistrictComponents& parts = components_->by_district()[district];
      const auto linked = static_cast<double>(std::ranges::count_if(
          parts.components, [](const Component& component) { return component.length_m > 0; }));
      row("components_inside", static_cast<double>(parts.alone));
      row("linked_outside", linked - static_cast<double>(parts.alone));
      row("too_short", 0 - static_cast<double>(parts.brief));
    } else {
      row("raw", length_m);
      row("other_components", whole_ ? 0 : components_->by_district()[district].largest_m - length_m);
    }
    measured.ledger.push_back({district, "counted", counted, unit});
    return {counted, whole_ ? "" : note()};
  }

  std::string note() const {
    if (limits_.outside_m > 0)
      return fmt::format("joined by ways of up to {:g} m outside the district", limits_.outside_m);
    return "joined by ways inside the district alone";
  }

  MeasureSpec spec_;
  MeasureContext context_;
  bool counts_, whole_;
  ComponentLimits limits_;
  Shared<NetworkComponents> components_;
};

}  // namespace

MeasureDeclaration components_declaration() {
  return {
      "components",
      {"线状网络的连通分量：个数，或最大分量的长度",
       "connected components of a network of lines: how many, or the length of the largest"},
      true,
      {LayerGeometry::line},
      {{"take",
        ParameterType::choice,
        {"count", "largest", "whole"},
        {"count 连通分量数；largest 最大连通分量的长度；whole 全部长度",
         "the number of components, the length of the largest, or that of all"}},
       {"join_m",
        ParameterType::number,
        {},
        {"端点与其他线的距离不超过此值视为相接，米",
         "an end this near to another line is joined to it, metres"}},
       {"outside_m",
        ParameterType::number,
        {},
        {"单元外连接通道的最大长度，米；0 表示只看单元内",
         "longest way outside the district that still connects, metres; 0: inside alone"}},
       {"gap_m", ParameterType::number, {}, {"绘出的缺口最大宽度，米", "widest gap that is drawn, metres"}},
       {"shortest_m",
        ParameterType::number,
        {},
        {"短于此长度的连通分量不计个数，米", "components shorter than this are not counted, metres"}}},
      NetworkComponents::evidence_tables(),
      [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
        return std::make_unique<Components>(spec, context);
      }};
}

}  // namespace citygauge
