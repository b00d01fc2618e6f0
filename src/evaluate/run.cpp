#include "evaluate/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/span_recorder.hpp"
#include "evaluate/evaluation.hpp"
#include "evaluate/project_layers.hpp"
#include "evaluate/provenance.hpp"
#include "input/district_layer.hpp"

namespace citygauge {
namespace {

/// Scale factors further than this from 1 are worth a warning: 0.1 % of a length, 0.2 % of an area.
constexpr double noticeable_distortion = 1e-3;

Issue distortion_issue(const Crs& crs, const Distortion& d) {
  const bool noticeable =
      d.greatest_scale - 1 > noticeable_distortion || 1 - d.least_scale > noticeable_distortion;
  return {noticeable ? Severity::warning : Severity::note,
          "map_distortion",
          "districts",
          {},
          fmt::format("in {} a ground length of 1 km reads {:.3f} to {:.3f} m in the districts", crs.name,
                      1000 * d.least_scale, 1000 * d.greatest_scale),
          "measured in the plane",
          {}};
}

/// All targets of the profiles: each is judged, for a target makes its indicator part of the plan.
std::vector<JudgedTarget> judged_targets(const std::vector<Profile>& profiles) {
  std::vector<JudgedTarget> targets;
  for (const Profile& profile : profiles)
    for (const Target& t : profile.targets)
      targets.push_back({profile.id, profile.title, t.indicator, to_string(t.threshold), t.scope, t.year,
                         t.clause, t.text, t.soft});
  return targets;
}

/// The definitions as they were applied: with the project's options over the indicators' own.
void apply_options(std::vector<Indicator>& indicators, const Plan& plan) {
  for (Indicator& indicator : indicators) {
    const auto planned = std::ranges::find(plan.indicators, indicator.id,
                                           [](const PlannedIndicator& p) { return p.indicator->id; });
    indicator.numerator = plan.tasks[planned->numerator].spec;
    if (planned->denominator) indicator.denominator = plan.tasks[*planned->denominator].spec;
  }
}

}  // namespace

RunReport run_project(const Project& project, const Library& library, const std::vector<Profile>& profiles,
                      Progress& progress, std::size_t memory_bytes) {
  // A scale factor for each tile and stretch is needed for the other; until then nothing is measured in
  // secret.
  if (project.metric == Metric::ellipsoidal)
    throw config_error(
        {project.file.string(), 0, 0}, "measure = \"ellipsoidal\" is not available",
        "measure in the plane; the scale of the CRS in the districts is reported with the result");
  progress.update("districts", 0);
  std::optional<SpanScope> phase(std::in_place, progress.recorder(), Work::districts);
  DistrictReading reading = read_districts(project, library.roles.at("districts"));
  const DistrictGrid grid(reading.districts.shapes);
  phase.emplace(progress.recorder(), Work::plan);
  Plan plan = make_plan(
      {library, profiles, project.indicators, project.options, project.sensitivity, project.evidence},
      reading.districts, grid);

  RunReport report;
  report.title = project.title;
  report.crs_wkt = reading.working.wkt;
  report.crs_name = reading.working.name;
  report.counts.push_back(reading.counts);
  report.issues = reading.issues;
  const Distortion distorted = distortion(reading.working, reading.districts.shapes.box());
  report.issues.push_back(distortion_issue(reading.working, distorted));
  if (!project.evidence)
    report.issues.push_back({Severity::note,
                             evidence_off,
                             "",
                             {},
                             "no evidence is drawn",
                             "values, verdicts and ledger are complete",
                             {}});
  phase.reset();

  ProjectLayers layers(project, library, reading.working, progress.recorder());
  evaluate(plan, layers, reading.districts, progress, report, memory_bytes);
  apply_options(report.indicators, plan);
  report.targets = judged_targets(profiles);
  std::map<std::string, std::string> digests = layers.digests();
  if (project.districts.database) digests[project.districts.role] = reading.digest;
  const SpanScope provenance(progress.recorder(), Work::provenance);
  report.provenance = provenance_of(project, profiles, plan, report, distorted, digests);
  report.districts = std::move(reading.districts);
  sort_issues(report.issues);
  return report;
}

}  // namespace citygauge
