#include "measures/widest_road.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "geometry/local_width.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

constexpr double touching_m = 1;            // of a road in a district: less is no road of that district
constexpr double drawn_tolerance_m = 1e-3;  // places so nearly as wide serve as well to show it
constexpr double widest_believed_m = 200;   // a wider red line is an error of the data

/// What is known of a road that counts.
struct Road {
  std::string layer, name;
  std::int64_t fid = 0;
  double stated_m = std::nan("");  // red-line width, if it is said
};

/// What one thread has gathered.
struct Gathered {
  Shapes lines{ShapeKind::line}, surfaces{ShapeKind::polygon};
  std::vector<Road> line_roads, surface_roads;  // parallel to the shapes
  bool told_apart = false;                      // whether any feature says if it counts
};

/// The widest place of one road in one district.
struct Candidate {
  std::uint32_t district = 0;
  double width_m = 0;
  const Road* road = nullptr;
  std::vector<Point> drawn;  // the chord across a surface, or the centre line

  [[nodiscard]] auto key() const { return std::tie(district, road->layer, road->fid); }
};

class WidestRoad : public Measure {
 public:
  WidestRoad(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec), context_(context), surfaces_(filter_table_option(spec.options, "surfaces")) {}

  std::vector<LayerNeed> needs() const override {
    const bool either = !surfaces_.empty();
    std::vector<LayerNeed> needs{{spec_.layer, spec_.where, {"width", "name"}, either}};
    for (const auto& [role, where] : surfaces_) needs.push_back({role, where, {"width", "name"}, true});
    return needs;
  }

  void take(std::size_t need, const Selection& selection) override {
    const LayerNeed own = needs()[need];
    Gathered& mine = gathered_.local();
    mine.told_apart |= own.where.empty();
    for (const auto& [attribute, values] : own.where)
      for (const std::string& value : selection.batch.text(attribute)) mine.told_apart |= !value.empty();
    const auto widths = selection.batch.number("width");
    const auto names = selection.batch.text("name");
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      if (!selection.counts[i]) continue;
      const ShapeView shape = selection.batch.shapes[i];
      const double width = value_or_nan(widths, i);
      Road road{own.role, value_or_empty(names, i), selection.batch.fids[i], std::nan("")};
      if (width > 0 && width <= widest_believed_m) road.stated_m = width;
      const bool is_line = shape.kind() == ShapeKind::line;
      (is_line ? mine.lines : mine.surfaces).add_feature(shape);
      (is_line ? mine.line_roads : mine.surface_roads).push_back(std::move(road));
    }
  }

  Measured finish() override {
    std::vector<Candidate> candidates;
    std::vector<std::int64_t> unknown(context_.districts.size());
    std::int64_t without_width = 0;
    bool told_apart = false;
    for (const Gathered& part : gathered_) {
      told_apart |= part.told_apart;
      without_width += add_lines(part, candidates, unknown);
      add_surfaces(part, candidates);
    }
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) { return a.key() < b.key(); });
    Measured measured;
    if (!told_apart) {
      measured.quantities.assign(context_.districts.size(), {std::nullopt, "no such thing was found"});
      return measured;
    }
    std::vector<std::optional<double>> widest(context_.districts.size());
    for (const Candidate& c : candidates)
      widest[c.district] = std::max(widest[c.district].value_or(0), c.width_m);
    for (std::size_t d = 0; d < widest.size(); ++d)
      measured.quantities.push_back(quantity(widest[d], unknown[d]));
    add_evidence(measured, candidates);
    add_issue(measured, without_width);
    return measured;
  }

 private:
  /// A line counts in each district that it runs through. Returns how many do not say how wide they are.
  std::int64_t add_lines(const Gathered& part, std::vector<Candidate>& candidates,
                         std::vector<std::int64_t>& unknown) const {
    std::int64_t without_width = 0;
    for (std::size_t i = 0; i < part.lines.size(); ++i) {
      const Road& road = part.line_roads[i];
      const auto districts = districts_along(part.lines[i]);
      without_width += std::isnan(road.stated_m) && !districts.empty() ? 1 : 0;
      for (const std::uint32_t d : districts) {
        if (std::isnan(road.stated_m)) {
          ++unknown[d];
          continue;
        }
        const auto points = part.lines[i].part(0);
        candidates.push_back({d, road.stated_m, &road, {points.begin(), points.end()}});
      }
    }
    return without_width;
  }

  /// Those that the line runs through; what merely touches the border of one does not.
  std::vector<std::uint32_t> districts_along(ShapeView line) const {
    std::map<std::uint32_t, double> lengths_m;
    std::vector<DistrictPiece> pieces;
    for (std::size_t p = 0; p < line.part_count(); ++p)
      for (std::size_t i = 1; i < line.part(p).size(); ++i) {
        pieces.clear();
        context_.grid.split(line.part(p)[i - 1], line.part(p)[i], pieces);
        const double length_m = distance(line.part(p)[i - 1], line.part(p)[i]);
        for (const DistrictPiece& piece : pieces)
          lengths_m[piece.district] += length_m * (piece.to - piece.from);
      }
    std::vector<std::uint32_t> districts;
    for (const auto& [district, length_m] : lengths_m)
      if (length_m > touching_m) districts.push_back(district);
    return districts;
  }

  void add_surfaces(const Gathered& part, std::vector<Candidate>& candidates) const {
    std::vector<std::vector<Candidate>> found(part.surfaces.size());
    const Box extent = context_.districts.shapes.box();
    tbb::parallel_for(std::size_t{0}, found.size(), [&](std::size_t i) {
      if (part.surfaces[i].box().intersects(extent))
        found[i] = widest_places(part.surfaces[i], part.surface_roads[i]);
    });
    for (const auto& some : found) candidates.insert(candidates.end(), some.begin(), some.end());
  }

  /// The widest place of a surface in each district that its axis runs through.
  std::vector<Candidate> widest_places(ShapeView surface, const Road& road) const {
    std::map<std::uint32_t, std::vector<WidthPlace>> places;
    std::map<std::uint32_t, double> lengths_m;
    std::vector<DistrictPiece> pieces;
    for (const WidthStretch& stretch : width_stretches(surface)) {
      pieces.clear();
      context_.grid.split(stretch.at(0).place, stretch.at(1).place, pieces);
      const double length_m = distance(stretch.at(0).place, stretch.at(1).place);
      for (const DistrictPiece& piece : pieces) {
        lengths_m[piece.district] += length_m * (piece.to - piece.from);
        for (const double share : {piece.from, piece.to}) places[piece.district].push_back(stretch.at(share));
      }
    }
    std::vector<Candidate> found;
    for (const auto& [district, some] : places) {
      if (lengths_m[district] <= touching_m) continue;
      const double width_m = std::ranges::max(some, {}, &WidthPlace::width_m).width_m;
      const WidthPlace& shown = straightest(some, width_m - drawn_tolerance_m);
      found.push_back({district,
                       std::isnan(road.stated_m) ? width_m : road.stated_m,
                       &road,
                       {shown.wall_a, shown.place, shown.wall_b}});
    }
    return found;
  }

  /// Of the places of (nearly) the greatest width the one whose walls lie most nearly opposite: it reads
  /// best.
  static const WidthPlace& straightest(const std::vector<WidthPlace>& places, double least_width_m) {
    const auto straightness = [&](const WidthPlace& p) {
      return p.width_m < least_width_m ? -1 : distance(p.wall_a, p.wall_b);
    };
    return *std::ranges::max_element(places, {}, straightness);
  }

  Quantity quantity(const std::optional<double>& widest, std::int64_t unknown) const {
    if (widest && unknown > 0)
      return {widest, fmt::format("lower bound: {} is missing for some features", "width")};
    if (widest) return {widest, ""};
    if (unknown > 0) return {std::nullopt, fmt::format("no feature of `{}` has `{}`", spec_.layer, "width")};
    return {0.0, fmt::format("no feature of `{}` counts in the district", spec_.layer)};
  }

  void add_evidence(Measured& measured, const std::vector<Candidate>& candidates) const {
    EvidenceBuilder evidence("evidence_wide_roads", ShapeKind::line);
    for (const Candidate& c : candidates) {
      if (context_.threshold && c.width_m <= *context_.threshold) continue;
      evidence.add_line(c.drawn);
      evidence.set("district_id", context_.districts.ids[c.district]);
      evidence.set("layer", spec_.layer);
      evidence.set("source", c.road->layer);
      evidence.set("fid", c.road->fid);
      evidence.set("name", c.road->name);
      evidence.set("kind", std::string(std::isnan(c.road->stated_m) ? "geometry" : "stated"));
      evidence.set("width_m", c.width_m);
    }
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
  }

  void add_issue(Measured& measured, std::int64_t features) const {
    if (features > 0)
      measured.issues.push_back({Severity::warning,
                                 "missing_value",
                                 spec_.layer,
                                 {},
                                 fmt::format("{} features have no `{}`", features, "width"),
                                 "left out",
                                 {}});
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::map<std::string, ClassFilter> surfaces_;
  tbb::enumerable_thread_specific<Gathered> gathered_;
};

}  // namespace

MeasureDeclaration widest_road_declaration() {
  return {"widest_road",
          {"最宽道路的宽度：有红线宽度属性时取属性，否则取道路面的最大内切圆直径",
           "width of the widest road: as stated, else by the largest circle that fits into its surface"},
          true,
          {LayerGeometry::line, LayerGeometry::polygon},
          {{"surfaces",
            ParameterType::table,
            {},
            {"道路面图层及其筛选",
             "layers of road surfaces, with filters: { road_polygons = { status = [\"planned\"] } }"}}},
          {"evidence_wide_roads"},
          [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<WidestRoad>(spec, context);
          }};
}

}  // namespace citygauge
