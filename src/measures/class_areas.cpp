#include "measures/class_areas.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <map>

#include "geometry/geos_bridge.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/land.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

constexpr double least_drawn_m2 = 1;
constexpr double uncovered_share_noted = 1e-6;  // of the area that is told apart
constexpr const char* rest = "other";

struct Gathered {
  Shapes polygons{ShapeKind::polygon};
  std::vector<std::int64_t> fids;
  std::vector<Level> levels;
};

class ClassAreas : public Measure {
 public:
  ClassAreas(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        within_(filter_table_option(spec.options, "within")),
        classes_(list_option(spec.options, "distinguish")) {
    if (within_.size() != 1) throw config_error(spec.at, "measure `class_areas` needs one layer in `within`");
    if (classes_.empty()) throw config_error(spec.at, "measure `class_areas` needs `distinguish`");
    std::erase(classes_, rest);
    classes_.emplace_back(rest);
  }

  std::vector<LayerNeed> needs() const override {
    return {{spec_.layer, spec_.where, {"class"}, false},
            {within_.begin()->first, within_.begin()->second, {}, false}};
  }

  void take(std::size_t need, const Selection& selection) override {
    if (need == 1) return within_land_.take(selection);
    Gathered& mine = gathered_.local();
    const auto classes = selection.batch.text("class");
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      if (!selection.counts[i]) continue;
      mine.polygons.add_feature(selection.batch.shapes[i]);
      mine.fids.push_back(selection.batch.fids[i]);
      mine.levels.push_back(level_of(value_or_empty(classes, i)));
    }
  }

  Measured finish() override {
    within_land_.sort();
    const LevelAreas everywhere = areas(false), outside = areas(true);
    const LevelAreas within = within_land_.areas(context_.districts);
    Measured measured;
    for (const std::string& name : classes_) measured.groups.emplace_back(name, std::vector<Quantity>{});
    for (std::size_t d = 0; d < context_.districts.size(); ++d) {
      double counted = 0;
      std::vector<double> parts;
      for (std::size_t level = 0; level < classes_.size(); ++level) {
        const auto k = static_cast<Level>(level);
        parts.push_back(std::max(0.0, everywhere.at(d, k) - outside.at(d, k)));
        counted += parts.back();
      }
      const std::string note = close_ledger(measured, d, within.gross(d), within.at(d, 0), counted);
      measured.quantities.push_back({counted, note});
      for (std::size_t level = 0; level < classes_.size(); ++level)
        measured.groups[level].second.push_back({parts[level], note});
    }
    if (context_.draws_evidence()) add_evidence(measured);
    return measured;
  }

 private:
  /// Later classes lie on top, and `other` on all: what is built on a park is no park.
  Level level_of(const std::string& feature_class) const {
    const auto known = std::ranges::find(classes_, feature_class);
    const auto last = classes_.end() - 1;
    return static_cast<Level>((known == classes_.end() ? last : known) - classes_.begin());
  }

  /// The visible area of each class; `covered`: with the layer that bounds them laid on top, so that only
  /// what is outside it can be seen.
  LevelAreas areas(bool covered) const {
    const auto top = static_cast<Level>(classes_.size());
    UnionArea sweep(context_.districts.shapes.box(), classes_.size() + 1);
    for (const Gathered& part : gathered_)
      for (std::size_t i = 0; i < part.polygons.size(); ++i) sweep.add(part.polygons[i], part.levels[i]);
    const Shapes& bounds = within_land_.polygons();
    for (std::size_t i = 0; covered && i < bounds.size(); ++i) sweep.add(bounds[i], top);
    return sweep.areas(context_.districts.shapes);
  }

  std::string close_ledger(Measured& measured, std::size_t d, double gross, double whole,
                           double counted) const {
    const double missing = std::max(0.0, whole - counted);
    measured.ledger.push_back({d, "gross", gross, "m2"});
    measured.ledger.push_back({d, "overlapping", whole - gross, "m2"});
    measured.ledger.push_back({d, "not_covered", counted - whole, "m2"});
    measured.ledger.push_back({d, "counted", counted, "m2"});
    if (whole == 0 || missing / whole <= uncovered_share_noted) return "";
    return fmt::format("{:.2f} % of {} are not covered by {}", 100 * missing / whole, within_.begin()->first,
                       spec_.layer);
  }

  void add_evidence(Measured& measured) const {
    EvidenceBuilder evidence("evidence_class_areas", ShapeKind::polygon);
    const Box extent = context_.districts.shapes.box();
    for (const Gathered& part : gathered_) {
      std::vector<ShapeView> polygons;
      std::vector<std::size_t> features;
      for (std::size_t i = 0; i < part.polygons.size(); ++i) {
        if (!part.polygons[i].box().intersects(extent)) continue;
        polygons.push_back(part.polygons[i]);
        features.push_back(i);
      }
      const std::vector<Shapes> inside = within_land_.within(polygons);
      for (std::size_t p = 0; p < polygons.size(); ++p)
        if (inside[p].size() > 0 && area_m2(inside[p][0]) >= least_drawn_m2)
          draw(evidence, inside[p][0], part, features[p]);
    }
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
  }

  void draw(EvidenceBuilder& evidence, ShapeView inside, const Gathered& part, std::size_t i) const {
    evidence.add_shape(inside);
    evidence.set("layer", spec_.layer);
    evidence.set("fid", part.fids[i]);
    evidence.set("class", classes_[part.levels[i]]);
    evidence.set("area_m2", area_m2(inside));
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::map<std::string, ClassFilter> within_;
  std::vector<std::string> classes_;  // from the lowest level to the highest
  Land within_land_;
  tbb::enumerable_thread_specific<Gathered> gathered_;
};

}  // namespace

MeasureDeclaration class_areas_declaration() {
  return {"class_areas",
          {"位于另一图层之内的各类面积", "area of each class inside another layer"},
          true,
          {LayerGeometry::polygon},
          {{"within",
            ParameterType::table,
            {},
            {"范围图层及其筛选", "the layer that bounds them, with a filter: { corridors = {} }"}},
           {"distinguish",
            ParameterType::list,
            {},
            {"分列的类别，重叠时后者优先；其余为 other",
             "classes told apart, the later on top where they overlap; the rest is `other`, on top of all"}}},
          {"evidence_class_areas"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<ClassAreas>(spec, context);
          }};
}

}  // namespace citygauge
