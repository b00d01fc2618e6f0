#include "output/geopackage.hpp"

#include "output/district_columns.hpp"
#include "output/geopackage_file.hpp"
#include "output/geopackage_rows.hpp"
#include "output/layer_styles.hpp"
#include "output/spatial_tables.hpp"

namespace citygauge {
namespace {

/// What the report says of itself stands before what it says of its sources.
std::vector<ProvenanceRow> all_provenance(const RunReport& report) {
  std::vector<ProvenanceRow> rows{{project_topic, "title", report.title},
                                  {project_topic, "file", report.project},
                                  {project_topic, "crs", report.crs_name},
                                  {project_topic, "crs_wkt", report.crs_wkt}};
  rows.insert(rows.end(), report.provenance.begin(), report.provenance.end());
  return rows;
}

}  // namespace

void write_geopackage(const RunReport& report, const StyleBook& styles, const std::filesystem::path& file) {
  const std::vector<DistrictColumn> columns = district_columns(report);
  GeopackageFile geopackage(file, report.crs_wkt);
  write_districts(geopackage, report.districts, columns);
  write_evidence(geopackage, report.evidence);
  write_issues(geopackage, report.issues);
  write_rows(geopackage, "results", result_columns(), report.results);
  write_rows(geopackage, "sensitivity", sensitivity_columns(), report.sensitivity);
  write_rows(geopackage, "ledger", ledger_columns(), report.ledger);
  write_rows(geopackage, "indicators", indicator_columns(), report.indicators);
  write_rows(geopackage, "targets", target_columns(), report.targets);
  write_rows(geopackage, "counts", count_columns(), report.counts);
  write_rows(geopackage, "provenance", provenance_columns(), all_provenance(report));
  write_layer_styles(geopackage, report, columns, styles);
  geopackage.close();
}

}  // namespace citygauge
