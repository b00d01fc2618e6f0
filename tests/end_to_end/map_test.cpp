// `citygauge map` on the sample, as a user runs it; the PDFs are looked at with poppler's tools, which know
// nothing of how they were made.
#include <gmock/gmock.h>

#include <cstdlib>

#include "end_to_end/sample_run.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string run(const std::string& command) {
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer{};
  std::string text;
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe))
    text.append(buffer.data(), count);
  pclose(pipe);
  return text;
}

std::vector<std::string> lines(const std::string& text) {
  std::stringstream stream(text);
  std::vector<std::string> found;
  for (std::string line; std::getline(stream, line);) found.push_back(line);
  return found;
}

bool has_poppler() {
  return std::system("command -v pdftotext pdffonts pdfimages pdfinfo >/dev/null 2>&1") == 0;
}

#define CITYGAUGE_REQUIRE_POPPLER                                                        \
  if (!has_poppler()) {                                                                  \
    ASSERT_EQ(std::getenv("CITYGAUGE_REQUIRE_ALL"), nullptr) << "install poppler-utils"; \
    GTEST_SKIP() << "poppler-utils are not installed";                                   \
  }

/// The result of the sample, and maps of it in a folder of their own.
class Map : public test::Sample {
 protected:
  static test::Outcome map(const std::string& arguments, const fs::path& result = out()) {
    return test::citygauge("map " + result.string() + " --lang zh " + arguments,
                           "SOURCE_DATE_EPOCH=1735689600");
  }
  static std::string text_of(const fs::path& pdf) { return run("pdftotext " + pdf.string() + " -"); }
  fs::path maps() const { return folder_of_maps_.path(); }
  std::string to_maps() const { return "-o " + maps().string() + " "; }

  test::TemporaryFolder folder_of_maps_;
};

TEST_F(Map, writes_the_overview_and_a_sheet_for_each_indicator) {
  const test::Outcome outcome = test::citygauge("map " + out().string() + " --lang zh");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, IsEmpty());
  const auto files = lines(outcome.out);
  ASSERT_GE(files.size(), 7U);
  EXPECT_EQ(files[0], (out() / "maps" / "01_overview.pdf").string());
  EXPECT_EQ(files[1], (out() / "maps" / "02_road_density.pdf").string());
  for (const std::string& file : files) EXPECT_TRUE(fs::exists(file)) << file;
  const auto written = std::distance(fs::directory_iterator(out() / "maps"), fs::directory_iterator());
  EXPECT_EQ(static_cast<std::size_t>(written), files.size()) << "nothing else is left there";
}

TEST_F(Map, chinese_names_and_titles_can_be_found_in_the_pdf) {
  CITYGAUGE_REQUIRE_POPPLER;
  ASSERT_EQ(map(to_maps() + "--indicator road_density").exit_code, 0);
  const std::string text = text_of(maps() / "02_road_density.pdf");
  for (const char* expected : {"万江区样例", "道路网密度", "图例", "底图", "文昌老城单元", "江南新城单元",
                               "✗ 7.83", "数据来源", "1:30 000", "2025-01-01", "EPSG:4545"})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST_F(Map, fonts_are_embedded_and_subset_and_nothing_is_a_raster) {
  CITYGAUGE_REQUIRE_POPPLER;
  ASSERT_EQ(map(to_maps() + "--overview --indicator green_ratio --indicator corridor_net_width").exit_code,
            0);
  for (const auto& entry : fs::directory_iterator(maps())) {
    const auto fonts = lines(run("pdffonts " + entry.path().string()));
    ASSERT_GT(fonts.size(), 2U);                    // two lines of heading
    for (std::size_t i = 2; i < fonts.size(); ++i)  // "... emb sub uni object ID"
      EXPECT_THAT(fonts[i], testing::ContainsRegex("yes yes yes +[0-9]+ +[0-9]+$")) << entry.path();
    EXPECT_EQ(lines(run("pdfimages -list " + entry.path().string())).size(), 2U) << "heading alone";
  }
}

TEST_F(Map, paper_has_the_size_asked_for) {
  CITYGAUGE_REQUIRE_POPPLER;
  ASSERT_EQ(map(to_maps() + "--overview --paper A1 --orientation portrait").exit_code, 0);
  // A1 is 594 x 841 mm: 1683.8 x 2383.9 points of 1/72 inch.
  EXPECT_THAT(run("pdfinfo " + (maps() / "01_overview.pdf").string()),
              testing::ContainsRegex("Page size: +1683\\.[0-9]+ x 2383\\.[0-9]+ pts"));
}

TEST_F(Map, an_atlas_has_a_sheet_with_a_table_for_each_district) {
  CITYGAUGE_REQUIRE_POPPLER;
  const test::Outcome outcome = map(to_maps() + "--district WJ-05 --district WJ-07");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(lines(outcome.out).size(), 2U);
  const std::string text = text_of(maps() / "01_overview_WJ-05.pdf");
  for (const char* expected : {"江南新城单元", "道路网密度", "7.83", "≥ 8", "✗ 未达标", "位置图"})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST_F(Map, speaks_english_too) {
  CITYGAUGE_REQUIRE_POPPLER;
  const test::Outcome outcome =
      test::citygauge("map " + out().string() + " --lang en --overview " + to_maps());
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const std::string text = text_of(maps() / "01_overview.pdf");
  for (const char* expected : {"Legend", "Base map", "Coordinate system", "Scale"})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST_F(Map, the_same_result_gives_the_same_bytes) {
  for (const char* format : {"pdf", "svg", "png"}) {
    const std::string options = std::string("--overview --dpi 60 --format ") + format + " -o ";
    ASSERT_EQ(map(options + (maps() / "a").string()).exit_code, 0);
    ASSERT_EQ(map(options + (maps() / "b").string()).exit_code, 0);
    const std::string name = std::string("01_overview.") + format;
    EXPECT_EQ(test::read_text(maps() / "a" / name), test::read_text(maps() / "b" / name)) << name;
    EXPECT_THAT(test::read_text(maps() / "a" / name), Not(IsEmpty()));
  }
}

TEST_F(Map, wrong_usage_is_exit_code_2_and_no_result_is_3) {
  EXPECT_EQ(map("--indicator road_densit").exit_code, 2);
  EXPECT_THAT(map("--indicator road_densit").err, HasSubstr("road_density"));
  EXPECT_EQ(map("--district WJ-99").exit_code, 2);
  for (const char* wrong : {"--paper A9", "--paper 10x10", "--paper 420x", "--format gif", "--scale 0",
                            "--project /no/such/file", "--logo /no/such/file", "--context roofs"})
    EXPECT_EQ(map(wrong).exit_code, 2) << wrong;
  EXPECT_EQ(map("", folder_of_maps_ / "nothing").exit_code, 3);
}

TEST_F(Map, draws_without_context_and_says_so_when_the_project_is_gone) {
  const fs::path moved = maps() / "moved";  // where the way to the project leads nowhere
  fs::create_directory(moved);
  fs::copy(out() / "result.gpkg", moved / "result.gpkg");
  const test::Outcome outcome = map("--overview", moved);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("未绘底图"));
  EXPECT_TRUE(fs::exists(moved / "maps" / "01_overview.pdf"));
  EXPECT_THAT(map("--overview --no-context", moved).err, IsEmpty());
}

TEST_F(Map, never_writes_over_an_input) {
  ASSERT_EQ(map(to_maps() + "--overview --format png --dpi 30").exit_code, 0);
  const fs::path logo = maps() / "01_overview.png";
  const std::string before = test::read_text(logo);
  const test::Outcome outcome = map(to_maps() + "--overview --format png --logo " + logo.string());
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("would overwrite an input"));
  EXPECT_EQ(test::read_text(logo), before);
}

/// A city whose district is called like a script: whoever opens the map must see its name, not run it.
TEST(MapOfHostileNames, a_script_in_a_name_stays_text) {
  const test::TemporaryFolder folder;
  const std::string script = "<script>alert(1)</script>";
  test::write_layer(folder / "districts.gpkg", "districts", wkbPolygon, 4545,
                    {{"POLYGON((540000 3410000,544000 3410000,544000 3414000,540000 3414000,540000 3410000))",
                      {{"did", "../../evil"}, {"name", script}}}},
                    {"did", "name"});
  test::write_layer(folder / "roads.gpkg", "roads", wkbLineString, 4545,
                    {{"LINESTRING(540000 3410500,544000 3410500)", {{"class", "arterial"}}}}, {"class"});
  test::write_text(
      folder / "project.toml",
      "title = \"</title><script>alert(2)</script>\"\nindicators = [\"road_density\"]\n[districts]\n"
      "source = \"districts.gpkg\"\nid = \"did\"\nname = \"name\"\nscope = \"建成区\"\n"
      "[layers.roads]\nsource = \"roads.gpkg\"\n");
  const fs::path out = folder / "out";
  ASSERT_EQ(test::citygauge("check " + (folder / "project.toml").string() + " -o " + out.string()).exit_code,
            0);
  const test::Outcome outcome = test::citygauge(
      "map " + out.string() + " --indicator road_density --district all --format svg --format pdf");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const fs::path svg = out / "maps" / "02_road_density__evil.svg";
  for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
    if (entry.path().extension() == ".svg") EXPECT_EQ(entry.path(), svg);
  EXPECT_THAT(test::read_text(svg), Not(HasSubstr("<script")));
  CITYGAUGE_REQUIRE_POPPLER;
  EXPECT_THAT(run("pdftotext " + (out / "maps" / "02_road_density__evil.pdf").string() + " -"),
              HasSubstr(script));
}

}  // namespace
}  // namespace citygauge
