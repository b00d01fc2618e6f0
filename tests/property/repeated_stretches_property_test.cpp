// Routes on the streets of a grid: however they are cut into segments and drawn, what is not repeated is the
// number of street edges that at least one of them uses, counted one by one.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "geometry/repeated_stretches.hpp"

namespace citygauge {
namespace {

constexpr double edge_m = 60;

/// A street edge from a grid node to the east or to the north.
using Edge = std::tuple<int, int, bool>;

struct Network {
  std::vector<twins::LineSegment> segments;
  std::set<Edge> edges;
};

class Drawing {
 public:
  explicit Drawing(unsigned seed)
      : engine_(seed), turn_(std::uniform_real_distribution<double>(0, 6.28)(engine_)) {}

  Network routes() {
    Network network;
    for (int route = whole(1, 12); route > 0; --route) add_route(network);
    std::ranges::shuffle(network.segments, engine_);
    return network;
  }

 private:
  int whole(int from, int to) { return std::uniform_int_distribution<int>(from, to)(engine_); }

  /// Streets run askew, far from the origin, and are drawn a little off.
  Point node(double x, double y) {
    const Point east{std::cos(turn_), std::sin(turn_)}, north{-east.y, east.x};
    const double off = std::uniform_real_distribution<double>(-1e-4, 1e-4)(engine_);
    return Point{536000, 3410000} + east * (x * edge_m + off) + north * (y * edge_m - off);
  }

  /// Straight runs of one to five edges, forth or back, each cut at some nodes and places between.
  void add_route(Network& network) {
    int x = whole(0, 6), y = whole(0, 6);
    for (int run = whole(1, 10); run > 0; --run) {
      const bool is_east = whole(0, 1) == 1;
      const int length = whole(1, 5);
      std::vector<double> cuts{0, static_cast<double>(length)};
      for (int cut = whole(0, 4); cut > 0; --cut) cuts.push_back(whole(1, length * 10 - 1) / 10.0);
      std::ranges::sort(cuts);
      for (std::size_t i = 1; i < cuts.size(); ++i) {
        if (cuts[i] == cuts[i - 1]) continue;
        const auto at = [&](double d) { return is_east ? node(x + d, y) : node(x, y + d); };
        twins::LineSegment segment{at(cuts[i - 1]), at(cuts[i])};
        if (whole(0, 1) == 1) std::swap(segment.a, segment.b);
        network.segments.push_back(segment);
      }
      for (int edge = 0; edge < length; ++edge)
        network.edges.emplace(is_east ? x + edge : x, is_east ? y : y + edge, is_east);
      (is_east ? x : y) += whole(0, 1) == 1 ? length : 0;
    }
  }

  std::mt19937 engine_;
  double turn_;
};

double network_m(const std::vector<twins::LineSegment>& segments, double max_gap_m) {
  const auto repeated = repeated_stretches(segments, {max_gap_m});
  double length = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    double share = 1;
    for (const SegmentStretch& stretch : repeated[i]) share -= stretch.to - stretch.from;
    length += share * distance(segments[i].a, segments[i].b);
  }
  return length;
}

// Each of some hundred segments may be off by 1e-4 m at its ends.
RC_GTEST_PROP(RepeatedStretches, leave_each_street_once, (unsigned seed)) {
  const Network network = Drawing(seed).routes();
  const double expected = static_cast<double>(network.edges.size()) * edge_m;
  RC_ASSERT(std::abs(network_m(network.segments, 0.01) - expected) < 0.1);
  RC_ASSERT(std::abs(network_m(network.segments, 20) - expected) < 0.1);
}

}  // namespace
}  // namespace citygauge
