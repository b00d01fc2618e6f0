#include "geometry/way_finish.hpp"

#include <algorithm>
#include <optional>

namespace citygauge {

namespace {

constexpr double slack_m = 1e-6;   // so that no way slips through between two lines that share a point
constexpr int curve_samples = 16;  // per parabola; crossings between two samples are then bisected
constexpr int bisections = 60;

struct Crossing {
  double t;
  std::size_t end;
  bool from_open, to_open;  // whether the line may be reached from before it, and from behind it
};

struct EndLine {
  FinishLine finish;
  std::size_t end;
};

class EdgeCutter {
 public:
  EdgeCutter(WidthGraph& graph, std::span<const Point> places, const OpenedBorder& border)
      : graph_(graph), places_(places), nodes_{graph.node_count, graph.node_count + 1} {
    graph.node_count += 2;
    std::vector<Segment> segments;
    for (const std::size_t end : {0U, 1U}) {
      for (const FinishLine& line : border.finish_lines[end]) {
        lines_.push_back({line, end});
        segments.push_back(line.line);
      }
    }
    boxes_ = SegmentBoxes(segments);
  }

  std::array<std::uint32_t, 2> run() {
    std::vector<WidthEdge> cut;
    cut.reserve(graph_.edges.size() + 4);
    for (const WidthEdge& edge : graph_.edges) {
      const std::vector<Crossing> crossings = crossings_of(edge);
      if (crossings.empty()) {
        cut.push_back(edge);
      } else {
        append_pieces(cut, edge, crossings);
      }
    }
    graph_.edges = std::move(cut);
    return nodes_;
  }

 private:
  struct Sample {
    double t;
    Point place;
  };

  [[nodiscard]] std::vector<Sample> samples_of(const WidthEdge& edge) const {
    const AxisArc& arc = edge.arc;
    const int steps = arc.is_straight() ? 1 : curve_samples;
    std::vector<Sample> samples{{arc.from(), places_[edge.from]}};
    for (int i = 1; i < steps; ++i) {
      const double t = arc.from() + (arc.to() - arc.from()) * i / steps;
      samples.push_back({t, arc.place(t)});
    }
    samples.push_back({arc.to(), places_[edge.to]});
    return samples;
  }

  [[nodiscard]] std::vector<Crossing> crossings_of(const WidthEdge& edge) const {
    const std::vector<Sample> samples = samples_of(edge);
    Box box;
    for (const Sample& sample : samples) box.add(sample.place);
    std::vector<Crossing> crossings;
    boxes_.visit(box.grown(slack_m), [&](std::size_t k) {
      for (std::size_t i = 1; i < samples.size(); ++i) {
        add_crossing(crossings, edge.arc, lines_[k], samples[i - 1], samples[i]);
      }
    });
    const bool rising = edge.arc.from() <= edge.arc.to();
    std::sort(crossings.begin(), crossings.end(), [&](const Crossing& a, const Crossing& b) {
      return a.t != b.t ? (a.t < b.t) == rising : a.end < b.end;
    });
    return crossings;
  }

  static bool is_left(const Segment& line, Point p) { return cross(line.b - line.a, p - line.a) >= 0; }

  static void add_crossing(std::vector<Crossing>& crossings, const AxisArc& arc, const EndLine& line,
                           const Sample& before, const Sample& after) {
    const Segment& segment = line.finish.line;
    const bool starts_left = is_left(segment, before.place);
    if (starts_left == is_left(segment, after.place)) return;
    double from = before.t;
    double to = after.t;
    for (int i = 0; i < bisections; ++i) {
      const double middle = from + (to - from) / 2;
      (is_left(segment, arc.place(middle)) == starts_left ? from : to) = middle;
    }
    const double length = distance(segment.a, segment.b);
    const double along = dot(arc.place(from) - segment.a, segment.b - segment.a) / length;
    if (along < -slack_m || along > length + slack_m) return;
    const bool left_open = line.finish.from_left;
    const bool right_open = line.finish.from_right;
    crossings.push_back(
        {from, line.end, starts_left ? left_open : right_open, starts_left ? right_open : left_open});
  }

  void append_pieces(std::vector<WidthEdge>& out, const WidthEdge& edge,
                     const std::vector<Crossing>& crossings) const {
    for (std::size_t i = 0; i <= crossings.size(); ++i) {
      const bool is_first = i == 0;
      const bool is_last = i == crossings.size();
      if (!is_first && !crossings[i - 1].to_open) continue;
      if (!is_last && !crossings[i].from_open) continue;
      WidthEdge piece = edge;
      if (!is_first) piece.from = nodes_[crossings[i - 1].end];
      if (!is_last) piece.to = nodes_[crossings[i].end];
      if (piece.from == piece.to) continue;
      piece.arc = edge.arc.part(is_first ? edge.arc.from() : crossings[i - 1].t,
                                is_last ? edge.arc.to() : crossings[i].t);
      out.push_back(piece);
    }
  }

  WidthGraph& graph_;
  std::span<const Point> places_;
  std::array<std::uint32_t, 2> nodes_;
  std::vector<EndLine> lines_;
  SegmentBoxes boxes_;
};

}  // namespace

std::array<std::uint32_t, 2> cut_at_finish(WidthGraph& graph, std::span<const Point> places,
                                           const OpenedBorder& border) {
  return EdgeCutter(graph, places, border).run();
}

}  // namespace citygauge
