#include "measures/components.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "core/exact_sum.hpp"
#include "geometry/joined_lines.hpp"
#include "geometry/network_gaps.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/network_pieces.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

constexpr double default_join_m = 0.5;     // what surveys and plans miss each other by
constexpr double default_outside_m = 500;  // a walk of some six minutes
constexpr double default_gap_m = 20;       // the width of a street
constexpr double default_shortest_m = 0;

/// A connected component of what a district has of the network.
struct Component {
  double length_m = 0;
  std::int64_t rank = 0;  // 1: the longest
};

/// What is known of one district.
struct Parts {
  explicit Parts(const std::vector<std::string>& tables)
      : rest(tables[0], ShapeKind::line),
        gaps(tables[1], ShapeKind::line),
        spots(tables[2], ShapeKind::point) {}

  std::vector<Component> components;
  std::vector<std::uint32_t> of_stretch;
  double length_m = 0, largest_m = 0;
  std::size_t alone = 0;  // components without any way outside
  std::size_t brief = 0;  // components too short to count
  EvidenceBuilder rest, gaps, spots;
};

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

class Components : public Measure {
 public:
  Components(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        counts_(text_option(spec.options, "take", "count") == "count"),
        whole_(text_option(spec.options, "take", "count") == "whole"),
        join_m_(number_option(spec.options, "join_m", default_join_m)),
        outside_m_(number_option(spec.options, "outside_m", default_outside_m)),
        gap_m_(number_option(spec.options, "gap_m", default_gap_m)),
        shortest_m_(number_option(spec.options, "shortest_m", default_shortest_m)),
        reach_(context.districts.shapes.box().grown(std::max(outside_m_, 0.0))) {
    for (const auto& [name, metres] : {std::pair("join_m", join_m_),
                                       {"outside_m", outside_m_},
                                       {"gap_m", gap_m_},
                                       {"shortest_m", shortest_m_}})
      if (!(metres >= 0)) throw config_error(spec.at, fmt::format("`{}` must not be negative", name));
  }

  std::vector<LayerNeed> needs() const override { return {{spec_.layer, spec_.where, {}, false}}; }

  void take(std::size_t, const Selection& selection) override {
    Shapes& mine = lines_.local();
    for (std::size_t i = 0; i < selection.batch.size(); ++i)
      if (selection.counts[i] && selection.batch.shapes[i].box().intersects(reach_))
        mine.add_feature(selection.batch.shapes[i]);
  }

  Measured finish() override {
    const JoinedLines joined = join_ends(all_lines(), join_m_);
    const WalkNetwork network(joined.lines);
    const auto pieces = pieces_in_districts(network, joined.given, context_.grid, context_.districts.size());
    std::vector<Parts> parts(pieces.size(), Parts(evidence_tables()));
    tbb::parallel_for(std::size_t{0}, pieces.size(),
                      [&](std::size_t d) { look_at(network, pieces[d], d, parts[d]); });
    Measured measured;
    EvidenceBuilder rest(evidence_tables()[0], ShapeKind::line), gaps(evidence_tables()[1], ShapeKind::line),
        spots(evidence_tables()[2], ShapeKind::point);
    for (std::size_t d = 0; d < parts.size(); ++d) {
      measured.quantities.push_back(quantity(parts[d], d, measured));
      rest.absorb(std::move(parts[d].rest));
      gaps.absorb(std::move(parts[d].gaps));
      spots.absorb(std::move(parts[d].spots));
    }
    for (EvidenceBuilder* const table : {&rest, &gaps, &spots})
      if (!table->empty()) measured.evidence.push_back(std::move(*table).build());
    return measured;
  }

  static const std::vector<std::string>& evidence_tables() {
    static const std::vector<std::string> tables{"evidence_cut_off_ways", "evidence_way_gaps",
                                                 "evidence_way_ends"};
    return tables;
  }

 private:
  Shapes all_lines() const {
    Shapes all(ShapeKind::line);
    for (const Shapes& part : lines_)
      for (std::size_t i = 0; i < part.size(); ++i) all.add_feature(part[i]);
    return all;
  }

  void look_at(const WalkNetwork& network, const NetworkPieces& pieces, std::size_t district,
               Parts& parts) const {
    ExactSum length;
    for (const double metres : pieces.length_m) length.add(metres);
    parts.length_m = parts.largest_m = length.value();
    if (whole_) return;
    parts.of_stretch = connected_parts(network, pieces.stretches, outside_m_);
    parts.components = components_of(pieces, parts.of_stretch);
    for (const Component& component : components_of(pieces, connected_parts(network, pieces.stretches, 0)))
      parts.alone += component.length_m > 0 ? 1 : 0;
    for (const Component& component : parts.components) {
      if (component.rank == 1) parts.largest_m = component.length_m;
      if (component.length_m > 0 && component.length_m < shortest_m_) ++parts.brief;
    }
    draw_rest(network, pieces, district, parts);
    draw_gaps(network, pieces, district, parts);
    draw_dead_ends(network, pieces, district, parts);
  }

  void draw_rest(const WalkNetwork& network, const NetworkPieces& pieces, std::size_t district,
                 Parts& parts) const {
    for (std::size_t s = 0; s < pieces.stretches.size(); ++s) {
      const Component& component = parts.components[parts.of_stretch[s]];
      if (component.rank == 1 || !(pieces.length_m[s] > 0)) continue;
      parts.rest.add_line(line_of(network, pieces.stretches[s]));
      set_place(parts.rest, district);
      parts.rest.set("component", component.rank);
      parts.rest.set("component_m", component.length_m);
    }
  }

  void draw_gaps(const WalkNetwork& network, const NetworkPieces& pieces, std::size_t district,
                 Parts& parts) const {
    for (const NetworkGap& gap : network_gaps(network, pieces.stretches, parts.of_stretch, gap_m_)) {
      const auto [a, b] =
          std::minmax({parts.components[gap.part].rank, parts.components[gap.other_part].rank});
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

  void draw_dead_ends(const WalkNetwork& network, const NetworkPieces& pieces, std::size_t district,
                      Parts& parts) const {
    for (const DeadEnd& end : dead_ends(network, pieces.stretches, parts.of_stretch))
      add_spot(parts.spots, end.at, district, "dead_end", parts.components[end.part].rank);
  }

  void add_spot(EvidenceBuilder& spots, Point at, std::size_t district, const char* reason,
                std::int64_t component) const {
    Shapes point(ShapeKind::point);
    point.add_part(std::span(&at, 1));
    point.end_feature();
    spots.add_shape(point[0]);
    set_place(spots, district);
    spots.set("reason", std::string(reason));
    spots.set("component", component);
  }

  void set_place(EvidenceBuilder& evidence, std::size_t district) const {
    evidence.set("layer", spec_.layer);
    evidence.set("district_id", context_.districts.ids[district]);
  }

  Quantity quantity(const Parts& parts, std::size_t district, Measured& measured) const {
    if (!(parts.length_m > 0))
      return {std::nullopt, fmt::format("no feature of {} lies in the district", spec_.layer)};
    double counted = 0;
    const char* const unit = counts_ ? "components" : "m";
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({district, step, quantity, unit});
      counted += quantity;
    };
    if (counts_) {
      const auto linked = static_cast<double>(std::ranges::count_if(
          parts.components, [](const Component& component) { return component.length_m > 0; }));
      row("components_inside", static_cast<double>(parts.alone));
      row("linked_outside", linked - static_cast<double>(parts.alone));
      row("too_short", 0 - static_cast<double>(parts.brief));
    } else {
      row("raw", parts.length_m);
      row("other_components", parts.largest_m - parts.length_m);
    }
    measured.ledger.push_back({district, "counted", counted, unit});
    return {counted, whole_ ? "" : note()};
  }

  std::string note() const {
    if (outside_m_ > 0) return fmt::format("joined by ways of up to {:g} m outside the district", outside_m_);
    return "joined by ways inside the district alone";
  }

  MeasureSpec spec_;
  MeasureContext context_;
  bool counts_, whole_;
  double join_m_, outside_m_, gap_m_, shortest_m_;
  Box reach_;
  tbb::enumerable_thread_specific<Shapes> lines_{[] { return Shapes(ShapeKind::line); }};
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
      Components::evidence_tables(),
      [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
        return std::make_unique<Components>(spec, context);
      }};
}

}  // namespace citygauge
