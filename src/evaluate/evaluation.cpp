#include "evaluate/evaluation.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "core/parallel.hpp"
#include "evaluate/evidence_tables.hpp"
#include "evaluate/judge.hpp"
#include "evaluate/pass.hpp"
#include "evaluate/sensitivity.hpp"

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

/// Tasks that share products, directly or through others, in one chain: a product is for one thread.
std::vector<std::vector<std::size_t>> chains_of(const std::vector<Task>& tasks) {
  std::map<std::string, std::size_t> chain_of_product;
  std::vector<std::vector<std::size_t>> chains(tasks.size());
  for (std::size_t t = 0; t < tasks.size(); ++t) {
    chains[t] = {t};
    for (const std::string& product : tasks[t].products) {
      const auto [known, is_new] = chain_of_product.emplace(product, t);
      if (is_new || known->second == t) continue;
      const std::size_t joined = known->second;
      chains[t].insert(chains[t].end(), chains[joined].begin(), chains[joined].end());
      chains[joined].clear();
      for (auto& [name, chain] : chain_of_product)
        if (chain == joined) chain = t;
    }
    std::ranges::sort(chains[t]);
  }
  std::erase_if(chains, [](const auto& chain) { return chain.empty(); });
  return chains;
}

/// Finishes the tasks of a plan, some at the same time.
class TaskFinisher {
 public:
  TaskFinisher(Plan& plan, const Districts& districts, Progress& progress)
      : plan_(plan), districts_(districts), progress_(progress), finished_(plan.tasks.size()) {}

  /// The measured quantities of every task; a blocked task has none and gives its reason for each district.
  std::vector<Measured> finish_all() && {
    const auto chains = chains_of(plan_.tasks);
    run_each(chains.size(), [&](std::size_t chain) {
      for (const std::size_t task : chains[chain]) finish(task);
    });
    return std::move(finished_);
  }

 private:
  void finish(std::size_t t) {
    Task& task = plan_.tasks[t];
    say_begun(task);
    if (task.blocked.empty())
      finished_[t] = task.measure->finish();
    else
      finished_[t].quantities.assign(districts_.size(), {std::nullopt, task.blocked});
    task.measure.reset();  // and with it the features that it gathered
  }

  void say_begun(const Task& task) {
    const std::scoped_lock one_at_a_time(progress_mutex_);
    progress_.update(task.spec.measure,
                     static_cast<double>(begun_++) / static_cast<double>(finished_.size()));
  }

  Plan& plan_;
  const Districts& districts_;
  Progress& progress_;
  std::mutex progress_mutex_;
  std::size_t begun_ = 0;
  std::vector<Measured> finished_;
};

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
              RunReport& report) {
  PassReport pass = read_layers(plan, layers, districts.shapes.box(), progress);
  report.counts.insert(report.counts.end(), pass.counts.begin(), pass.counts.end());
  report.issues.insert(report.issues.end(), pass.issues.begin(), pass.issues.end());
  std::vector<Measured> finished = TaskFinisher(plan, districts, progress).finish_all();
  const auto subjects = district_subjects(districts);
  for (const PlannedIndicator& planned : plan.indicators) conclude(planned, plan, finished, subjects, report);
}

}  // namespace citygauge
