// Whether a layer's coordinates are what its CRS says, and what they look like otherwise: Gauss-Krüger
// eastings with and without the zone in front, swapped axes, degrees, millimetres (INDICATORS §6).
#pragma once

#include "inspect/inspection.hpp"

namespace citygauge {

struct CrsDiagnosis {
  std::optional<Crs> crs;  // to check the layer in; none: the coordinates are taken as they are
  bool swapped = false;    // x and y have to change places first
  double scale = 1;        // and be multiplied by this
  std::vector<Finding> findings{};
};

/// `typical` is a place in the middle of the layer, as stored.
[[nodiscard]] CrsDiagnosis diagnose_crs(const std::optional<Crs>& stored, Point typical);

/// The median of x and of y over the layer's features: outliers do not move it. nullopt for an empty layer.
[[nodiscard]] std::optional<Point> typical_place(const StoredLayer& layer);

/// Central meridian of a transverse Mercator CRS, degrees; nullopt for others.
[[nodiscard]] std::optional<double> central_meridian(const Crs& crs);

/// The same Gauss-Krüger CRS one zone to the east (+1) or west (-1); CGCS2000 only.
[[nodiscard]] std::optional<Crs> neighbouring_zone(const Crs& crs, int step);

}  // namespace citygauge
