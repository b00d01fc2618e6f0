#include "config/plan_paths.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class PlanPaths : public testing::Test {
 protected:
  void file(const std::string& name) const {
    fs::create_directories((folder_.path() / name).parent_path());
    std::ofstream(folder_.path() / name) << "x";
  }
  [[nodiscard]] std::vector<std::string> names(const std::vector<std::string>& patterns) const {
    std::vector<std::string> all, names;
    for (const std::string& pattern : patterns) all.push_back((folder_.path() / pattern).string());
    for (const PlanPath& plan : find_plans(all, folder_.path() / "out")) names.push_back(plan.name);
    return names;
  }

  test::TemporaryFolder folder_;
};

TEST_F(PlanPaths, come_in_natural_order_without_sidecars_hidden_files_and_results) {
  for (const char* name : {"plan10.shp", "plan10.dbf", "plan10.shx", "plan2.gpkg", "plan2.gpkg-wal",
                           ".hidden.gpkg", "out/plan2/result.gpkg"})
    file(name);
  EXPECT_THAT(names({"*"}), ElementsAre("plan2", "plan10"));
}

TEST_F(PlanPaths, are_one_when_two_patterns_reach_the_same) {
  file("a.gpkg");
  EXPECT_THAT(names({"*.gpkg", "a.gpkg", "./a.*"}), ElementsAre("a"));
}

TEST_F(PlanPaths, tell_files_folders_and_projects_apart) {
  for (const char* name : {"a.gpkg", "b/roads.shp", "c/project.toml", "d.gdb/a0.gdbtable", "e.toml"})
    file(name);
  const std::string all = (folder_.path() / "*").string();
  std::vector<PlanKind> kinds;
  std::vector<std::string> names;
  for (const PlanPath& plan : find_plans({all}, folder_.path() / "out")) {
    kinds.push_back(plan.kind);
    names.push_back(plan.name);
  }
  EXPECT_THAT(names, ElementsAre("a", "b", "c", "d", "e"));
  EXPECT_THAT(kinds, ElementsAre(PlanKind::file, PlanKind::folder, PlanKind::project, PlanKind::file,
                                 PlanKind::project));
}

TEST_F(PlanPaths, called_alike_get_numbers_without_regard_to_case) {
  for (const char* name : {"1/plan.gpkg", "2/Plan.gpkg", "3/plan.zip"}) file(name);
  EXPECT_THAT(names({"*/*"}), ElementsAre("plan", "Plan-2", "plan-3"));
}

TEST_F(PlanPaths, with_brackets_in_their_names_are_found_as_they_are) {
  file("plan [1].gpkg");
  EXPECT_THAT(names({"plan [1].gpkg"}), ElementsAre("plan [1]"));
}

TEST_F(PlanPaths, that_nothing_matches_are_an_error) {
  EXPECT_THROW(static_cast<void>(names({"*.gpkg"})), Error);
}

TEST(SafeFileName, is_one_that_every_system_takes) {
  EXPECT_EQ(safe_file_name("方案 一"), "方案 一");
  EXPECT_EQ(safe_file_name("../a/b"), "_a_b");
  EXPECT_EQ(safe_file_name(".."), "plan");
  EXPECT_EQ(safe_file_name("a:b?. "), "a_b_");
  EXPECT_EQ(safe_file_name("summary.csv"), "_summary.csv");
  EXPECT_EQ(safe_file_name(std::string(99, 'a') + "城"), std::string(99, 'a'));  // no half of a character
  EXPECT_EQ(safe_file_name("a\nb\xFF"), "a b\xEF\xBF\xBD");
}

}  // namespace
}  // namespace citygauge
