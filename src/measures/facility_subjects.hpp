// Who needs facilities: communities, people or homes, with what each of them counts for.
#pragma once

#include <string>
#include <vector>

#include "measures/measure.hpp"

namespace citygauge {

/// What the subjects are, by the options `homes` or `attribute`, `name` and `unit`.
struct FacilitySubjects {
  LayerNeed need;
  std::string weight, or_area_times;  // number attributes; "" for none
  std::string name;                   // text attribute
  std::string unit;                   // of the weight, for the ledger
};

[[nodiscard]] FacilitySubjects facility_subjects(const MeasureSpec& spec);

/// Features with a weight, all of one kind of geometry; the columns are parallel.
struct SubjectColumns {
  explicit SubjectColumns(ShapeKind kind) : shapes(kind) {}

  Shapes shapes;
  std::vector<double> weights;
  std::vector<bool> counts;
  std::vector<std::string> names;
  std::vector<std::int64_t> fids;
  std::int64_t weightless = 0;  // features that count but have no weight: left out

  void add(const Selection& selection, const FacilitySubjects& subjects);
};

}  // namespace citygauge
