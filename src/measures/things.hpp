// Things that have something near: rail stations with a bus stop at one of their exits, villages with a
// clinic, people within 500 m of a stop.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

/// A thing is a feature, or with `thing` all features with the same value of an attribute (a station is its
/// exits). It counts in the district that the mean of its features' inner points lies in; with `near` only if
/// one of its features has a feature of that layer within `distance_m`, as the crow flies or along a
/// `network`, wherever that lies. Its weight is 1 or the `attribute`. Features that the filter leaves out
/// serve no thing. A district in which no feature says which thing it is, or how much, has no value.
/// Evidence: the things that have nothing near, with the distance to the nearest.
[[nodiscard]] MeasureDeclaration things_declaration();

}  // namespace citygauge
