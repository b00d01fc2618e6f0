// Dual carriageways counted once (INDICATORS §4): where a road is drawn as two lines, one for each direction,
// each matched stretch counts half, so that the pair counts the mean of its two lengths. No geometry is
// rebuilt: what is returned says which stretch stands beside which line, and serves as evidence.
//
// Two lines are halves of one road when they run side by side and
//   road_id    have the same carriageway id, whatever their directions: the id is the owner's statement;
//   name, ref  have the same name (or ref), class and level, and are one-way in opposite directions;
//   geometry   are close, lie at one level, contradict each other neither in class nor in name, and neither
//   is
//              known to run the same way as the other.
// A line known to be two-way is a street of its own and never half of another; two one-way lines in the same
// direction (express and side road) are two streets unless an id joins them. `duplicate` is the same line
// drawn more than once at one level.
//
// How long lines run side by side is judged along chains of lines that continue one another at their end
// points, so that it does not matter into how many lines a road was cut. Each stretch has at most one twin;
// the nearest pair is matched first, attributes before geometry.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/text_column.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// What is known of each line; columns parallel to the shapes, or empty where nothing is known. Empty strings
/// and NaN mean unknown; an unknown level is the ground, as is "0".
struct RoadAttributes {
  TextColumn road_id;  // same id: carriageways of one road
  TextColumn name;
  TextColumn ref;
  TextColumn road_class;
  TextColumn level;                 // bridge / tunnel / layer
  std::vector<std::int8_t> oneway;  // 1 along the line, -1 against it, 0 two-way, 2 unknown
  std::vector<double> lanes;        // of the carriageway
  std::vector<double> width_m;      // of the carriageway; goes before lanes
};

/// A stretch [from_m, to_m] along part `part` of line `line` that runs beside line `twin`. Its length counts
/// `weight` times; what is in no stretch counts in full.
struct TwinStretch {
  std::size_t line = 0;
  std::size_t part = 0;
  double from_m = 0;
  double to_m = 0;
  std::size_t twin = 0;  // the line that faces the middle of the stretch
  double gap_m = 0;      // mean distance between the two
  double weight = 0.5;   // ½; 1/k for a line drawn k times; ½/k where that line has a twin besides
  std::string reason;    // "road_id", "name", "ref", "geometry", "duplicate"
};

struct TwinRules {
  double min_parallel_m = 40;  // shorter runs are junction detail; on the shorter of the two sides
  double extra_gap_m = 12;     // between the carriageways' edges: beside ½·lanes·width of each
  double default_lanes = 2;    // of one carriageway
  double lane_width_m = 3.5;
  // Carriageways of unknown width and lanes, by class: three lanes of 3.75 m, hard shoulder and edge strip.
  std::map<std::string, double> default_width_m = {{"motorway", 15}, {"expressway", 15}};
  double max_angle_deg = 15;  // still parallel
  double attribute_gap_m =
      60;                   // between centre lines, where road id, name or ref say that they belong together
  double max_break_m = 20;  // a run goes on over shorter breaks: bends, crossings, bridge heads
  double max_divergence_deg = 5;  // by geometry: lines that part faster than this are a fork
  double hairpin_leg_m = 100;     // legs of a hairpin bend, up to this length, are no twins of each other
  double duplicate_gap_m = 0.05;  // closer lines are one line drawn twice, if for longer than:
  double min_duplicate_m = 5;
  std::size_t segments_per_band = 250000;  // looked at together: bounds the memory, changes no result
};

/// The matched stretches, sorted by line, part and from_m; they never overlap on a line. The result depends
/// neither on the order of the lines (but for their indices) nor on the direction in which lines of unknown
/// oneway are drawn. Parts with coordinates that are not finite are passed over, and so are places where more
/// than a thousand segments crowd on the area of a junction: no street network looks like that. A shape drawn
/// k times is known as such when its points are the same; a part of a line that is drawn again with other
/// points is matched in pairs.
[[nodiscard]] std::vector<TwinStretch> find_carriageway_twins(const Shapes& roads,
                                                              const RoadAttributes& attributes,
                                                              const TwinRules& rules = {});

}  // namespace citygauge
