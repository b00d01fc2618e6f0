#include "output/qgis/print.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "output/sample_report.hpp"

namespace citygauge {
namespace {

using samples::bytes_of;
using samples::TemporaryFolder;
using ::testing::HasSubstr;

/// A stand-in for QGIS: a shell script, alone in PATH.
class QgisPrintTest : public ::testing::Test {
 protected:
  void qgis_does(const std::string& script) {
    const auto program = bin_.path() / "qgis_process.bin";
    samples::write_bytes(program, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script);
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  }

  std::vector<std::filesystem::path> print(const std::string& indicator = "road_density",
                                           PictureFormat format = PictureFormat::pdf) {
    samples::write_bytes(folder_.path() / "result.gpkg", "rows");
    const samples::ScopedEnvironment path("PATH", bin_.path().c_str());
    NoProgress progress;
    return print_with_qgis(samples::sample_report(), load_style_book(CITYGAUGE_SOURCE_DIR),
                           {{indicator, district_, "01_sheet"}},
                           {.geopackage = folder_.path() / "result.gpkg",
                            .folder = out(),
                            .formats = {format},
                            .untouched = untouched_,
                            .time_limit = std::chrono::seconds(1)},
                           progress);
  }

  std::string failure() {
    try {
      (void)print();
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
      return error.what() + (" / " + error.hint());
    }
    return "no failure";
  }

  [[nodiscard]] std::filesystem::path out() const { return folder_.path() / "maps"; }
  [[nodiscard]] bool out_is_clean() const {
    return !std::filesystem::exists(out()) || std::filesystem::is_empty(out());
  }

  std::optional<std::size_t> district_;
  std::vector<std::filesystem::path> untouched_;
  TemporaryFolder folder_, bin_;
};

// What follows OUTPUT= and PROJECT_PATH= in the arguments.
constexpr const char* reads_arguments =
    "for a in \"$@\"; do case \"$a\" in OUTPUT=*) o=${a#OUTPUT=};; --PROJECT_PATH=*) p=${a#*=};; LAYOUT=*) "
    "l=${a#LAYOUT=};; esac; done\n";

TEST_F(QgisPrintTest, hands_project_and_layout_to_qgis) {
  qgis_does(std::string(reads_arguments) +
            "echo \"$1 $2 $l\" > $o; ls $(dirname $p) >> $o; grep -c '<Layout ' $p >> $o\n");
  const auto files = print();
  ASSERT_EQ(files, std::vector{out() / "01_sheet.pdf"});
  const std::string said = bytes_of(files[0]);
  EXPECT_THAT(said,
              HasSubstr("run native:printlayouttopdf citygauge A3 · 道路网密度 Road network density\n"));
  EXPECT_THAT(said, HasSubstr("result.gpkg\nresult.qgs\n"));
}

TEST_F(QgisPrintTest, keeps_what_qgis_writes_within_the_folder_and_removes_it) {
  qgis_does(std::string(reads_arguments) +
            "echo $HOME $XDG_CONFIG_HOME $TMPDIR $QT_QPA_PLATFORM > $o; touch $HOME/profile\n");
  const std::string said = bytes_of(print()[0]);
  EXPECT_THAT(said, ::testing::StartsWith((out() / ".citygauge-").string()));
  EXPECT_THAT(said, HasSubstr("offscreen"));
  const auto entries = std::filesystem::directory_iterator(out());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST_F(QgisPrintTest, names_the_package_when_qgis_is_missing) {
  EXPECT_THAT(failure(), HasSubstr("QGIS is not installed"));
  EXPECT_THAT(failure(), HasSubstr("apt-get install qgis"));
  EXPECT_FALSE(std::filesystem::exists(out()));
}

TEST_F(QgisPrintTest, passes_on_the_last_words_of_qgis) {
  qgis_does("echo starting; echo 'Layout \033[31mnot found'; exit 1\n");
  EXPECT_THAT(failure(), HasSubstr("exit code 1"));
  EXPECT_THAT(failure(), HasSubstr("starting | Layout \uFFFD[31mnot found"));
  EXPECT_TRUE(out_is_clean());
}

TEST_F(QgisPrintTest, does_not_take_silence_for_a_sheet) {
  qgis_does("exit 0\n");
  EXPECT_THAT(failure(), HasSubstr("could not print 01_sheet.pdf"));
  qgis_does(std::string(reads_arguments) + ": > $o\n");
  EXPECT_THAT(failure(), HasSubstr("could not print 01_sheet.pdf"));
}

TEST_F(QgisPrintTest, does_not_wait_for_ever) {
  qgis_does("exec sleep 30\n");
  EXPECT_THAT(failure(), HasSubstr("still printing"));
  EXPECT_TRUE(out_is_clean());
}

TEST_F(QgisPrintTest, refuses_what_layouts_do_not_offer) {
  EXPECT_THROW((void)print("road_density", PictureFormat::svg), Error);
  district_ = 0;
  EXPECT_THROW((void)print(), Error);
}

TEST_F(QgisPrintTest, never_covers_an_input) {
  untouched_ = {out() / "01_sheet.pdf"};
  try {
    (void)print();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
  }
}

}  // namespace
}  // namespace citygauge
