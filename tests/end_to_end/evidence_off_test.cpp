// `evidence = false`: the same numbers and verdicts of every indicator, without what is drawn to prove them.
#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "end_to_end/sample_run.hpp"

namespace citygauge {
namespace {

using test::read_csv;
using test::read_json;
using testing::Each;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::set<std::string> tables_of(const std::filesystem::path& result) {
  const DatasetHandle file = open_vector_dataset(result / "result.gpkg");
  std::set<std::string> tables;
  for (OGRLayer* layer : file->GetLayers()) tables.insert(layer->GetName());
  return tables;
}

/// The whole sample, checked with and without evidence.
class EvidenceOff : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    test::copy_sample(folder_.path());
    const std::string text = test::read_text(folder_ / project());
    std::ofstream(folder_ / project()) << "evidence = false\n" << text;
    with_ = test::citygauge(command(test::sample / project(), "with"));
    without_ = test::citygauge(command(folder_ / project(), "without"));
  }

  static std::string project() { return GetParam() + ".toml"; }
  [[nodiscard]] std::string command(const std::filesystem::path& file, const std::string& name) const {
    return "check " + file.string() + " --lang zh -o " + (folder_ / name).string();
  }
  [[nodiscard]] nlohmann::json told(const std::string& name, const std::string& topic) const {
    return read_json(folder_ / name / "results.json")[topic];
  }

  test::TemporaryFolder folder_;
  test::Outcome with_, without_;
};

TEST_P(EvidenceOff, changes_no_number_and_no_verdict) {
  EXPECT_EQ(without_.exit_code, with_.exit_code) << without_.err;
  EXPECT_EQ(test::read_text(folder_ / "without/results.csv"), test::read_text(folder_ / "with/results.csv"));
  for (const char* topic : {"sensitivity", "ledger", "counts"})
    EXPECT_EQ(told("without", topic), told("with", topic)) << topic;
}

TEST_P(EvidenceOff, draws_nothing_and_says_so) {
  EXPECT_THAT(tables_of(folder_ / "without"), Each(Not(StartsWith("evidence_"))));
  EXPECT_GT(tables_of(folder_ / "with").size(), tables_of(folder_ / "without").size());
  for (const char* name : {"with", "without"}) {
    const bool is_off = told(name, "issues").dump().find("\"evidence_off\"") != std::string::npos;
    EXPECT_EQ(is_off, name == std::string("without"));
  }
  EXPECT_THAT(test::read_text(folder_ / "without/report.html"), HasSubstr("未绘制证据"));
}

TEST_P(EvidenceOff, is_no_evidence_that_a_plan_resolved) {
  const auto outcome =
      test::citygauge("compare " + (folder_ / "with").string() + " " + (folder_ / "without").string() +
                      " --lang en -o " + (folder_ / "compared").string());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("setting of the project evidence: true → false"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("resolved")));
}

INSTANTIATE_TEST_SUITE_P(Sample, EvidenceOff, testing::Values("project_all", "project_hubs"),
                         [](const auto& project) { return project.param; });

}  // namespace
}  // namespace citygauge
