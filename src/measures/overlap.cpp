#include "measures/overlap.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>

#include "geometry/box_tree.hpp"
#include "geometry/geos_bridge.hpp"
#include "geometry/union_area.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/options.hpp"

namespace citygauge {

/// A polygon of the other layer, for finding those that one polygon meets.
struct OtherPolygon {
  Box box;
  ShapeView shape;
};
[[nodiscard]] static const Box& box_of(const OtherPolygon& polygon) {
  return polygon.box;
}

namespace {

constexpr double least_counted_m2 = 0.01;  // in a district: what rounding leaves of neighbours is no conflict
constexpr double least_drawn_m2 = 1e-4;    // where any counts

struct Gathered {
  Shapes own{ShapeKind::polygon};
  std::vector<std::int64_t> fids;
  Shapes other{ShapeKind::polygon};
};

class Overlap : public Measure {
 public:
  Overlap(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        gain_(spec.measure == "gained_area"),
        with_(filter_table_option(spec.options, gain_ ? "before" : "with")),
        inside_(!gain_ && text_option(spec.options, "take", "inside") == "inside") {
    if (with_.size() != 1)
      throw config_error(spec.at, fmt::format("measure `{}` needs one layer in `{}`", spec.measure,
                                              gain_ ? "before" : "with"));
  }

  std::vector<LayerNeed> needs() const override {
    return {{spec_.layer, spec_.where, {}, false}, {with_.begin()->first, with_.begin()->second, {}, false}};
  }

  void take(std::size_t need, const Selection& selection) override {
    Gathered& mine = gathered_.local();
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      if (!selection.counts[i]) continue;
      (need == 0 ? mine.own : mine.other).add_feature(selection.batch.shapes[i]);
      if (need == 0) mine.fids.push_back(selection.batch.fids[i]);
    }
  }

  Measured finish() override {
    constexpr Level own = 0, other = 1;
    const Box extent = context_.districts.shapes.box();
    UnionArea alone(extent, 1), both(extent, 2);
    for (const Gathered& part : gathered_) {
      for (std::size_t i = 0; i < part.own.size(); ++i) {
        alone.add(part.own[i]);
        both.add(part.own[i], own);
      }
      for (std::size_t i = 0; i < part.other.size(); ++i) both.add(part.other[i], other);
    }
    const LevelAreas whole = alone.areas(context_.districts.shapes);
    const LevelAreas parts = both.areas_of(own, context_.districts.shapes);  // what no other covers
    Measured measured;
    for (std::size_t d = 0; d < context_.districts.size(); ++d)
      close_ledger(measured, d, whole.gross(d), whole.at(d, 0), parts.at(d, own));
    if (context_.draws_evidence()) add_evidence(measured, extent);
    return measured;
  }

 private:
  void close_ledger(Measured& measured, std::size_t d, double gross, double covered, double outside) const {
    const double met = inside_ ? covered - outside : outside;
    const double counted = met < (gain_ ? 0 : least_counted_m2) ? 0 : met;
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({d, step, quantity, "m2"});
    };
    row("gross", gross);
    row("overlapping", covered - gross);
    row(gain_ ? "there_before" : inside_ ? "outside" : "inside", counted - covered);
    row("counted", counted);
    measured.quantities.push_back({counted, ""});
  }

  void add_evidence(Measured& measured, const Box& extent) const {
    std::vector<OtherPolygon> others;
    for (const Gathered& part : gathered_)
      for (std::size_t i = 0; i < part.other.size(); ++i)
        others.push_back({part.other[i].box(), part.other[i]});
    const BoxTree<OtherPolygon> tree(std::move(others));
    const Shapes& districts = context_.districts.shapes;
    EvidenceBuilder evidence(gain_ ? "evidence_gained" : "evidence_conflicts", ShapeKind::polygon);
    for (const Gathered& part : gathered_) {
      for (std::size_t i = 0; i < part.own.size(); ++i) {
        if (!part.own[i].box().intersects(extent)) continue;
        Shapes conflict(ShapeKind::polygon);
        if (!append_conflict(conflict, part.own[i], tree)) continue;
        for (std::size_t d = 0; d < districts.size(); ++d)
          if (measured.quantities[d].value > 0) draw(evidence, conflict[0], {part.fids[i], d});
      }
    }
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
  }

  bool append_conflict(Shapes& out, ShapeView own, const BoxTree<OtherPolygon>& tree) const {
    const Box box = own.box();
    std::vector<ShapeView> others;
    tree.walk(
        box.centre(), [&](const Box& node) { return node.intersects(box); },
        [&](const OtherPolygon& other) {
          if (other.box.intersects(box)) others.push_back(other.shape);
        });
    std::ranges::sort(others, [](ShapeView a, ShapeView b) {  // so that their union is always drawn the same
      return std::ranges::lexicographical_compare(a.points(), b.points());
    });
    Shapes met(ShapeKind::polygon);
    for (const ShapeView other : others) met.add_feature(other);
    if (!inside_) return append_difference(out, own, met);
    Shapes united(ShapeKind::polygon);
    return append_union(united, met) && append_intersection(out, own, united[0]);
  }

  struct Whose {
    std::int64_t fid;
    std::size_t district;
  };

  /// The part of a conflict that lies in the district.
  void draw(EvidenceBuilder& evidence, ShapeView conflict, const Whose& whose) const {
    const ShapeView district = context_.districts.shapes[whose.district];
    Shapes inside(ShapeKind::polygon);
    if (!conflict.box().intersects(district.box()) || !append_intersection(inside, conflict, district))
      return;
    const double area = area_m2(inside[0]);
    if (area < least_drawn_m2) return;
    evidence.add_shape(inside[0]);
    evidence.set("layer", spec_.layer);
    evidence.set("district_id", context_.districts.ids[whose.district]);
    evidence.set("fid", whose.fid);
    evidence.set("with", with_.begin()->first);
    evidence.set("kind", std::string(gain_ ? "gained" : inside_ ? "inside" : "outside"));
    evidence.set("area_m2", area);
  }

  MeasureSpec spec_;
  MeasureContext context_;
  bool gain_;  // what is new since an earlier layer, rather than a conflict
  std::map<std::string, ClassFilter> with_;
  bool inside_;
  tbb::enumerable_thread_specific<Gathered> gathered_;
};

}  // namespace

MeasureDeclaration overlap_declaration() {
  return {"overlap",
          {"位于另一图层之内（或之外）的面积", "area inside, or outside, another layer"},
          true,
          {LayerGeometry::polygon},
          {{"with",
            ParameterType::table,
            {},
            {"另一图层及其筛选",
             "the other layer, with a filter: { control_lines = { class = [\"farmland\"] } }"}},
           {"take",
            ParameterType::choice,
            {"inside", "outside"},
            {"inside 之内；outside 之外", "the part inside or outside the other layer"}}},
          {"evidence_conflicts"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<Overlap>(spec, context);
          }};
}

MeasureDeclaration gained_area_declaration() {
  return {"gained_area",
          {"与较早的图层相比新增的面积", "area that an earlier layer does not have"},
          true,
          {LayerGeometry::polygon},
          {{"before",
            ParameterType::table,
            {},
            {"较早的图层及其筛选",
             "the earlier layer, with a filter: { green_before = { class = [\"park\"] } }"}}},
          {"evidence_gained"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<Overlap>(spec, context);
          }};
}

}  // namespace citygauge
