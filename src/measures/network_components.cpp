#include "measures/network_components.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "core/exact_sum.hpp"
#include "core/rounding.hpp"
#include "geometry/joined_lines.hpp"
#include "geometry/network_gaps.hpp"

namespace citygauge {
namespace {

std::vector<Component> components_of(const NetworkPieces& pieces, std::span<const std::uint32_t> parts) {
  std::vector<ExactSum> lengths(parts.empty() ? 0 : *std::ranges::max_element(parts) + 1);
  for (std::size_t s = 0; s < parts.size(); ++s) lengths[parts[s]].add(pieces.length_m[s]);
  std::vector<Component> components;
  std::vector<std::size_t> order;
  for (const ExactSum& length : lengths) {
    order.push_back(components.size());
    components.push_back({length.value(), 0});
  }
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t c) { return components[c].length_m; });
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    components[order[rank]].rank = static_cast<std::int64_t>(rank) + 1;
  return components;
}

}  // namespace

Shared<NetworkComponents> NetworkComponents::of(const MeasureSpec& spec, const MeasureContext& context,
                                                const ComponentLimits& limits) {
  const std::string key =
      "components\n" + key_of(spec.layer, spec.where, spec.range) +
      fmt::format("{} {} {} {}", limits.join_m, limits.outside_m, limits.gap_m, limits.shortest_m);
  return share(context, key, std::make_shared<NetworkComponents>(spec, context, limits));
}

NetworkComponents::NetworkComponents(const MeasureSpec& spec, const MeasureContext& context,
                                     const ComponentLimits& limits)
    : layer_(spec.layer),
      context_(context),
      limits_(limits),
      reach_(context.districts.shapes.box().grown(std::max(limits.outside_m, 0.0))) {}

const std::vector<std::string>& NetworkComponents::evidence_tables() {
  static const std::vector<std::string> tables{"evidence_cut_off_ways", "evidence_way_gaps",
                                               "evidence_way_ends"};
  return tables;
}

void NetworkComponents::take(const Selection& selection) {
  Shapes& mine = lines_.local();
  for (std::size_t i = 0; i < selection.batch.size(); ++i)
    if (selection.counts[i] && selection.batch.shapes[i].box().intersects(reach_))
      mine.add_feature(selection.batch.shapes[i]);
}

void NetworkComponents::build_network() {
  if (network_) return;
  Shapes all(ShapeKind::line);
  for (const Shapes& part : lines_)
    for (std::size_t i = 0; i < part.size(); ++i) all.add_feature(part[i]);
  lines_.clear();
  const JoinedLines joined = join_ends(all, limits_.join_m);
  network_.emplace(joined.lines);
  pieces_ = pieces_in_districts(*network_, joined.given, context_.grid, context_.districts.size());
}

const std::vector<double>& NetworkComponents::lengths_m() {
  build_network();
  if (!lengths_m_.empty()) return lengths_m_;
  for (const NetworkPieces& pieces : pieces_) {
    ExactSum length;
    for (const double metres : pieces.length_m) length.add(metres);
    lengths_m_.push_back(length.value());
  }
  return lengths_m_;
}

const std::vector<DistrictComponents>& NetworkComponents::by_district() {
  build_network();
  if (!by_district_.empty()) return by_district_;
  const auto& tables = evidence_tables();
  const DistrictComponents nothing{{},
                                   {},
                                   0,
                                   0,
                                   0,
                                   {tables[0], ShapeKind::line},
                                   {tables[1], ShapeKind::line},
                                   {tables[2], ShapeKind::point}};
  by_district_.assign(pieces_.size(), nothing);
  tbb::parallel_for(std::size_t{0}, pieces_.size(), [&](std::size_t d) { look_at(d, by_district_[d]); });
  return by_district_;
}

void NetworkComponents::look_at(std::size_t district, DistrictComponents& parts) const {
  const NetworkPieces& pieces = pieces_[district];
  parts.of_stretch = connected_parts(*network_, pieces.stretches, limits_.outside_m);
  parts.components = components_of(pieces, parts.of_stretch);
  for (const Component& component : components_of(pieces, connected_parts(*network_, pieces.stretches, 0)))
    parts.alone += component.length_m > 0 ? 1 : 0;
  for (const Component& component : parts.components) {
    if (component.rank == 1) parts.largest_m = component.length_m;
    if (component.length_m > 0 && component.length_m < least_equal(limits_.shortest_m)) ++parts.brief;
  }
  draw_rest(pieces, district, parts);
  draw_gaps(pieces, district, parts);
  draw_dead_ends(pieces, district, parts);
}

void NetworkComponents::draw_rest(const NetworkPieces& pieces, std::size_t district,
                                  DistrictComponents& parts) const {
  for (std::size_t s = 0; s < pieces.stretches.size(); ++s) {
    const Component& component = parts.components[parts.of_stretch[s]];
    if (component.rank == 1 || !(pieces.length_m[s] > 0)) continue;
    parts.rest.add_line(line_of(*network_, pieces.stretches[s]));
    set_place(parts.rest, district);
    parts.rest.set("component", component.rank);
    parts.rest.set("component_m", component.length_m);
  }
}

void NetworkComponents::draw_gaps(const NetworkPieces& pieces, std::size_t district,
                                  DistrictComponents& parts) const {
  for (const NetworkGap& gap : network_gaps(*network_, pieces.stretches, parts.of_stretch, limits_.gap_m)) {
    const auto [a, b] = std::minmax({parts.components[gap.part].rank, parts.components[gap.other_part].rank});
    if (gap.width_m == 0) {
      add_spot(parts.spots, gap.from, district, "not_joined", b);
      continue;
    }
    parts.gaps.add_line(std::vector{gap.from, gap.to});
    set_place(parts.gaps, district);
    parts.gaps.set("component", a);
    parts.gaps.set("other_component", b);
    parts.gaps.set("width_m", gap.width_m);
  }
}

void NetworkComponents::draw_dead_ends(const NetworkPieces& pieces, std::size_t district,
                                       DistrictComponents& parts) const {
  for (const DeadEnd& end : dead_ends(*network_, pieces.stretches, parts.of_stretch))
    add_spot(parts.spots, end.at, district, "dead_end", parts.components[end.part].rank);
}

void NetworkComponents::add_spot(EvidenceBuilder& spots, Point at, std::size_t district, const char* reason,
                                 std::int64_t component) const {
  Shapes point(ShapeKind::point);
  point.add_part(std::span(&at, 1));
  point.end_feature();
  spots.add_shape(point[0]);
  set_place(spots, district);
  spots.set("reason", std::string(reason));
  spots.set("component", component);
}

void NetworkComponents::set_place(EvidenceBuilder& evidence, std::size_t district) const {
  evidence.set("layer", layer_);
  evidence.set("district_id", context_.districts.ids[district]);
}

}  // namespace citygauge
