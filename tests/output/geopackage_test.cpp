#include "output/geopackage.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "core/error.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

using samples::sample_report;
using samples::ScopedEnvironment;
using samples::TemporaryFolder;

/// A GeoPackage that was written and opened again.
class Written {
 public:
  explicit Written(const RunReport& report) {
    write_geopackage(report, samples::sample_styles(), folder_.path() / "result.gpkg");
    GDALAllRegister();
    dataset_.reset(GDALDataset::Open((folder_.path() / "result.gpkg").c_str(), GDAL_OF_VECTOR));
  }

  [[nodiscard]] OGRLayer& layer(const char* name) const { return *dataset_->GetLayerByName(name); }
  [[nodiscard]] bool has(const char* name) const { return dataset_->GetLayerByName(name) != nullptr; }

  [[nodiscard]] std::vector<OGRFeatureUniquePtr> rows(const char* name) const {
    std::vector<OGRFeatureUniquePtr> rows;
    for (auto& row : layer(name)) rows.push_back(std::move(row));
    return rows;
  }

  /// The first column of the answer, joined by commas.
  [[nodiscard]] std::string answer(const char* sql) const {
    OGRLayer* const result = dataset_->ExecuteSQL(sql, nullptr, nullptr);
    std::string joined;
    for (auto& row : *result) joined += (joined.empty() ? "" : ",") + std::string(row->GetFieldAsString(0));
    dataset_->ReleaseResultSet(result);
    return joined;
  }

 private:
  TemporaryFolder folder_;
  GDALDatasetUniquePtr dataset_;
};

std::vector<std::string> column_names(OGRLayer& layer) {
  std::vector<std::string> names;
  OGRFeatureDefn* const definition = layer.GetLayerDefn();
  for (int i = 0; i < definition->GetFieldCount(); ++i)
    names.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
  return names;
}

using Names = std::vector<std::string>;

TEST(Geopackage, has_the_columns_of_the_contract_in_order) {
  const Written written(sample_report());
  EXPECT_EQ(column_names(written.layer("results")),
            (Names{"district_id", "district_name", "scope", "profile", "indicator", "value", "unit",
                   "threshold", "verdict", "soft", "margin", "margin_unit", "numerator", "denominator",
                   "year", "clause", "note"}));
  EXPECT_EQ(column_names(written.layer("ledger")),
            (Names{"district_id", "indicator", "step", "quantity", "unit"}));
  EXPECT_EQ(column_names(written.layer("districts")),
            (Names{"id", "name", "scope", "population", "road_density", "road_density_verdict",
                   "road_class_density_branch", "road_class_density_branch_verdict"}));
  EXPECT_EQ(column_names(written.layer("issues")),
            (Names{"severity", "code", "layer", "fid", "message", "action"}));
  EXPECT_EQ(column_names(written.layer("provenance")), (Names{"topic", "key", "value"}));
  EXPECT_EQ(column_names(written.layer("indicators")),
            (Names{"id", "title_zh", "title_en", "definition_zh", "definition_en", "unit", "formula_zh",
                   "formula_en", "subject", "group_by", "margin_unit", "margin_factor", "factor",
                   "numerator_measure", "numerator_layer", "numerator", "denominator"}));
  EXPECT_EQ(column_names(written.layer("targets")),
            (Names{"profile", "profile_title_zh", "profile_title_en", "indicator", "threshold", "scope",
                   "year", "clause", "text", "soft"}));
  EXPECT_EQ(column_names(written.layer("counts")),
            (Names{"layer", "read", "used", "excluded", "repaired", "rejected"}));
  EXPECT_EQ(column_names(written.layer("layer_styles")),
            (Names{"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
                   "styleQML", "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time"}));
}

TEST(Geopackage, keeps_values_to_the_last_digit_and_null_for_none) {
  const Written written(sample_report());
  const auto rows = written.rows("results");
  ASSERT_EQ(rows.size(), 7U);
  EXPECT_EQ(rows[1]->GetFieldAsDouble("value"), 0.1 + 0.2);
  EXPECT_STREQ(rows[1]->GetFieldAsString("district_name"), "=cmd|'/C calc'!A0, \"游仙\"");
  EXPECT_STREQ(rows[1]->GetFieldAsString("verdict"), "miss");
  EXPECT_EQ(rows[2]->GetFieldAsInteger("soft"), 1);
  EXPECT_EQ(rows[2]->GetFieldAsInteger("year"), 2030);
  for (const char* column : {"value", "margin", "numerator"}) {
    EXPECT_TRUE(rows[3]->IsFieldNull(rows[3]->GetFieldIndex(column))) << column;
  }
  EXPECT_TRUE(rows[4]->IsFieldNull(rows[4]->GetFieldIndex("year")));
  EXPECT_STREQ(rows[3]->GetFieldAsString("note"), "no layer \"roads\",\nsee project.toml");
}

TEST(Geopackage, draws_districts_with_holes_and_exclaves) {
  const Written written(sample_report());
  const auto rows = written.rows("districts");
  ASSERT_EQ(rows.size(), 2U);
  const OGRMultiPolygon* const second = rows[1]->GetGeometryRef()->toMultiPolygon();
  ASSERT_EQ(second->getNumGeometries(), 2);
  EXPECT_EQ(second->getGeometryRef(0)->getNumInteriorRings(), 1);
  // 1000 m x 1000 m less a hole of 200 m x 200 m, and 100 m x 100 m: exact in doubles.
  EXPECT_EQ(second->get_Area(), 1e6 - 40000 + 10000);
  EXPECT_TRUE(second->IsValid());
  EXPECT_STREQ(rows[0]->GetFieldAsString("road_density_verdict"), "soft_miss");
  EXPECT_EQ(rows[0]->GetFieldAsDouble("population"), 120000);
  EXPECT_TRUE(rows[1]->IsFieldNull(rows[1]->GetFieldIndex("population")));
}

TEST(Geopackage, puts_the_working_crs_on_its_layers_with_x_east) {
  const Written written(sample_report());
  const OGRSpatialReference* const crs = written.layer("districts").GetSpatialRef();
  ASSERT_NE(crs, nullptr);
  EXPECT_STREQ(crs->GetAuthorityCode(nullptr), "4544");
  const auto rows = written.rows("districts");
  OGREnvelope box;
  rows[0]->GetGeometryRef()->getEnvelope(&box);
  EXPECT_EQ(box.MinX, 500000);  // the easting, although EPSG:4544 names the northing first
  EXPECT_EQ(box.MinY, 3400000);
}

TEST(Geopackage, keeps_evidence_with_its_columns) {
  const Written written(sample_report());
  const auto roads = written.rows("evidence_roads");
  ASSERT_EQ(roads.size(), 2U);
  EXPECT_STREQ(roads[0]->GetFieldAsString("reason"), "dual_carriageway");
  EXPECT_EQ(roads[1]->GetFieldAsInteger64("fid"), 9007199254740993);  // 2^53 + 1: not a double
  EXPECT_EQ(roads[0]->GetGeometryRef()->toMultiLineString()->get_Length(), 800);
  const auto uncovered = written.rows("evidence_uncovered");
  EXPECT_EQ(uncovered[0]->GetGeometryRef()->toMultiPolygon()->get_Area(), 120000);
  EXPECT_EQ(uncovered[1]->GetGeometryRef(), nullptr);
  EXPECT_EQ(written.rows("evidence_stations").size(), 1U);
  EXPECT_FALSE(written.has("evidence_overlaps"));  // there are none
}

TEST(Geopackage, puts_evidence_of_one_name_into_one_table) {
  RunReport report = sample_report();
  Evidence more = report.evidence[0];
  more.columns.push_back({"corridor", std::vector<std::string>{"甲", "乙", "丙"}});
  report.evidence.push_back(more);
  const Written written(report);
  const auto rows = written.rows("evidence_corridor_axis");
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_TRUE(rows[0]->IsFieldNull(rows[0]->GetFieldIndex("corridor")));
  EXPECT_STREQ(rows[5]->GetFieldAsString("corridor"), "丙");
  EXPECT_EQ(rows[5]->GetFieldAsDouble("width_m"), 30);
}

TEST(Geopackage, refuses_evidence_whose_columns_do_not_fit) {
  RunReport report = sample_report();
  report.evidence[0].columns[0].values = std::vector<double>{1};
  const TemporaryFolder folder;
  EXPECT_THROW(write_geopackage(report, samples::sample_styles(), folder.path() / "result.gpkg"), Error);
}

TEST(Geopackage, places_issues_that_have_a_place) {
  const Written written(sample_report());
  const auto rows = written.rows("issues");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]->GetGeometryRef(), nullptr);
  EXPECT_EQ(rows[0]->GetFieldAsInteger64("fid"), 12);
  EXPECT_EQ(rows[1]->GetGeometryRef()->toPoint()->getX(), 500123.5);
  EXPECT_EQ(rows[1]->GetGeometryRef()->toPoint()->getY(), 3400456.25);
  EXPECT_STREQ(rows[1]->GetFieldAsString("severity"), "warning");
}

TEST(Geopackage, registers_tables_and_indexes) {
  const Written written(sample_report());
  EXPECT_EQ(written.answer("SELECT table_name FROM gpkg_contents WHERE data_type = 'attributes' ORDER BY 1"),
            "counts,indicators,layer_styles,ledger,provenance,results,sensitivity,targets");
  EXPECT_EQ(written.answer("SELECT count(*) FROM rtree_districts_geom"), "2");
  EXPECT_EQ(written.answer("PRAGMA integrity_check"), "ok");
}

TEST(Geopackage, has_one_default_style_per_layer_that_qgis_finds) {
  const Written written(sample_report());
  EXPECT_EQ(written.answer("SELECT f_table_name FROM layer_styles WHERE useAsDefault ORDER BY 1"),
            "districts,evidence_corridor_axis,evidence_corridor_neck,evidence_roads,evidence_stations,"
            "evidence_uncovered,issues");
  // NULL in either does not load in QGIS.
  EXPECT_EQ(
      written.answer("SELECT count(*) FROM layer_styles WHERE f_table_catalog = '' AND f_table_schema = ''"),
      "9");
  EXPECT_EQ(written.answer("SELECT count(*) FROM layer_styles s JOIN gpkg_geometry_columns g ON "
                           "s.f_table_name = g.table_name AND s.f_geometry_column = g.column_name"),
            "9");
  EXPECT_EQ(
      written.answer("SELECT styleName FROM layer_styles WHERE f_table_name = 'districts' AND useAsDefault"),
      "road_density");
}

TEST(Geopackage, of_one_report_has_the_same_bytes_with_a_source_date) {
  const ScopedEnvironment epoch("SOURCE_DATE_EPOCH", "1700000000");
  const TemporaryFolder folder;
  write_geopackage(sample_report(), samples::sample_styles(), folder.path() / "a.gpkg");
  write_geopackage(sample_report(), samples::sample_styles(), folder.path() / "b.gpkg");
  EXPECT_EQ(samples::bytes_of(folder.path() / "a.gpkg"), samples::bytes_of(folder.path() / "b.gpkg"));
  const Written written(sample_report());
  EXPECT_EQ(written.answer("SELECT DISTINCT last_change || '' FROM gpkg_contents"),
            "2023-11-14T22:13:20.000Z");
  EXPECT_EQ(written.answer("SELECT DISTINCT strftime('%s', update_time) FROM layer_styles"), "1700000000");
}

TEST(Geopackage, can_be_written_of_a_report_without_anything) {
  const Written written(RunReport{});
  EXPECT_EQ(written.rows("districts").size(), 0U);
  EXPECT_EQ(written.rows("results").size(), 0U);
  EXPECT_EQ(written.layer("districts").GetLayerDefn()->GetGeomFieldDefn(0)->GetNameRef(),
            std::string("geom"));
}

TEST(Geopackage, that_cannot_be_written_is_an_input_error_that_names_it_and_prints_nothing) {
  const TemporaryFolder folder;
  ::testing::internal::CaptureStderr();
  try {
    write_geopackage(sample_report(), samples::sample_styles(), folder.path() / "missing" / "result.gpkg");
    ADD_FAILURE() << "wrote into a folder that does not exist";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_NE(std::string(error.what()).find("missing/result.gpkg"), std::string::npos) << error.what();
    EXPECT_FALSE(error.hint().empty());
  }
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(Geopackage, refuses_a_working_crs_that_is_none) {
  RunReport report = sample_report();
  report.crs_wkt = "nonsense";
  const TemporaryFolder folder;
  EXPECT_THROW(write_geopackage(report, samples::sample_styles(), folder.path() / "result.gpkg"), Error);
}

}  // namespace
}  // namespace citygauge
