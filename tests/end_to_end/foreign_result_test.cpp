// A result may come from anyone, and land anywhere: what it says must not lead `map` to other files, and no
// place to write to may cost the user more than an error.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "end_to_end/sample_run.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr const char* not_followed = "does not lie beside it";

/// The sample's result in a folder of its own, where a test changes it.
class ForeignResult : public test::Sample {
 protected:
  void SetUp() override {
    start_gdal();
    fs::create_directories(result());
    fs::copy(out() / "result.gpkg", result() / "result.gpkg");
  }

  fs::path result() const { return folder_ / "theirs" / "out"; }

  void run_sql(const std::string& sql) const {
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open((result() / "result.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    dataset->ReleaseResultSet(dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr));
  }
  void remember(const std::string& project) const {
    run_sql("UPDATE provenance SET value = '" + project + "' WHERE topic = 'project' AND key = 'file'");
  }
  /// A project in which nothing is right but its form.
  void write_project(const fs::path& file, const std::string& roads = "nothing.gpkg") const {
    test::write_text(file,
                     "title = \"other\"\n[districts]\nsource = \"d.gpkg\"\nid = \"i\"\nname = \"n\"\n"
                     "scope = \"建成区\"\n[layers.roads]\nsource = \"" +
                         roads + "\"\n");
  }
  test::Outcome map(const std::string& more = "") const {
    return test::citygauge("map " + result().string() + " --lang en --overview " + more);
  }
  test::Outcome report(const fs::path& file, const std::string& environment = "") const {
    return test::citygauge("report " + result().string() + " -o " + file.string(), environment);
  }

  test::TemporaryFolder folder_;
};

TEST_F(ForeignResult, leads_to_a_project_beside_it) {
  write_project(folder_ / "theirs" / "project.toml");
  remember("../project.toml");
  EXPECT_THAT(map().err, HasSubstr("nothing.gpkg: no such file"));
}

TEST_F(ForeignResult, leads_to_no_project_elsewhere) {
  write_project(folder_ / "mine.toml");
  fs::create_symlink(folder_ / "mine.toml", folder_ / "theirs" / "link.toml");
  mkfifo((folder_ / "pipe").c_str(), 0600);
  fs::create_symlink("loop", folder_ / "loop");
  const std::string up = "../../../../../../../../../..";
  for (const std::string& project :
       {std::string("../../mine.toml"), std::string("../link.toml"), std::string("../../pipe"),
        std::string("../../loop/x"), up + "/etc/passwd", up + "/dev/zero", "../" + std::string(5000, 'x')}) {
    remember(project);
    const test::Outcome outcome = map();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(not_followed)) << project.substr(0, 60);
  }
  EXPECT_THAT(map("--project " + (folder_ / "mine.toml").string()).err, HasSubstr("nothing.gpkg"))
      << "unless the user says so";
}

// Whoever knows the digest of a file knows the file.
TEST_F(ForeignResult, leads_to_the_very_project_it_was_made_from_wherever_it_is) {
  remember(fs::relative(test::sample / "project.toml", result()).string());
  EXPECT_THAT(map().err, IsEmpty());
  run_sql("UPDATE provenance SET value = 'SHA-256 0' WHERE topic = 'input' AND key = 'project.toml'");
  EXPECT_THAT(map().err, HasSubstr(not_followed));
}

TEST_F(ForeignResult, does_not_wait_at_a_pipe_that_is_no_layer) {
  mkfifo((folder_ / "theirs" / "pipe").c_str(), 0600);
  write_project(folder_ / "theirs" / "project.toml", "pipe");
  remember("../project.toml");
  EXPECT_THAT(map().err, HasSubstr("neither a file nor a folder"));
}

TEST_F(ForeignResult, may_remember_inputs_of_any_name) {
  run_sql("UPDATE provenance SET key = '" + std::string(5000, 'x') + "' WHERE topic = 'input'");
  EXPECT_EQ(map().exit_code, 0) << map().err;
}

TEST_F(ForeignResult, without_a_coordinate_system_is_drawn) {
  run_sql("UPDATE provenance SET value = '' WHERE key = 'crs_wkt'");
  EXPECT_EQ(map("--no-context").exit_code, 0) << map("--no-context").err;
}

TEST_F(ForeignResult, cannot_command_the_terminal) {
  run_sql("UPDATE results SET indicator = char(27) || '[31mred' WHERE fid = 1");
  const test::Outcome outcome = map();
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("[31mred"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("\x1b")));
}

// As root, a report onto /dev/null took the place of the device.
TEST_F(ForeignResult, its_report_replaces_reports_only) {
  const fs::path input = folder_ / "project.toml", pipe = folder_ / "pipe.html";
  test::write_text(input, "mine");
  mkfifo(pipe.c_str(), 0600);
  EXPECT_EQ(report(input).exit_code, 2);
  EXPECT_EQ(test::read_text(input), "mine");
  EXPECT_EQ(report(pipe).exit_code, 2);
  EXPECT_TRUE(fs::is_fifo(pipe));
  const fs::path earlier = folder_ / "report.html";
  test::write_text(earlier, "earlier");
  EXPECT_EQ(report(earlier).exit_code, 0);
  EXPECT_THAT(test::read_text(earlier), StartsWith("<!"));
}

TEST_F(ForeignResult, too_large_a_file_is_an_error_and_leaves_nothing) {
  const fs::path file = folder_ / "full" / "report.html";
  fs::create_directory(file.parent_path());
  const test::Outcome outcome = report(file, "ulimit -f 50;");
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("cannot write"));
  EXPECT_TRUE(fs::is_empty(file.parent_path()));
}

TEST_F(ForeignResult, options_that_lead_nowhere_are_told_as_such) {
  const std::string endless(5000, 'x');
  for (const std::string& wrong :
       {"--logo " + endless, "--style " + endless, "--project " + endless, std::string("--dpi nan"),
        std::string("--scale nan"), std::string("--format png --paper A0 --dpi 1200")})
    EXPECT_EQ(map(wrong).exit_code, 2) << wrong.substr(0, 40);
  fs::create_symlink("loop", folder_ / "loop");
  for (const std::string& nowhere : {endless, (folder_ / "loop").string()})
    EXPECT_EQ(map("-o " + nowhere).exit_code, 3) << nowhere.substr(0, 40);
  EXPECT_EQ(test::citygauge("check " + endless).exit_code, 3);
}

}  // namespace
}  // namespace citygauge
