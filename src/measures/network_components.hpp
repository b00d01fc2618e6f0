// The connected components of what each district has of a network of ways, with the evidence: what is cut off
// from the largest, where little is missing, where ways end.
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geometry/walk_network.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/network_pieces.hpp"
#include "measures/shared_product.hpp"

namespace citygauge {

/// All in metres.
struct ComponentLimits {
  double join_m = 0.5;     // what surveys and plans miss each other by
  double outside_m = 500;  // a walk of some six minutes
  double gap_m = 20;       // the width of a street
  double shortest_m = 0;   // components shorter than this are `brief`
};

/// A connected component of what a district has of the network.
struct Component {
  double length_m = 0;
  std::int64_t rank = 0;  // 1: the longest
};

/// The components of one district.
struct DistrictComponents {
  std::vector<Component> components;
  std::vector<std::uint32_t> of_stretch;
  double largest_m = 0;
  std::size_t alone = 0;  // components without any way outside
  std::size_t brief = 0;  // components too short to count
  EvidenceBuilder rest, gaps, spots;
};

/// Shared by all measures that look at the components of the same ways: their number, the largest, the whole.
class NetworkComponents {
 public:
  [[nodiscard]] static Shared<NetworkComponents> of(const MeasureSpec& spec, const MeasureContext& context,
                                                    const ComponentLimits& limits);
  NetworkComponents(const MeasureSpec& spec, const MeasureContext& context, const ComponentLimits& limits);

  /// The tables of rest, gaps and spots.
  [[nodiscard]] static const std::vector<std::string>& evidence_tables();

  /// Takes the ways that count. Called from several threads at once.
  void take(const Selection& selection);

  /// Metres of way in each district. Call it and what follows after the last batch, from one thread; what is
  /// asked for is worked out once.
  [[nodiscard]] const std::vector<double>& lengths_m();
  [[nodiscard]] const std::vector<DistrictComponents>& by_district();

 private:
  void build_network();
  void look_at(std::size_t district, DistrictComponents& parts) const;
  void draw_rest(const NetworkPieces& pieces, std::size_t district, DistrictComponents& parts) const;
  void draw_gaps(const NetworkPieces& pieces, std::size_t district, DistrictComponents& parts) const;
  void draw_dead_ends(const NetworkPieces& pieces, std::size_t district, DistrictComponents& parts) const;
  void add_spot(EvidenceBuilder& spots, Point at, std::size_t district, const char* reason,
                std::int64_t component) const;
  void set_place(EvidenceBuilder& evidence, std::size_t district) const;

  std::string layer_;
  MeasureContext context_;
  ComponentLimits limits_;
  Box reach_;
  tbb::enumerable_thread_specific<Shapes> lines_{[] { return Shapes(ShapeKind::line); }};
  std::optional<WalkNetwork> network_;
  std::vector<NetworkPieces> pieces_;  // of each district
  std::vector<double> lengths_m_;
  std::vector<DistrictComponents> by_district_;
};

}  // namespace citygauge
