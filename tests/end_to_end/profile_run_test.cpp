// `check --profile-run`: where the time of a run went, as a table and as a trace.
#include <gmock/gmock.h>

#include <set>

#include "sample_run.hpp"

namespace citygauge {
namespace {

using test::Outcome;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

Outcome profiled(const std::filesystem::path& out, const std::string& options = "") {
  return test::citygauge("check " + (test::sample / "project.toml").string() +
                         " --profile-run --lang en -o " + out.string() + " " + options);
}

/// The spans of trace.json; a category's alone if one is named.
std::vector<nlohmann::json> spans_in(const std::filesystem::path& out, const std::string& category = "") {
  std::vector<nlohmann::json> spans;
  const auto trace = test::read_json(out / "trace.json");
  for (const auto& event : trace.at("traceEvents"))
    if (event.at("ph") == "X" && (category.empty() || event.at("cat") == category)) spans.push_back(event);
  return spans;
}

/// What the spans of a category say under a key of their `args`.
std::set<std::string> named_by(const std::filesystem::path& out, const std::string& category,
                               const char* key) {
  std::set<std::string> names;
  for (const auto& span : spans_in(out, category)) names.insert(span.at("args").at(key));
  return names;
}

TEST(ProfileRun, names_every_layer_measure_and_file) {
  const TemporaryFolder folder;
  const Outcome outcome = profiled(folder.path());
  ASSERT_EQ(outcome.exit_code, 1) << outcome.err;
  const auto layers = named_by(folder.path(), "layer", "layer");
  const auto taken_from = named_by(folder.path(), "feed", "layer");
  for (const char* layer : {"roads", "green", "land_cover", "bus_stops", "corridors"}) {
    EXPECT_TRUE(layers.contains(layer)) << layer;
    EXPECT_TRUE(named_by(folder.path(), "read", "layer").contains(layer)) << layer;
    EXPECT_TRUE(named_by(folder.path(), "check", "layer").contains(layer)) << layer;
    EXPECT_TRUE(taken_from.contains(layer)) << layer;
  }
  const auto finished = named_by(folder.path(), "finish", "measure");
  const auto indicators = test::read_json(folder / "results.json").at("indicators");
  ASSERT_GT(indicators.size(), 5U);
  for (const auto& indicator : indicators) {
    const std::string id = indicator.at("id");
    EXPECT_TRUE(finished.contains(id)) << id;
  }
  const auto files = named_by(folder.path(), "write", "file");
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    if (entry.path().filename() != "trace.json")
      EXPECT_TRUE(files.contains(entry.path().filename())) << entry.path();
}

TEST(ProfileRun, phases_add_up_to_the_run) {
  const TemporaryFolder folder;
  (void)profiled(folder.path(), "--threads 2");
  const double wall_us =
      1e6 * test::read_json(folder / "trace.json").at("otherData").at("wall_s").get<double>();
  double phases_us = 0;
  for (const char* phase :
       {"settings", "districts", "plan", "layer", "measures", "judging", "provenance", "files", "flush"}) {
    const auto spans = spans_in(folder.path(), phase);
    EXPECT_FALSE(spans.empty()) << phase;
    for (const auto& span : spans) {
      EXPECT_EQ(span.at("tid"), 0) << phase;
      phases_us += span.at("dur").get<double>();
    }
  }
  EXPECT_LE(phases_us, wall_us * (1 + 1e-9)) << "phases follow one another";
  EXPECT_GT(phases_us, 0.8 * wall_us) << "nothing that takes long is missing";
  for (const auto& span : spans_in(folder.path()))
    EXPECT_LE(span.at("ts").get<double>() + span.at("dur").get<double>(), wall_us * (1 + 1e-9)) << span;
}

TEST(ProfileRun, spans_of_a_thread_enclose_one_another_or_are_apart) {
  const TemporaryFolder folder;
  (void)profiled(folder.path(), "--threads 4");
  std::map<int, std::vector<double>> ends;  // of the spans that are open, by thread
  constexpr double rounding_us = 0.002;
  for (const auto& span : spans_in(folder.path())) {
    const double begin = span.at("ts"), end = begin + span.at("dur").get<double>();
    auto& open = ends[span.at("tid")];
    while (!open.empty() && open.back() <= begin + rounding_us) open.pop_back();
    if (!open.empty()) EXPECT_LE(end, open.back() + rounding_us) << span;
    open.push_back(end);
  }
  EXPECT_FALSE(ends.empty());
}

TEST(ProfileRun, changes_nothing_of_the_result) {
  const TemporaryFolder with, without;
  const Outcome plain = test::citygauge("check " + (test::sample / "project.toml").string() +
                                        " --lang en -o " + without.path().string());
  const Outcome outcome = profiled(with.path());
  EXPECT_EQ(outcome.exit_code, plain.exit_code);
  EXPECT_FALSE(std::filesystem::exists(without / "trace.json"));
  for (const char* file : {"results.csv", "results.json"})
    EXPECT_EQ(test::read_text(with / file), test::read_text(without / file)) << file;
  EXPECT_THAT(outcome.err, HasSubstr("Where the time went"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("Where the time went"))) << "stdout is for the verdicts";
}

TEST(ProfileRun, is_silent_where_silence_is_asked_for) {
  const TemporaryFolder folder;
  EXPECT_EQ(profiled(folder.path(), "-q").err, "");
  EXPECT_TRUE(std::filesystem::exists(folder / "trace.json"));
}

TEST(ProfileRun, does_not_cover_an_input) {
  const TemporaryFolder folder;
  test::copy_sample(folder.path());
  const std::string layer = R"({"type":"FeatureCollection","features":[]})";
  test::write_text(folder / "trace.json", layer);
  test::write_text(folder / "project.toml", test::read_text(test::sample / "project.toml") +
                                                "\n[layers.trails]\nsource = \"trace.json\"\n");
  const std::string check = "check " + (folder / "project.toml").string() + " -o " + folder.path().string();
  const Outcome outcome = test::citygauge(check + " --profile-run");
  EXPECT_EQ(outcome.exit_code, 2) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("overwrite an input"));
  EXPECT_EQ(test::read_text(folder / "trace.json"), layer);
  EXPECT_EQ(test::citygauge(check).exit_code, 1) << "without it the file is not in the way";
}

TEST(ProfileRun, leaves_no_trace_of_a_run_that_failed) {
  const TemporaryFolder folder;
  test::write_text(folder / "project.toml",
                   "title = \"none\"\nindicators = [\"road_density\"]\n[districts]\nsource = \"none.gpkg\"\n"
                   "id = \"did\"\nscope = \"建成区\"\n");
  const Outcome outcome = test::citygauge("check " + (folder / "project.toml").string() +
                                          " --profile-run -o " + (folder / "out").string());
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

}  // namespace
}  // namespace citygauge
