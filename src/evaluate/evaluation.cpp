#include "evaluate/evaluation.hpp"

#include <algorithm>

#include "core/span_recorder.hpp"
#include "evaluate/evidence_tables.hpp"
#include "evaluate/judge.hpp"
#include "evaluate/pass.hpp"
#include "evaluate/sensitivity.hpp"
#include "evaluate/task_finisher.hpp"

namespace citygauge {
namespace {

std::vector<Subject> district_subjects(const Districts& districts) {
  std::vector<Subject> subjects;
  for (std::size_t d = 0; d < districts.size(); ++d)
    subjects.push_back({districts.ids[d], districts.names[d], districts.scope});
  return subjects;
}

std::string joined(const std::vector<std::string>& remarks) {
  std::string text;
  for (const std::string& remark : remarks) text += (text.empty() ? "" : "; ") + remark;
  return text;
}

/// Rows of a table that several indicators write tell whose they are.
void sign(Evidence& evidence, const std::string& indicator) {
  evidence.columns.insert(evidence.columns.begin(),
                          {"indicator", std::vector<std::string>(evidence.shapes.size(), indicator)});
}

void absorb(RunReport& report, Measured& measured, const std::string& indicator, bool shares_evidence,
            const std::vector<Subject>& subjects) {
  for (LedgerEntry& entry : measured.ledger)
    report.ledger.push_back({subjects[entry.subject].id, indicator, entry.step, entry.quantity, entry.unit});
  for (Evidence& evidence : measured.evidence) {
    if (!shares_evidence) sign(evidence, indicator);
    add_evidence(report.evidence, std::move(evidence));
  }
  report.issues.insert(report.issues.end(), measured.issues.begin(), measured.issues.end());
}

void append(std::vector<Result>& results, std::vector<Result> more) {
  results.insert(results.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The indicator with the targets that are set for one of its classes, or for all; where the classes stand
/// beside a value of the whole, a target without a class is for that.
PlannedIndicator for_class(const PlannedIndicator& planned, const std::string& group) {
  PlannedIndicator one = planned;
  std::erase_if(one.targets, [&](const Target& target) {
    const std::string wanted = class_part(target.indicator);
    return wanted.empty() ? planned.indicator->group_by.empty() : wanted != group;
  });
  return one;
}

/// A class that a target names but no feature has is there too: with 0, or without a value where the layer is
/// missing.
void add_classes_of_targets(const PlannedIndicator& planned, const std::vector<Quantity>& without_features,
                            Measured& measured) {
  for (const Target& target : planned.targets) {
    const std::string wanted = class_part(target.indicator);
    const auto is_it = [&](const auto& group) { return group.first == wanted; };
    if (wanted.empty() || std::ranges::any_of(measured.groups, is_it)) continue;
    measured.groups.emplace_back(wanted, without_features);
  }
}

/// An indicator of things that could not be read has one row that says so.
Quantities quantities_of(const PlannedIndicator& planned, const Plan& plan,
                         const std::vector<Measured>& finished, const std::vector<Subject>& districts) {
  const Measured& numerator = finished[planned.numerator];
  const Task& task = plan.tasks[planned.numerator];
  Quantities quantities{planned.indicator->id, districts, numerator.quantities, {}, joined(task.remarks)};
  if (planned.denominator) quantities.denominators = finished[*planned.denominator].quantities;
  if (planned.indicator->subject.empty()) return quantities;
  if (task.blocked.empty() && !numerator.subjects.empty()) {
    quantities.subjects = numerator.subjects;
    return quantities;
  }
  quantities.subjects = {{"", "", planned.indicator->subject}};
  quantities.numerators = {{std::nullopt, task.blocked.empty() ? "no such thing was found" : task.blocked}};
  return quantities;
}

/// The results of the whole, if it is judged, then of each class.
std::vector<Result> judge_all(const PlannedIndicator& planned, const Plan& plan,
                              std::vector<Measured>& finished, Quantities quantities) {
  Measured& numerator = finished[planned.numerator];
  const bool is_blocked = !plan.tasks[planned.numerator].blocked.empty();
  const std::vector<Quantity> zeros(numerator.quantities.size(), Quantity{0.0, ""});
  add_classes_of_targets(planned, is_blocked ? quantities.numerators : zeros, numerator);
  std::vector<Result> results;
  if (planned.indicator->group_by.empty() || (is_blocked && numerator.groups.empty()))
    append(results, judge(planned, quantities));
  for (const auto& [group, group_quantities] : numerator.groups) {
    quantities.id = planned.indicator->id + "." + group;
    quantities.numerators = group_quantities;
    append(results, judge(for_class(planned, group), quantities));
  }
  return results;
}

/// Sets the alternatives' values beside those in force.
void add_sensitivity(const PlannedIndicator& planned, const Plan& plan, std::vector<Measured>& finished,
                     const std::vector<Subject>& districts, std::vector<Result>& results, RunReport& report) {
  for (const PlannedAlternative& alternative : planned.alternatives) {
    PlannedIndicator other = planned;
    other.numerator = alternative.numerator;
    other.denominator = alternative.denominator;
    const auto others = judge_all(other, plan, finished, quantities_of(other, plan, finished, districts));
    const auto rows = compare(results, others, alternative);
    report.sensitivity.insert(report.sensitivity.end(), rows.begin(), rows.end());
  }
}

void conclude(const PlannedIndicator& planned, const Plan& plan, std::vector<Measured>& finished,
              const std::vector<Subject>& districts, RunReport& report) {
  const Quantities quantities = quantities_of(planned, plan, finished, districts);
  std::vector<Result> results = judge_all(planned, plan, finished, quantities);
  add_sensitivity(planned, plan, finished, districts, results, report);
  append(report.results, std::move(results));
  const MeasureDeclaration* measure = find_measure(plan.tasks[planned.numerator].spec.measure);
  absorb(report, finished[planned.numerator], planned.indicator->id, measure->shares_evidence,
         quantities.subjects);
  report.indicators.push_back(*planned.indicator);
}

}  // namespace

void evaluate(Plan& plan, LayerProvider& layers, const Districts& districts, Progress& progress,
              RunReport& report, std::size_t memory_bytes) {
  TaskFinisher finisher(plan, districts, progress, memory_bytes);
  PassReport pass = read_layers(plan, layers, districts.shapes.box(), progress,
                                [&](const std::string& role) { finisher.end_layer(role); });
  report.counts.insert(report.counts.end(), pass.counts.begin(), pass.counts.end());
  report.issues.insert(report.issues.end(), pass.issues.begin(), pass.issues.end());
  std::vector<Measured> finished = std::move(finisher).finish_all();
  const SpanScope judging(progress.recorder(), Work::judging);
  const auto subjects = district_subjects(districts);
  for (const PlannedIndicator& planned : plan.indicators) conclude(planned, plan, finished, subjects, report);
}

}  // namespace citygauge
