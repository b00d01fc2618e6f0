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

/// The polygons of one batch with what each counts for.
struct Weighed {
  const ClassedPolygons::Chunk* chunk = nullptr;
  std::vector<std::optional<Standing>> standings;  // of each polygon; none: its class says nothing
  bool lower_bound = false;
  std::int64_t bad_shares = 0;  // features whose share is not in 0…1
};

Weighed weighed(const ClassedPolygons::Chunk& chunk, const Weighting& weighting) {
  Weighed all{&chunk, {}};
  const auto column = chunk.shares.find(weighting.attribute());
  for (std::size_t i = 0; i < chunk.polygons.size(); ++i) {
    const double share = column == chunk.shares.end() ? std::nan("") : column->second[i];
    all.standings.push_back(weighting.of(chunk.classes[i], share));
    all.lower_bound |= weighting.waits_for_attribute(chunk.classes[i], share);
    all.bad_shares += Weighting::outside_range(share) ? 1 : 0;
  }
  return all;
}

class WeightedArea : public Measure {
 public:
  WeightedArea(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        weighting_(spec.options),
        polygons_(ClassedPolygons::of(spec, context)) {
    polygons_->ask_for(weighting_.attribute());
  }

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
    weigh_all();
    const std::vector<Standing> levels = distinct_standings();
    UnionArea sweep(context_.districts.shapes.box(), std::max<std::size_t>(levels.size(), 1));
    absorb_all(sweep, levels);
    const LevelAreas areas = sweep.areas(context_.districts.shapes);
    Measured measured;
    for (std::size_t d = 0; d < context_.districts.size(); ++d) add_district(measured, areas, levels, d);
    if (!context_.value_only) add_evidence(measured);
    add_issues(measured);
    return measured;
  }

 private:
  void weigh_all() {
    const auto chunks = polygons_->chunks();
    weighed_.resize(chunks.size());
    tbb::parallel_for(std::size_t{0}, chunks.size(),
                      [&](std::size_t c) { weighed_[c] = weighed(*chunks[c], weighting_); });
  }

  std::vector<Standing> distinct_standings() const {
    std::set<Standing> levels;
    for (const Weighed& part : weighed_)
      for (const auto& standing : part.standings)
        if (standing) levels.insert(*standing);
    return {levels.begin(), levels.end()};
  }

  void absorb_all(UnionArea& sweep, const std::vector<Standing>& levels) const {
    tbb::enumerable_thread_specific<UnionArea> collectors(context_.districts.shapes.box(),
                                                          std::max<std::size_t>(levels.size(), 1));
    tbb::parallel_for(std::size_t{0}, weighed_.size(), [&](std::size_t c) {
      UnionArea& collector = collectors.local();
      const auto& [chunk, standings, lower_bound, bad_shares] = weighed_[c];
      for (std::size_t i = 0; i < standings.size(); ++i)
        if (standings[i]) collector.add(chunk->polygons[i], level_of(*standings[i], levels));
    });
    for (UnionArea& collector : collectors) sweep.absorb(std::move(collector));
  }

  static Level level_of(const Standing& standing, const std::vector<Standing>& levels) {
    return static_cast<Level>(std::ranges::lower_bound(levels, standing, std::less<>()) - levels.begin());
  }

  /// Ledger: gross − overlapping − the share that does not count = counted.
  void add_district(Measured& measured, const LevelAreas& areas, const std::vector<Standing>& levels,
                    std::size_t d) const {
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
    const bool lower_bound = std::ranges::any_of(weighed_, &Weighed::lower_bound);
    const double whole = area_m2(context_.districts.shapes[d]);
    std::string note = covered == 0 ? fmt::format("no feature of {} lies in the district", spec_.layer) : "";
    if (lower_bound)
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

  void add_issues(Measured& measured) const {
    std::int64_t without_weight = 0, bad_shares = 0;
    for (const Weighed& part : weighed_) {
      without_weight += std::ranges::count(part.standings, std::optional<Standing>());
      bad_shares += part.bad_shares;
    }
    const auto issue = [&](const char* code, std::string message) {
      measured.issues.push_back(
          {Severity::warning, code, spec_.layer, {}, std::move(message), "not counted", {}});
    };
    if (without_weight > 0)
      issue("no_weight",
            fmt::format("{} features have a class that says nothing of their share", without_weight));
    if (bad_shares > 0)
      issue("share_out_of_range", fmt::format("{} features have a {} that is not in 0…1 (a percentage?)",
                                              bad_shares, weighting_.attribute()));
  }

  /// Where classes have priorities, overlaps are meant: buildings stand on land cover.
  void add_evidence(Measured& measured) const {
    if (spec_.options.contains("priority")) return;
    OverlapFinder finder(context_.districts.shapes.box());
    for (const Weighed& part : weighed_)
      for (std::size_t i = 0; i < part.standings.size(); ++i)
        if (part.standings[i]) finder.add(part.chunk->polygons[i], part.chunk->fids[i]);
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
  std::vector<Weighed> weighed_;  // all of them
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
