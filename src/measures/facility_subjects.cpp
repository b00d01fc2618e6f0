#include "measures/facility_subjects.hpp"

#include <cmath>

#include "measures/options.hpp"

namespace citygauge {

FacilitySubjects facility_subjects(const MeasureSpec& spec) {
  const std::string homes = text_option(spec.options, "homes", "");
  FacilitySubjects subjects;
  if (homes == "buildings")
    subjects = {{"buildings", {{"use", {"residential"}}}, {}, false}, "floor_area", "floors", "", "m2"};
  else if (homes == "population")
    subjects = {{"population", {}, {}, false}, "people", "", "", "people"};
  else
    subjects = {{spec.layer, spec.where, {}, false},
                text_option(spec.options, "attribute", ""),
                "",
                text_option(spec.options, "name", ""),
                text_option(spec.options, "unit", "")};
  for (const std::string& attribute : {subjects.weight, subjects.or_area_times, subjects.name})
    if (!attribute.empty()) subjects.need.attributes.push_back(attribute);
  return subjects;
}

void SubjectColumns::add(const Selection& selection, const FacilitySubjects& subjects) {
  const FeatureBatch& batch = selection.batch;
  const auto given = batch.number(subjects.weight), factors = batch.number(subjects.or_area_times);
  const auto texts = subjects.name.empty() ? std::span<const std::string>{} : batch.text(subjects.name);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    double weight = subjects.weight.empty() ? 1 : value_or_nan(given, i);
    if (std::isnan(weight) && !subjects.or_area_times.empty())
      weight = area_m2(batch.shapes[i]) * value_or_nan(factors, i);
    if (std::isnan(weight) || batch.shapes[i].empty()) {
      weightless += selection.counts[i] ? 1 : 0;
      continue;
    }
    shapes.add_feature(batch.shapes[i]);
    weights.push_back(weight);
    counts.push_back(selection.counts[i]);
    names.push_back(value_or_empty(texts, i));
    fids.push_back(batch.fids[i]);
  }
}

}  // namespace citygauge
