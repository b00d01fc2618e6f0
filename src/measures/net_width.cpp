#include "measures/net_width.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <mutex>
#include <numeric>

#include "core/natural_order.hpp"
#include "geometry/geos_bridge.hpp"
#include "measures/corridor_space.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

constexpr double default_road_width_m = 7;  // two lanes, where neither width nor lanes are known
constexpr double lane_width_m = 3.5;
constexpr double widest_surface_m = 200;  // a wider road or railway is an error of the data
constexpr double drawn_axis_step_m = 20;  // length of a stretch of drawn axis with one width, at least

namespace bg = boost::geometry;
using TreeBox = bg::model::box<bg::model::d2::point_xy<double>>;
using TreeEntry = std::pair<TreeBox, std::size_t>;

TreeBox tree_box(const Box& b) {
  return {{b.min_x, b.min_y}, {b.max_x, b.max_y}};
}

/// An order that does not depend on how the features came in.
bool geometrically_less(const Shapes& shapes, std::size_t a, std::size_t b) {
  return std::ranges::lexicographical_compare(shapes[a].points(), shapes[b].points());
}

/// A corridor with what is known of it.
struct Corridor {
  std::string id, name;
  std::size_t shape;  // index into NetWidth::corridors_
};

class NetWidth : public Measure {
 public:
  NetWidth(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        obstacles_(filter_table_option(spec.options, "obstacles")),
        ends_(text_option(spec.options, "ends", "")),
        crossings_cut_(text_option(spec.options, "crossings", "reported") == "cut") {
    if (text_option(spec.options, "water", "kept") == "obstacle") obstacles_["water"];
  }

  std::vector<LayerNeed> needs() const override {
    std::vector<LayerNeed> needs{{spec_.layer, spec_.where, {"id", "name"}, false}};
    if (!ends_.empty()) needs.push_back({ends_, {}, {}, true});
    for (const auto& [role, where] : obstacles_) {
      LayerNeed need{role, where, {}, true};
      if (role == "roads") need.attributes = {"width", "lanes"};
      needs.push_back(need);
    }
    return needs;
  }

  void take(std::size_t need, const Selection& selection) override {
    const std::scoped_lock lock(mutex_);
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      if (!selection.counts[i]) continue;
      const ShapeView shape = selection.batch.shapes[i];
      if (need == 0)
        take_corridor(selection.batch, i);
      else if (need == 1 && !ends_.empty())
        (shape.kind() == ShapeKind::line ? gates_ : groups_).add_feature(shape);
      else if (shape.kind() == ShapeKind::polygon)
        polygons_.add_feature(shape);
      else
        take_road(selection.batch, i);
    }
  }

  Measured finish() override {
    sort_corridors_and_groups();
    const double widest_road_m = road_widths_m_.empty() ? 0 : *std::ranges::max_element(road_widths_m_);
    const auto near_polygons = near_corridors(polygons_, 0);
    const auto near_roads = near_corridors(roads_, widest_road_m / 2);
    std::vector<CorridorWidth> widths(corridors_.size());
    std::vector<CorridorSpace> spaces(corridors_.size());
    std::vector<bool> has_ends(corridors_.size());
    tbb::parallel_for(std::size_t{0}, corridors_.size(), [&](std::size_t c) {
      const ShapeView corridor = shapes_[corridors_[c].shape];
      spaces[c] = clear_corridor(corridor, obstacles_of(near_polygons[c], near_roads[c]), crossings_cut_);
      const CorridorEnds ends =
          gates_.size() > 0 ? corridor_gates(corridor, gates_) : corridor_ends(corridor, groups_);
      if (spaces[c].free.size() > 0)
        widths[c] = measure_corridor(spaces[c].free[0], ends, context_.threshold.value_or(0));
      const std::scoped_lock lock(mutex_);
      has_ends[c] = ends.a.size() > 0;
    });
    Measured measured;
    for (std::size_t c = 0; c < corridors_.size(); ++c)
      report(measured, c, widths[c], spaces[c], has_ends[c]);
    add_evidence(measured, widths);
    add_obstacles(measured, widths, spaces);
    return measured;
  }

 private:
  void take_corridor(const FeatureBatch& batch, std::size_t i) {
    std::string id = value_or_empty(batch.text("id"), i);
    if (id.empty()) id = std::to_string(batch.fids[i]);
    const std::string& name = value_or_empty(batch.text("name"), i);
    corridors_.push_back({id, name.empty() ? id : name, shapes_.size()});
    shapes_.add_feature(batch.shapes[i]);
  }

  void take_road(const FeatureBatch& batch, std::size_t i) {
    const double width = value_or_nan(batch.number("width"), i);
    const double lanes = value_or_nan(batch.number("lanes"), i);
    roads_.add_feature(batch.shapes[i]);
    const bool known = width > 0 && width <= widest_surface_m;
    const bool has_lanes = lanes > 0 && lanes * lane_width_m <= widest_surface_m;
    road_widths_m_.push_back(known ? width : has_lanes ? lanes * lane_width_m : default_road_width_m);
  }

  /// Threads must not change the order in which things are looked at.
  void sort_corridors_and_groups() {
    std::ranges::sort(corridors_, [&](const Corridor& a, const Corridor& b) {
      if (a.id != b.id) return natural_less(a.id, b.id);
      return geometrically_less(shapes_, a.shape, b.shape);
    });
    sort_shapes(groups_);
    sort_shapes(gates_);
  }

  static void sort_shapes(Shapes& shapes) {
    std::vector<std::size_t> order(shapes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return geometrically_less(shapes, a, b); });
    Shapes sorted(shapes.kind());
    for (const std::size_t i : order) sorted.add_feature(shapes[i]);
    shapes = std::move(sorted);
  }

  /// For each corridor, the shapes that may reach into it, in the order of their coordinates.
  std::vector<std::vector<std::size_t>> near_corridors(const Shapes& shapes, double margin_m) const {
    std::vector<TreeEntry> boxes;
    for (std::size_t c = 0; c < corridors_.size(); ++c)
      boxes.emplace_back(tree_box(shapes_[corridors_[c].shape].box().grown(margin_m)), c);
    const bg::index::rtree<TreeEntry, bg::index::rstar<16>> tree(boxes);
    std::vector<std::vector<std::size_t>> near(corridors_.size());
    std::vector<TreeEntry> hits;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      hits.clear();
      tree.query(bg::index::intersects(tree_box(shapes[i].box())), std::back_inserter(hits));
      for (const TreeEntry& hit : hits) near[hit.second].push_back(i);
    }
    for (auto& list : near)
      std::ranges::sort(list, [&](std::size_t a, std::size_t b) { return geometrically_less(shapes, a, b); });
    return near;
  }

  CorridorObstacles obstacles_of(const std::vector<std::size_t>& polygons,
                                 const std::vector<std::size_t>& roads) const {
    CorridorObstacles near;
    for (const std::size_t i : polygons) near.polygons.add_feature(polygons_[i]);
    for (const std::size_t i : roads) {
      near.roads.add_feature(roads_[i]);
      near.road_widths_m.push_back(road_widths_m_[i]);
    }
    return near;
  }

  void report(Measured& measured, std::size_t c, const CorridorWidth& width, const CorridorSpace& space,
              bool has_ends) const {
    measured.subjects.push_back({corridors_[c].id, corridors_[c].name, spec_.layer});
    std::string note = has_ends ? ""
                       : gates_.size() > 0
                           ? "no two gates met: measured between the ends of the longest way"
                           : "no two groups met: measured between the ends of the longest way";
    if (!width.linked) note += std::string(note.empty() ? "" : "; ") + "cut: no free way links the ends";
    if (space.crossing_roads > 0)
      note += fmt::format("{}{} crossing roads, not taken as cutting", note.empty() ? "" : "; ",
                          space.crossing_roads);
    measured.quantities.push_back({width.bottleneck_m, note});
    const auto row = [&](const char* step, double quantity, const char* unit) {
      measured.ledger.push_back({c, step, quantity, unit});
    };
    const double whole = area_m2(shapes_[corridors_[c].shape]);
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

  void add_evidence(Measured& measured, const std::vector<CorridorWidth>& widths) const {
    EvidenceBuilder axis("evidence_corridor_axis", ShapeKind::line);
    EvidenceBuilder necks("evidence_corridor_neck", ShapeKind::line);
    for (std::size_t c = 0; c < widths.size(); ++c) {
      for (const AxisEdge& edge : widths[c].axis) draw_axis(axis, edge, corridors_[c]);
      if (widths[c].bottleneck) draw_neck(necks, *widths[c].bottleneck, corridors_[c], "bottleneck");
      for (const Neck& neck : widths[c].necks)
        if (!widths[c].bottleneck || neck.width_m != widths[c].bottleneck->width_m ||
            neck.wall_a != widths[c].bottleneck->wall_a)
          draw_neck(necks, neck, corridors_[c], "neck");
    }
    if (!axis.empty()) measured.evidence.push_back(std::move(axis).build());
    if (!necks.empty()) measured.evidence.push_back(std::move(necks).build());
  }

  /// What stands in the corridors that are cut: they have no neck to show.
  void add_obstacles(Measured& measured, const std::vector<CorridorWidth>& widths,
                     const std::vector<CorridorSpace>& spaces) const {
    EvidenceBuilder obstacles("evidence_corridor_obstacles", ShapeKind::polygon);
    for (std::size_t c = 0; c < widths.size(); ++c) {
      if (widths[c].linked) continue;
      const ShapeView corridor = shapes_[corridors_[c].shape];
      Shapes taken(ShapeKind::polygon);
      if (spaces[c].free.size() == 0)
        taken.add_feature(corridor);
      else if (spaces[c].obstacle_area_m2 == 0 || !append_difference(taken, corridor, spaces[c].free))
        continue;
      obstacles.add_shape(taken[0]);
      obstacles.set("corridor_id", corridors_[c].id);
      obstacles.set("corridor_name", corridors_[c].name);
      obstacles.set("area_m2", area_m2(taken[0]));
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
  std::mutex mutex_;
  std::vector<Corridor> corridors_;
  Shapes shapes_{ShapeKind::polygon};
  Shapes groups_{ShapeKind::polygon};
  Shapes gates_{ShapeKind::line};
  Shapes polygons_{ShapeKind::polygon};
  Shapes roads_{ShapeKind::line};
  std::vector<double> road_widths_m_;
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
