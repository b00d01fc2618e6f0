// Eastings of Gauss-Krüger zones with and without the zone's number before them: 36 538 281 and 538 281 are
// the same easting of the zone around 108° E, and files and their CRS often disagree on which of them is
// meant.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/issue.hpp"
#include "input/crs.hpp"

namespace citygauge {

/// How the eastings of a layer's features are written, feature by feature.
class EastingForms {
 public:
  /// A feature from `min_x` to `max_x`.
  void add(double min_x, double max_x);

  [[nodiscard]] bool empty() const { return features_ == 0; }
  [[nodiscard]] std::int64_t size() const { return features_; }
  /// Features whose eastings begin with the zone's number; of `plain_form` those that have no number; of
  /// `no_form` those that are no eastings at all (0, degrees, a feature across two zones).
  [[nodiscard]] std::int64_t count(int zone) const;
  /// The form of nine features in ten, of those that have one; `no_form` when no feature has any.
  /// ERRORS: Error{input} naming `what` when no form has so many: half of such a layer would lie elsewhere.
  [[nodiscard]] int prevailing(const std::string& what) const;

  static constexpr int plain_form = 0;
  static constexpr int no_form = -1;

 private:
  std::map<int, std::int64_t> count_by_zone_;
  std::int64_t features_ = 0;
};

/// `stated`, or its twin with (without) the zone's number in the false easting where nearly all features have
/// it (lack it); then an issue of `role` says so, and another how many features do not go with the rest.
/// ERRORS: Error{input} naming `what` when the number is that of another zone than the CRS's, or when the
/// features do not agree.
[[nodiscard]] Crs crs_with_fitting_zone(const Crs& stated, const EastingForms& eastings,
                                        const std::string& role, const std::string& what,
                                        std::vector<Issue>& issues);

/// Whether all eastings of the box are in the form that `stated` asks for, or it is no such grid: then no
/// feature needs to be looked at.
[[nodiscard]] bool eastings_fit(const Crs& stated, const Box& extent);

}  // namespace citygauge
