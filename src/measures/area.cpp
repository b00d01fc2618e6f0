#include "measures/area.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "geometry/union_area.hpp"
#include "measures/classed_polygons.hpp"
#include "measures/options.hpp"
#include "measures/overlap_evidence.hpp"
#include "measures/raster_area.hpp"
#include "measures/weighting.hpp"

namespace citygauge {
namespace {

constexpr double unknown_share_noted = 1e-6;  // of a district without land cover

class DistrictArea : public Measure {
 public:
  explicit DistrictArea(const MeasureContext& context) : context_(context) {}
  std::vector<LayerNeed> needs() const override { return {}; }
  void take(std::size_t, const Selection&) override {}
  Measured finish() override {
    Measured measured;
    for (std::size_t d = 0; d < context_.districts.size(); ++d)
      measured.quantities.push_back({area_m2(context_.districts.shapes[d]), ""});
    return measured;
  }

 private:
  MeasureContext context_;
};

class WeightedArea : public Measure {
 public:
  WeightedArea(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        weighting_(spec.options),
        polygons_(ClassedPolygons::of(spec, context)),
        number_(polygons_->ask_for(weighting_)) {}

  std::vector<LayerNeed> needs() const override {
    LayerNeed need{spec_.layer, spec_.where, {}, false};
    if (spec_.options.contains("weights") || spec_.options.contains("priority"))
      need.attributes.emplace_back("class");
    if (!weighting_.attribute().empty()) need.attributes.push_back(weighting_.attribute());
    return {need};
  }

  void take(std::size_t, const Selection& selection) override {
    if (polygons_.feeds) polygons_->take(selection);
  }

  void take(std::size_t, Raster& raster) override {
    from_raster_ = weighting_.leaves_water_out() && raster.classes().empty()
                       ? water_unknown(context_)
                       : raster_area(raster, weighting_, context_.districts);
  }

  Measured finish() override {
    if (from_raster_) return std::move(*from_raster_);
    const WeighedAreas& weighed = polygons_->areas(number_, context_.districts.shapes);
    Measured measured;
    for (std::size_t d = 0; d < context_.districts.size(); ++d) add_district(measured, weighed, d);
    if (context_.draws_evidence()) add_evidence(measured);
    add_issues(measured, weighed.gaps);
    return measured;
  }

 private:
  /// Ledger: gross − overlapping − the share that does not count = counted.
  void add_district(Measured& measured, const WeighedAreas& weighed, std::size_t d) const {
    const auto& [levels, areas, gaps] = weighed;
    double covered = 0;
    double not_counted = 0;
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const double area = areas.at(d, static_cast<Level>(level));
      covered += area;
      not_counted += area * (1 - levels[level].weight);
    }
    const double gross = areas.gross(d);
    const double counted = std::max(0.0, covered - not_counted);  // no −1e-10 where all is left out
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({d, step, quantity, "m2"});
    };
    row("gross", gross);
    row("overlapping", covered - gross);
    if (spec_.measure == "weighted_area") row("uncounted_share", 0 - not_counted);
    measured.ledger.push_back({d, "counted", counted, "m2"});
    measured.ledger.push_back({d, "not_covered", area_m2(context_.districts.shapes[d]) - covered, "m2"});
    const double whole = area_m2(context_.districts.shapes[d]);
    std::string note = covered == 0 ? fmt::format("no feature of {} lies in the district", spec_.layer) : "";
    if (gaps.lower_bound)
      note += fmt::format("{}lower bound: {} is missing for some features", note.empty() ? "" : "; ",
                          weighting_.attribute());
    const double missing = (whole - covered) / whole;
    const bool should_cover_all =
        spec_.options.contains("priority");  // land cover: what is missing is unknown
    if (should_cover_all && covered == 0) return measured.quantities.push_back({std::nullopt, note});
    if (should_cover_all && missing > unknown_share_noted)
      note += fmt::format("{}{:.2f} % of the district is not covered by {}", note.empty() ? "" : "; ",
                          100 * missing, spec_.layer);
    measured.quantities.push_back({counted, note});
  }

  void add_issues(Measured& measured, const WeightGaps& gaps) const {
    const auto issue = [&](const char* code, std::string message) {
      measured.issues.push_back(
          {Severity::warning, code, spec_.layer, {}, std::move(message), "not counted", {}});
    };
    if (gaps.without_weight > 0)
      issue("no_weight",
            fmt::format("{} features have a class that says nothing of their share", gaps.without_weight));
    if (gaps.bad_shares > 0)
      issue("share_out_of_range", fmt::format("{} features have a {} that is not in 0…1 (a percentage?)",
                                              gaps.bad_shares, weighting_.attribute()));
  }

  /// Where classes have priorities, overlaps are meant: buildings stand on land cover.
  void add_evidence(Measured& measured) const {
    if (spec_.options.contains("priority")) return;
    OverlapFinder finder(context_.districts.shapes.box());
    for (const ClassedChunk* chunk : polygons_->chunks()) {
      const auto shares = chunk->shares_by(weighting_.attribute());
      for (std::size_t i = 0; i < chunk->polygons.size(); ++i)
        if (weighting_.of(chunk->classes[i], value_or_nan(shares, i)))
          finder.add(chunk->polygons[i], chunk->fids[i]);
    }
    if (auto evidence = finder.find(spec_.layer)) measured.evidence.push_back(std::move(*evidence));
    if (finder.passed_over() == 0) return;
    measured.issues.push_back(
        {Severity::note,
         "overlaps_not_drawn",
         spec_.layer,
         {},
         fmt::format("{} more pairs of polygons cover the same place", finder.passed_over()),
         "counted once, not drawn",
         {}});
  }

  MeasureSpec spec_;
  MeasureContext context_;
  Weighting weighting_;
  Shared<ClassedPolygons> polygons_;
  std::size_t number_;  // of the weighting among those asked for
  std::optional<Measured> from_raster_;
};

}  // namespace

Measured water_unknown(const MeasureContext& context) {
  Measured measured;
  measured.quantities.assign(context.districts.size(),
                             {std::nullopt, "the raster gives shares and does not say where water is"});
  return measured;
}

MeasureDeclaration area_declaration() {
  return {"area",
          {"面积：未给图层时为区域自身面积，给图层时为图层多边形并集面积",
           "area of the district, or of a layer's union in it"},
          false,
          {LayerGeometry::polygon},
          {},
          {"evidence_overlaps"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            if (spec.layer.empty()) return std::make_unique<DistrictArea>(context);
            return std::make_unique<WeightedArea>(spec, context);
          },
          true};
}

Parameter water_parameter() {
  return {"water",
          ParameterType::choice,
          {"both_parts", "denominator_only", "neither_part"},
          {"水域计入分子和分母、仅计入分母，或均不计入",
           "whether water counts in both parts, in the denominator alone, or in neither"}};
}

MeasureDeclaration weighted_area_declaration() {
  return {
      "weighted_area",
      {"加权面积：重叠处按优先级只计一次", "area times weight, overlaps counted once by priority"},
      true,
      {LayerGeometry::polygon, LayerGeometry::raster},
      {{"weights", ParameterType::table, {}, {"各类的计入比例 0…1", "share that counts, by class"}},
       {"weight_attribute", ParameterType::text, {}, {"给出比例的属性", "attribute that gives the share"}},
       {"weight_attribute_classes",
        ParameterType::list,
        {},
        {"该属性适用的类", "classes that the attribute applies to"}},
       {"priority",
        ParameterType::list,
        {},
        {"重叠时优先的类，先者优先", "classes, the first wins where they overlap"}},
       water_parameter()},
      {"evidence_overlaps"},
      [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
        return std::make_unique<WeightedArea>(spec, context);
      },
      true};
}

}  // namespace citygauge
