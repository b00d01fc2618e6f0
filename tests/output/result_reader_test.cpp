#include "output/result_reader.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "output/geopackage.hpp"
#include "output/indicator_formula.hpp"
#include "output/tables.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using samples::bytes_of;
using samples::sample_report;
using samples::TemporaryFolder;
using samples::write_bytes;
using ::testing::HasSubstr;

/// A written result that a test may spoil before it is read.
class Stored {
 public:
  explicit Stored(const RunReport& report = sample_report()) {
    write_geopackage(report, samples::sample_styles(), file());
  }
  [[nodiscard]] fs::path file() const { return folder_.path() / "result.gpkg"; }
  [[nodiscard]] fs::path folder() const { return folder_.path(); }

  void run_sql(const char* sql) const {
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(file().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    dataset->ReleaseResultSet(dataset->ExecuteSQL(sql, nullptr, nullptr));
  }

 private:
  TemporaryFolder folder_;
};

RunReport read_back(const RunReport& report) {
  return read_result(Stored(report).folder());
}

/// The message of the input error that reading ends in.
std::string failure(const fs::path& result) {
  try {
    static_cast<void>(read_result(result));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input) << error.what();
    EXPECT_FALSE(error.hint().empty()) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

void expect_same_shapes(const Shapes& a, const Shapes& b) {
  ASSERT_EQ(a.kind(), b.kind());
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    ASSERT_EQ(a[i].part_count(), b[i].part_count()) << i;
    for (std::size_t p = 0; p < a[i].part_count(); ++p)
      EXPECT_TRUE(std::ranges::equal(a[i].part(p), b[i].part(p))) << i << ", part " << p;
  }
}

TEST(ResultReader, gives_back_the_tables_to_the_last_digit) {
  const RunReport report = sample_report();
  const RunReport back = read_back(report);
  EXPECT_EQ(results_csv(back), results_csv(report));
  EXPECT_EQ(results_json(back), results_json(report));
  EXPECT_EQ(back.issues, report.issues);
}

TEST(ResultReader, gives_back_what_the_report_says_of_itself) {
  const RunReport report = sample_report();
  const RunReport back = read_back(report);
  EXPECT_EQ(back.title, "绵阳市体检");
  EXPECT_EQ(back.project, "../project.toml");
  EXPECT_EQ(back.crs_name, "EPSG:4544");
  EXPECT_EQ(back.crs_wkt, report.crs_wkt);
  EXPECT_EQ(back.provenance.size(), report.provenance.size());
}

TEST(ResultReader, gives_back_definitions_and_clauses) {
  const RunReport back = read_back(sample_report());
  ASSERT_EQ(back.indicators.size(), 3U);
  const Indicator& density = back.indicators[0];
  EXPECT_EQ(density.definition.en, "Length of \"roads\" per <area>.");
  EXPECT_EQ(density.factor, 1000);
  EXPECT_EQ(density.margin_factor, 0.001);
  EXPECT_EQ(density.numerator.where.at("class"), (std::vector<std::string>{"arterial", "branch"}));
  EXPECT_EQ(formula_text(density).zh, formula_text(sample_report().indicators[0]).zh);
  EXPECT_EQ(back.indicators[1].group_by, "class");
  EXPECT_FALSE(back.indicators[1].denominator.has_value());
  EXPECT_EQ(back.indicators[2].subject, "corridors");
  ASSERT_EQ(back.targets.size(), 2U);
  EXPECT_EQ(back.targets[0].year, 2030);
  EXPECT_EQ(back.targets[1].text, "=<script>9</script>");
  EXPECT_EQ(back.targets[1].year, std::nullopt);
  EXPECT_TRUE(back.targets[1].soft);
}

TEST(ResultReader, gives_back_districts_with_holes_and_exclaves) {
  const RunReport report = sample_report();
  const RunReport back = read_back(report);
  EXPECT_EQ(back.districts.ids, report.districts.ids);
  EXPECT_EQ(back.districts.names, report.districts.names);
  EXPECT_EQ(back.districts.population, report.districts.population);
  EXPECT_EQ(back.districts.scope, "建成区");
  expect_same_shapes(back.districts.shapes, report.districts.shapes);
}

TEST(ResultReader, gives_back_evidence_with_its_columns) {
  const RunReport report = sample_report();
  const RunReport back = read_back(report);
  ASSERT_EQ(back.evidence.size(), 5U) << "all but the empty one";
  for (std::size_t i = 0; i < back.evidence.size(); ++i) {
    EXPECT_EQ(back.evidence[i].table, report.evidence[i].table);
    expect_same_shapes(back.evidence[i].shapes, report.evidence[i].shapes);
    ASSERT_EQ(back.evidence[i].columns.size(), report.evidence[i].columns.size());
    for (std::size_t c = 0; c < back.evidence[i].columns.size(); ++c) {
      EXPECT_EQ(back.evidence[i].columns[c].name, report.evidence[i].columns[c].name);
      EXPECT_EQ(back.evidence[i].columns[c].values, report.evidence[i].columns[c].values);
    }
  }
}

// Two parts of one table with different columns leave gaps. A gap among whole numbers is no 0, among reals no
// 0.
TEST(ResultReader, keeps_gaps_in_evidence_apart_from_zero) {
  RunReport report = sample_report();
  Evidence roads{"evidence_roads", Shapes(ShapeKind::line), {{"width_m", std::vector<double>{3.5}}}};
  samples::add_ring(roads.shapes, {{500000, 3400000}, {500100, 3400000}});
  roads.shapes.end_feature();
  report.evidence.push_back(roads);
  const RunReport back = read_back(report);
  const auto& columns = back.evidence[2].columns;  // reason, fid, width_m
  ASSERT_EQ(columns.size(), 3U);
  EXPECT_EQ(std::get<std::vector<std::string>>(columns[1].values),
            (std::vector<std::string>{"7", "9007199254740993", ""}));
  EXPECT_TRUE(std::isnan(std::get<std::vector<double>>(columns[2].values)[0]));
  EXPECT_EQ(std::get<std::vector<double>>(columns[2].values)[2], 3.5);
}

// A neck of no width is a line between two equal points: it must not get lost.
TEST(ResultReader, keeps_lines_of_no_length) {
  RunReport report = sample_report();
  Evidence neck{"evidence_gap", Shapes(ShapeKind::line), {{"width_m", std::vector<double>{0}}}};
  samples::add_ring(neck.shapes, {{500000, 3400000}, {500000, 3400000}});
  neck.shapes.end_feature();
  report.evidence = {neck};
  const RunReport back = read_back(report);
  ASSERT_EQ(back.evidence.size(), 1U);
  expect_same_shapes(back.evidence[0].shapes, neck.shapes);
}

TEST(ResultReader, takes_the_folder_or_the_file_and_leaves_it_as_it_was) {
  const Stored stored;
  const std::string before = bytes_of(stored.file());
  EXPECT_EQ(read_result(stored.folder()).results.size(), 7U);
  EXPECT_EQ(read_result(stored.file()).results.size(), 7U);
  EXPECT_EQ(bytes_of(stored.file()), before);
  const auto files = std::distance(fs::directory_iterator(stored.folder()), fs::directory_iterator());
  EXPECT_EQ(files, 1) << "no journal may stay beside it";
}

// QGIS keeps its changes in a journal (-wal) while it has the file open. What citygauge wrote is in the file.
TEST(ResultReader, reads_what_was_written_while_another_program_has_it_open) {
  const Stored stored;
  const GDALDatasetUniquePtr qgis(GDALDataset::Open(stored.file().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
  qgis->ReleaseResultSet(qgis->ExecuteSQL("PRAGMA journal_mode=WAL", nullptr, nullptr));
  qgis->ExecuteSQL("UPDATE provenance SET value = 'changed' WHERE key = 'title'", nullptr, nullptr);
  ASSERT_TRUE(fs::exists(stored.file().string() + "-wal"));
  const std::string journal = bytes_of(stored.file().string() + "-wal");
  EXPECT_EQ(read_result(stored.folder()).title, "绵阳市体检");
  EXPECT_EQ(bytes_of(stored.file().string() + "-wal"), journal);
}

TEST(ResultReader, says_when_there_is_no_result) {
  const TemporaryFolder folder;
  EXPECT_THAT(failure(folder.path()), HasSubstr("result.gpkg"));
  EXPECT_THAT(failure(folder.path() / "nowhere"), HasSubstr("nowhere"));
  EXPECT_THAT(failure("/vsicurl/http://localhost/result.gpkg"), HasSubstr("no such result"));
  write_bytes(folder.path() / "result.gpkg", "a text");
  EXPECT_THAT(failure(folder.path()), HasSubstr("GeoPackage"));
  write_bytes(folder.path() / "map.geojson", R"({"type":"FeatureCollection","features":[]})");
  EXPECT_THAT(failure(folder.path() / "map.geojson"), HasSubstr("GeoPackage"));
}

TEST(ResultReader, knows_a_geopackage_of_others_and_one_of_an_older_version) {
  const Stored foreign;
  foreign.run_sql("DROP TABLE results");
  EXPECT_THAT(failure(foreign.file()), HasSubstr("not a result of citygauge"));
  for (const char* table : {"indicators", "targets", "counts"}) {
    const Stored older;
    older.run_sql((std::string("DROP TABLE ") + table).c_str());
    EXPECT_THAT(failure(older.file()), HasSubstr("older citygauge")) << table;
  }
  const Stored nameless;
  nameless.run_sql("DELETE FROM provenance WHERE topic = 'project'");
  EXPECT_THAT(failure(nameless.file()), HasSubstr("older citygauge"));
  const Stored narrow;
  narrow.run_sql("ALTER TABLE results RENAME COLUMN margin TO rest");
  EXPECT_THAT(failure(narrow.file()), HasSubstr("column `margin`"));
}

TEST(ResultReader, does_not_believe_what_citygauge_never_writes) {
  const std::vector<std::pair<const char*, const char*>> changes{
      {"UPDATE results SET verdict = 'fine' WHERE fid = 2", "`fine`"},
      {"UPDATE issues SET severity = ''", "column `severity`"},
      {"UPDATE results SET indicator = 'beauty' WHERE fid = 1", "`beauty`"},
      {"UPDATE indicators SET numerator = '{' WHERE fid = 1", "column `numerator`"},
      {"UPDATE indicators SET numerator = '[1]' WHERE fid = 1", "column `numerator`"},
      {"UPDATE provenance SET value = 'nonsense' WHERE key = 'crs_wkt'", "nonsense"},
      // GeoPackage geometry: header GP, version 0, flags 1 (little-endian, no envelope), CRS; then WKB: a
      // point where polygons are due.
      {"UPDATE districts SET geom = x'4750000100000000' || x'0101000000000000000000F03F000000000000F03F'",
       "districts"},
      // A point at (1e300, 1): the extent of such places is no number.
      {"UPDATE issues SET geom = x'4750000100000000' || x'01010000009C7500883CE4377E000000000000F03F'",
       "out of reach"},
      // A point at (infinity, 1).
      {"UPDATE issues SET geom = x'4750000100000000' || x'0101000000000000000000F07F000000000000F03F'",
       "not finite"},
  };
  for (const auto& [sql, expected] : changes) {
    const Stored stored;
    stored.run_sql(sql);
    EXPECT_THAT(failure(stored.file()), HasSubstr(expected)) << sql;
  }
}

// A view, or a column that is computed, could run for ever.
TEST(ResultReader, reads_tables_only) {
  const Stored view;
  view.run_sql("CREATE TABLE other AS SELECT * FROM ledger");
  view.run_sql("DROP TABLE ledger");
  view.run_sql("CREATE VIEW ledger AS SELECT * FROM other");
  view.run_sql("INSERT INTO gpkg_contents (table_name, data_type) VALUES ('ledger', 'attributes')");
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(view.file().c_str(), GDAL_OF_VECTOR));
  ASSERT_NE(dataset->GetLayerByName("ledger"), nullptr) << "the view must be there for GDAL";
  EXPECT_THAT(failure(view.file()), HasSubstr("no table `ledger`"));
  const Stored computed;
  computed.run_sql("ALTER TABLE ledger ADD COLUMN more TEXT GENERATED ALWAYS AS (hex(zeroblob(9)))");
  EXPECT_THAT(failure(computed.file()), HasSubstr("no table `ledger`"));
}

TEST(ResultReader, refuses_options_nested_without_end) {
  const Stored stored;
  const std::string deep = std::string(5000, '[') + std::string(5000, ']');
  const std::string spec = R"({"measure":"length","layer":"","where":{},"options":{"a":)" + deep + "}}";
  stored.run_sql(("UPDATE indicators SET numerator = '" + spec + "'").c_str());
  EXPECT_THAT(failure(stored.file()), HasSubstr("nested"));
}

TEST(ResultReader, ends_in_an_error_wherever_the_file_is_cut) {
  const Stored stored;
  const std::string whole = bytes_of(stored.file());
  for (std::size_t share = 0; share < 20; ++share) {
    write_bytes(stored.file(), whole.substr(0, whole.size() * share / 20));
    EXPECT_NE(failure(stored.file()), "") << share;
  }
}

// 300 files with 1 to 20 bytes thrown over: an error or a report, never a crash.
TEST(ResultReader, survives_damage_anywhere) {
  const Stored stored;
  const std::string whole = bytes_of(stored.file());
  std::uint32_t random = 1;
  const auto next = [&] { return random = random * 1664525U + 1013904223U; };
  int errors = 0;
  for (int run = 0; run < 300; ++run) {
    std::string damaged = whole;
    for (int i = 0; i <= run % 20; ++i) {
      const std::size_t at = (next() >> 8U) % whole.size();
      damaged[at] = static_cast<char>(next() >> 24U);
    }
    write_bytes(stored.file(), damaged);
    try {
      static_cast<void>(read_result(stored.file()));
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input) << error.what();
      ++errors;
    }
  }
  EXPECT_GT(errors, 30) << "the damage must hit something";
  EXPECT_LT(errors, 300);
}

}  // namespace
}  // namespace citygauge
