#include "evaluate/run.hpp"

#include <fmt/format.h>

#include <algorithm>

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

}  // namespace

RunReport run_project(const Project& project, const Library& library, const std::vector<Profile>& profiles,
                      Progress& progress) {
  // A scale factor for each tile and stretch is needed for the other; until then nothing is measured in
  // secret.
  if (project.metric == Metric::ellipsoidal)
    throw config_error(
        {project.file.string(), 0, 0}, "measure = \"ellipsoidal\" is not available",
        "measure in the plane; the scale of the CRS in the districts is reported with the result");
  progress.update("districts", 0);
  DistrictReading reading = read_districts(project, library.roles.at("districts"));
  const DistrictGrid grid(reading.districts.shapes);
  Plan plan = make_plan({library, profiles, project.indicators, project.options}, reading.districts, grid);

  RunReport report;
  report.title = project.title;
  report.crs_wkt = reading.working.wkt;
  report.crs_name = reading.working.name;
  report.counts.push_back(reading.counts);
  report.issues = reading.issues;
  const Distortion distorted = distortion(reading.working, reading.districts.shapes.box());
  report.issues.push_back(distortion_issue(reading.working, distorted));

  ProjectLayers layers(project, library, reading.working);
  evaluate(plan, layers, reading.districts, progress, report);
  report.provenance = provenance_of(project, profiles, plan, report, distorted);
  report.districts = std::move(reading.districts);
  sort_issues(report.issues);
  return report;
}

}  // namespace citygauge
