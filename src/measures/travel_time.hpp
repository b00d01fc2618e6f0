// How long it takes by road from transport hubs to the nearest motorway, or to each other.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

/// The measure's layer are the hubs. `to` names where they go: the layer itself (to each other), or roads
/// with their classes (to the nearest place where another road meets one of them). The quantity of a district
/// is the greatest of its hubs' times, in minutes; of journeys between hubs those that begin or end in it. It
/// has none while one of them is not known: a hub off the network or without a way. Evidence: the routes, and
/// the hubs without one.
[[nodiscard]] MeasureDeclaration travel_time_declaration();

}  // namespace citygauge
