#include "measures/largest_patch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "geometry/geos_bridge.hpp"
#include "geometry/single_polygons.hpp"
#include "geometry/welded_polygon.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/land.hpp"
#include "measures/options.hpp"
#include "measures/whole_features.hpp"

namespace citygauge {
namespace {

constexpr double hectare_m2 = 1e4;       // targets are in hectares
constexpr double least_patch_m2 = 0.01;  // what rounding leaves beside a border is none

/// Patches of one district, in a fixed order.
struct Patches {
  double largest_m2 = 0;
  double all_m2 = 0;
};

class LargestPatch : public Measure {
 public:
  LargestPatch(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec), context_(context), less_(filter_table_option(spec.options, "less")) {}

  std::vector<LayerNeed> needs() const override {
    std::vector<LayerNeed> needs{{spec_.layer, spec_.where, {}, false}};
    for (const auto& [role, where] : less_) needs.push_back({role, where, {}, true});
    return needs;
  }

  void take(std::size_t need, const Selection& selection) override {
    (need == 0 ? land_ : taken_).take(selection);
  }

  Measured finish() override {
    land_.sort();
    taken_.sort();
    const Shapes patches = hard_patches();
    std::vector<Patches> districts(context_.districts.size());
    EvidenceBuilder evidence("evidence_patches", ShapeKind::polygon);
    std::vector<std::uint32_t> here;
    for (std::size_t p = 0; p < patches.size(); ++p) {
      const double area = area_m2(patches[p]);
      if (area < least_patch_m2) continue;
      districts_of(patches[p], context_.grid, here);
      for (const std::uint32_t d : here) {
        districts[d].largest_m2 = std::max(districts[d].largest_m2, area);
        districts[d].all_m2 += area;
        if (!context_.threshold || area / hectare_m2 > *context_.threshold) draw(evidence, patches[p], d);
      }
    }
    Measured measured;
    for (std::size_t d = 0; d < districts.size(); ++d) close_ledger(measured, d, districts[d]);
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
    return measured;
  }

 private:
  /// The union of all that may matter, less the rest, piece by piece. Patches that touch along an edge are
  /// one, those that touch in a point are two.
  Shapes hard_patches() const {
    const Box extent = context_.districts.shapes.box();
    Shapes united(ShapeKind::polygon), hard(ShapeKind::polygon);
    const Shapes near = land_.near(extent);
    if (near.size() == 0 || !append_union(united, near)) return hard;
    const Shapes away = taken_.near(united.box());
    if (away.size() == 0) return patches_of(united[0]);
    return append_difference(hard, united[0], away) ? patches_of(hard[0]) : hard;
  }

  static Shapes patches_of(ShapeView land) {
    return may_have_hairlines(land) ? firm_pieces(land) : single_polygons(land);
  }

  void draw(EvidenceBuilder& evidence, ShapeView patch, std::uint32_t district) const {
    evidence.add_shape(patch);
    evidence.set("district_id", context_.districts.ids[district]);
    evidence.set("layer", spec_.layer);
    evidence.set("area_m2", area_m2(patch));
  }

  void close_ledger(Measured& measured, std::size_t d, const Patches& patches) const {
    measured.ledger.push_back({d, "all_patches", patches.all_m2, "m2"});
    measured.ledger.push_back({d, "smaller_patches", patches.largest_m2 - patches.all_m2, "m2"});
    measured.ledger.push_back({d, "counted", patches.largest_m2, "m2"});
    measured.quantities.push_back(
        {patches.largest_m2,
         patches.largest_m2 > 0 ? "" : fmt::format("no feature of {} lies in the district", spec_.layer)});
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::map<std::string, ClassFilter> less_;
  Land land_, taken_;
};

}  // namespace

MeasureDeclaration largest_patch_declaration() {
  return {"largest_patch",
          {"扣除其他图层后，最大的一片连续面积", "the largest patch that hangs together, less other layers"},
          true,
          {LayerGeometry::polygon},
          {{"less",
            ParameterType::table,
            {},
            {"扣除的图层及其筛选", "layers that are taken off, with filters: { green = {}, water = {} }"}}},
          {"evidence_patches"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<LargestPatch>(spec, context);
          }};
}

}  // namespace citygauge
