#include "evaluate/pass.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "core/span_recorder.hpp"
#include "evaluate/feature_selector.hpp"

namespace citygauge {
namespace {

/// Stops and corridors farther away than this from all districts say nothing about them.
constexpr double farthest_catchment_m = 10000;

/// One task's need of a layer.
struct Use {
  Task* task;
  std::size_t need;
  [[nodiscard]] const LayerNeed& wanted() const { return task->needs[need]; }
};

std::map<std::string, std::vector<Use>> uses_by_role(Plan& plan) {
  std::map<std::string, std::vector<Use>> uses;
  for (Task& task : plan.tasks)
    for (std::size_t need = 0; need < task.needs.size(); ++need)
      uses[task.needs[need].role].push_back({&task, need});
  return uses;
}

void mark_missing(const std::vector<Use>& uses, const std::string& reason) {
  for (const Use& use : uses) {
    if (use.wanted().optional)
      use.task->remarks.push_back(reason);
    else if (use.task->blocked.empty())
      use.task->blocked = reason;
  }
}

std::vector<std::string> wanted_attributes(const std::vector<Use>& uses) {
  std::set<std::string> names;
  for (const Use& use : uses) names.insert(use.wanted().attributes.begin(), use.wanted().attributes.end());
  return {names.begin(), names.end()};
}

std::vector<bool> feed(const std::vector<Use>& uses, std::deque<FeatureSelector>& selectors,
                       const FeatureBatch& batch, SpanRecorder* recorder) {
  std::vector<bool> used(batch.size(), false);
  for (std::size_t u = 0; u < uses.size(); ++u) {
    const SpanScope span(recorder, Work::feed, uses[u].wanted().role, uses[u].task->label);
    const std::vector<bool> counts = selectors[u].select(batch);
    uses[u].task->measure->take(uses[u].need, {batch, counts});
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (counts[i]) used[i] = true;
  }
  return used;
}

Issue layer_issue(const char* code, const std::string& role, std::string message, const char* action) {
  return {Severity::warning, code, role, {}, std::move(message), action, {}};
}

/// What decides whether a feature counts may be missing, from the whole layer or from some of its features.
void check_attributes(const std::string& role, const std::vector<Use>& uses,
                      const std::deque<FeatureSelector>& selectors, PassReport& report) {
  std::set<std::string> absent;
  std::map<std::string, std::int64_t> incomplete;
  for (std::size_t u = 0; u < uses.size(); ++u) {
    for (const std::string& attribute : selectors[u].unknown_attributes()) {
      mark_missing({uses[u]}, fmt::format("no feature of layer `{}` has a value of `{}`", role, attribute));
      absent.insert(attribute);
    }
    for (const auto& [attribute, features] : selectors[u].without_number())
      incomplete[attribute] = std::max(incomplete[attribute], features);
  }
  for (const std::string& attribute : absent)
    report.issues.push_back(layer_issue("missing_attribute", role,
                                        fmt::format("no feature has a value of `{}`", attribute),
                                        "what needs it is not evaluated"));
  for (const auto& [attribute, features] : incomplete)
    if (!absent.contains(attribute))
      report.issues.push_back(layer_issue("missing_value", role,
                                          fmt::format("{} features have no `{}`", features, attribute),
                                          "not counted where it decides"));
}

/// `reach`: box of the districts and of what may matter around them.
void read_vector(const std::string& role, const std::vector<Use>& uses, LayerProvider& layers,
                 const Box& reach, SpanRecorder* recorder, PassReport& report) {
  std::deque<FeatureSelector> selectors;  // a selector stays where it is
  for (const Use& use : uses) selectors.emplace_back(use.wanted());
  LayerReading reading = layers.read(role, wanted_attributes(uses), [&](const FeatureBatch& batch) {
    return feed(uses, selectors, batch, recorder);
  });
  report.issues.insert(report.issues.end(), reading.issues.begin(), reading.issues.end());
  report.counts.push_back(reading.counts);
  const LayerCounts& counts = reading.counts;
  std::string reason;
  if (counts.read == 0)
    reason = fmt::format("layer `{}` has no features", role);
  else if (reading.kept == 0)
    reason = fmt::format("layer `{}` has no usable feature", role);
  else if (!reading.extent.intersects(reach))
    reason = fmt::format("layer `{}` lies outside the districts altogether", role);
  else
    return check_attributes(role, uses, selectors, report);
  report.issues.push_back(layer_issue("empty_layer", role, reason, "not evaluated"));
  mark_missing(uses, reason);
}

void read_vector_or_miss_it(const std::string& role, const std::vector<Use>& uses, LayerProvider& layers,
                            const Box& reach, SpanRecorder* recorder, PassReport& report) {
  const SpanScope span(recorder, Work::layer, role);
  if (layers.has(role))
    read_vector(role, uses, layers, reach, recorder, report);
  else
    mark_missing(uses, fmt::format("layer `{}` is not given", role));
}

void read_raster(const std::string& role, const std::vector<Use>& uses, LayerProvider& layers,
                 SpanRecorder* recorder, PassReport& report) {
  const SpanScope phase(recorder, Work::layer, role);
  const auto issues = layers.with_raster(role, [&](Raster& raster) {
    for (const Use& use : uses) {
      const SpanScope span(recorder, Work::feed, role, use.task->label);
      use.task->measure->take(use.need, raster);
    }
  });
  report.issues.insert(report.issues.end(), issues.begin(), issues.end());
}

}  // namespace

PassReport read_layers(Plan& plan, LayerProvider& layers, const Box& districts, Progress& progress,
                       const std::function<void(const std::string& role)>& layer_ended) {
  PassReport report;
  const Box reach = districts.grown(farthest_catchment_m);
  const auto uses = uses_by_role(plan);
  double done = 0;
  const auto say = [&](const std::string& role) {
    progress.update(role, done++ / static_cast<double>(uses.size()));
  };
  std::vector<const std::string*> rasters;
  for (const auto& [role, role_uses] : uses) {
    if (layers.has(role) && layers.is_raster(role)) {
      rasters.push_back(&role);
      continue;
    }
    say(role);
    read_vector_or_miss_it(role, role_uses, layers, reach, progress.recorder(), report);
    layer_ended(role);
  }
  for (const std::string* role : rasters) {  // last, as a measure may look up what it took from vector layers
    say(*role);
    read_raster(*role, uses.at(*role), layers, progress.recorder(), report);
    layer_ended(*role);
  }
  return report;
}

}  // namespace citygauge
