#include "measures/net_width.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "measures/corridor_set.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

constexpr double drawn_axis_step_m = 20;  // length of a stretch of drawn axis with one width, at least

using Corridor = CorridorSet::Corridor;

/// What is told of one corridor.
struct Finding {
  CorridorSpace space;
  CorridorWidth width;
  bool has_ends = false;
};

class NetWidth : public Measure {
 public:
  NetWidth(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        obstacles_(filter_table_option(spec.options, "obstacles")),
        ends_(text_option(spec.options, "ends", "")),
        crossings_cut_(text_option(spec.options, "crossings", "reported") == "cut"),
        adds_water_(text_option(spec.options, "water", "kept") == "obstacle" &&
                    !obstacles_.contains("water")),
        corridors_(CorridorSet::of(spec, context, ends_, obstacles_)) {
    if (crossings_cut_) corridors_->ask_for_cut();
  }

  std::vector<LayerNeed> needs() const override {
    std::vector<LayerNeed> needs{{spec_.layer, spec_.where, {"id", "name"}, false}};
    if (!ends_.empty()) needs.push_back({ends_, {}, {}, true});
    for (const auto& [role, where] : obstacles_) {
      LayerNeed need{role, where, {}, true};
      if (role == "roads") need.attributes = ObstacleShapes::attributes();
      needs.push_back(need);
    }
    if (adds_water_) needs.push_back({"water", {}, {}, true});
    return needs;
  }

  void take(std::size_t need, const Selection& selection) override {
    const std::size_t before_obstacles = ends_.empty() ? 0 : 1;
    if (need > before_obstacles + obstacles_.size())
      corridors_->take_near(water_, selection);
    else if (!corridors_.feeds)
      return;
    else if (need == 0)
      corridors_->take_corridors(selection);
    else if (need <= before_obstacles)
      corridors_->take_ends(selection);
    else
      corridors_->take_obstacles(selection);
  }

  Measured finish() override {
    corridors_->sort();
    water_.find_near(corridors_->boxes());
    return context_.asked == Asked::values ? measure_values() : measure_all();
  }

 private:
  [[nodiscard]] CorridorSpace space_of(std::size_t c) const {
    CorridorObstacles obstacles = corridors_->obstacles(c);
    water_.append_near(obstacles, c);
    return clear_corridor(corridors_->shape(c), obstacles, crossings_cut_);
  }

  Measured measure_all() {
    std::vector<Finding> findings(corridors_->size());
    tbb::parallel_for(std::size_t{0}, findings.size(), [&](std::size_t c) {
      auto& [space, width, has_ends] = findings[c];
      space = space_of(c);
      const CorridorEnds ends = corridors_->ends(c);
      if (space.free.size() > 0)
        width = measure_corridor(space.free[0], ends, context_.threshold.value_or(0));
      has_ends = ends.a.size() > 0;
      if (!water_.any_near(c)) remember(c, findings[c], ends);
    });
    Measured measured;
    for (std::size_t c = 0; c < findings.size(); ++c) report(measured, c, findings[c]);
    add_evidence(measured, findings);
    add_obstacles(measured, findings);
    return measured;
  }

  /// What others will ask for: also the width where crossing roads cut, while what is free is at hand.
  void remember(std::size_t c, const Finding& finding, const CorridorEnds& ends) {
    const CorridorSpace& space = finding.space;
    corridors_->remember(c, {crossings_cut_, space.crossing_roads, finding.width.bottleneck_m});
    if (corridors_->is_asked_for_cut() && !space.left_open.empty())
      corridors_->remember(c, {true, space.crossing_roads, width_m(without_crossings(space), ends)});
  }

  /// The widths alone, and not again where they are known.
  Measured measure_values() {
    Measured measured;
    measured.quantities.resize(corridors_->size());
    tbb::parallel_for(std::size_t{0}, corridors_->size(), [&](std::size_t c) {
      const auto known = water_.any_near(c) ? std::nullopt : corridors_->known_width_m(c, crossings_cut_);
      measured.quantities[c].value = known ? *known : width_m(space_of(c).free, corridors_->ends(c));
    });
    for (std::size_t c = 0; c < corridors_->size(); ++c) measured.subjects.push_back(subject(c));
    return measured;
  }

  [[nodiscard]] static double width_m(const Shapes& free, const CorridorEnds& ends) {
    return free.size() == 0 ? 0 : corridor_net_width_m(free[0], ends);
  }

  [[nodiscard]] Subject subject(std::size_t c) const {
    const Corridor& corridor = (*corridors_.product)[c];
    return {corridor.id, corridor.name, spec_.layer};
  }

  [[nodiscard]] std::string note_of(std::size_t c, const Finding& finding) const {
    std::vector<std::string> notes;
    if (!finding.has_ends)
      notes.emplace_back(corridors_->has_gates()
                             ? "no two gates met: measured between the ends of the longest way"
                             : "no two groups met: measured between the ends of the longest way");
    if (!finding.width.linked) notes.emplace_back("cut: no free way links the ends");
    if (finding.space.crossing_roads > 0 && !crossings_cut_)
      notes.push_back(fmt::format("{} crossing roads, not taken as cutting", finding.space.crossing_roads));
    if ((*corridors_.product)[c].is_welded) notes.emplace_back("gaps of less than 1.5 mm in it are closed");
    return fmt::format("{}", fmt::join(notes, "; "));
  }

  void report(Measured& measured, std::size_t c, const Finding& finding) const {
    const auto& [space, width, has_ends] = finding;
    measured.subjects.push_back(subject(c));
    measured.quantities.push_back({width.bottleneck_m, note_of(c, finding)});
    const auto row = [&](const char* step, double quantity, const char* unit) {
      measured.ledger.push_back({c, step, quantity, unit});
    };
    const double whole = area_m2(corridors_->shape(c));
    row("corridor_area", whole, "m2");
    row("obstacles", 0 - space.obstacle_area_m2, "m2");
    row("free_area", whole - space.obstacle_area_m2, "m2");
    row("width_min", width.min_m, "m");
    row("width_p5", width.p5_m, "m");
    row("width_median", width.median_m, "m");
    row("axis_length", width.axis_length_m, "m");
    row("axis_length_below", width.below_length_m, "m");
    row("bottleneck", width.bottleneck_m, "m");
  }

  void add_evidence(Measured& measured, const std::vector<Finding>& findings) const {
    EvidenceBuilder axis("evidence_corridor_axis", ShapeKind::line);
    EvidenceBuilder necks("evidence_corridor_neck", ShapeKind::line);
    for (std::size_t c = 0; c < findings.size(); ++c) {
      const CorridorWidth& width = findings[c].width;
      const Corridor& corridor = (*corridors_.product)[c];
      for (const AxisEdge& edge : width.axis) draw_axis(axis, edge, corridor);
      if (width.bottleneck) draw_neck(necks, *width.bottleneck, corridor, "bottleneck");
      for (const Neck& neck : width.necks)
        if (!width.bottleneck || neck.width_m != width.bottleneck->width_m ||
            neck.wall_a != width.bottleneck->wall_a)
          draw_neck(necks, neck, corridor, "neck");
    }
    if (!axis.empty()) measured.evidence.push_back(std::move(axis).build());
    if (!necks.empty()) measured.evidence.push_back(std::move(necks).build());
  }

  /// What stands in the corridors that are cut: they have no neck to show.
  void add_obstacles(Measured& measured, const std::vector<Finding>& findings) const {
    EvidenceBuilder obstacles("evidence_corridor_obstacles", ShapeKind::polygon);
    for (std::size_t c = 0; c < findings.size(); ++c) {
      const CorridorSpace& space = findings[c].space;
      if (findings[c].width.linked || space.taken.size() == 0) continue;
      const ShapeView taken = space.free.size() == 0 ? corridors_->shape(c) : space.taken[0];
      obstacles.add_shape(taken);
      obstacles.set("corridor_id", (*corridors_.product)[c].id);
      obstacles.set("corridor_name", (*corridors_.product)[c].name);
      obstacles.set("area_m2", area_m2(taken));
    }
    if (!obstacles.empty()) measured.evidence.push_back(std::move(obstacles).build());
  }

  /// Draws an axis edge in stretches of about one width's length, each with its least width.
  static void draw_axis(EvidenceBuilder& axis, const AxisEdge& edge, const Corridor& corridor) {
    std::size_t first = 0;
    double length = 0;
    double least = edge.line.empty() ? 0 : edge.width_m[0];
    for (std::size_t i = 1; i < edge.line.size(); ++i) {
      length += distance(edge.line[i - 1], edge.line[i]);
      least = std::min(least, edge.width_m[i]);
      if (length < std::max(drawn_axis_step_m, least / 2) && i + 1 < edge.line.size()) continue;
      axis.add_line(std::span(edge.line).subspan(first, i - first + 1));
      axis.set("corridor_id", corridor.id);
      axis.set("width_m", least);
      axis.set("length_m", length);
      first = i;
      length = 0;
      least = edge.width_m[i];
    }
  }

  static void draw_neck(EvidenceBuilder& necks, const Neck& neck, const Corridor& corridor,
                        const char* kind) {
    necks.add_line(std::vector<Point>{neck.wall_a, neck.wall_b});
    necks.set("corridor_id", corridor.id);
    necks.set("corridor_name", corridor.name);
    necks.set("kind", std::string(kind));
    necks.set("width_m", neck.width_m);
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::map<std::string, ClassFilter> obstacles_;
  std::string ends_;
  bool crossings_cut_;
  bool adds_water_;
  Shared<CorridorSet> corridors_;
  ObstacleShapes water_;
};

}  // namespace

MeasureDeclaration net_width_declaration() {
  return {"net_width",
          {"廊道净宽度：扣除障碍后两端之间最宽通道的最窄处",
           "net width of corridors: the narrowest place of the widest way between the ends"},
          true,
          {LayerGeometry::polygon},
          {{"ends",
            ParameterType::text,
            {},
            {"两端所在图层：组团（groups）或端线（gates）",
             "layer of the corridor's ends: the groups that it joins, or gate lines across it (gates)"}},
           {"obstacles",
            ParameterType::table,
            {},
            {"障碍图层及其类别", "layers, with classes, that are obstacles"}},
           {"crossings",
            ParameterType::choice,
            {"reported", "cut"},
            {"横穿道路：只报告，或视为切断", "crossing roads: reported only, or cutting"}},
           {"water",
            ParameterType::choice,
            {"kept", "obstacle"},
            {"水域是否为障碍", "whether water is an obstacle"}}},
          {"evidence_corridor_neck", "evidence_corridor_obstacles", "evidence_corridor_axis"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<NetWidth>(spec, context);
          },
          true};
}

}  // namespace citygauge
