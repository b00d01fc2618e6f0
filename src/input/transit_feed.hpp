// GTFS feeds (https://gtfs.org/schedule/reference): stops as points, the shapes of routes as lines, each with
// the mode of travel.
#pragma once

#include "input/layer_opening.hpp"

namespace citygauge {

/// `folder` is where the feed's tables lie, as a path for GDAL. A role of points gets the stops that trips
/// serve, one feature for each mode (`mode`; stops that none serves have `unserved`); role `rail_exits` gets
/// the entrances. A role of lines gets a line for each route and shape. ERRORS: Error{input}: a table or a
/// column is missing.
void open_transit_feed(LayerOpening& opening, const LayerSource& source, const Role& role,
                       const std::string& folder);

}  // namespace citygauge
