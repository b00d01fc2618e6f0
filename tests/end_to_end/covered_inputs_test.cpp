// A source that is a folder must not receive a result: what lies in a file geodatabase belongs to it.
#include <gmock/gmock.h>

#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

TEST(CoveredInputs, a_result_does_not_go_into_a_file_geodatabase) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "plan.gdb");
  std::filesystem::create_directory_symlink(folder / "plan.gdb", folder / "link");
  test::write_text(folder / "plan.gdb" / "gdb", "not touched");
  test::write_text(folder / "project.toml",
                   "title = \"tiny\"\nindicators = [\"road_density\"]\n[districts]\nsource = \"plan.gdb\"\n"
                   "id = \"did\"\nscope = \"建成区\"\n");
  for (const char* out : {"plan.gdb", "plan.gdb/out", "link", "link/deeper/out"}) {
    const test::Outcome outcome =
        test::citygauge("check " + (folder / "project.toml").string() + " -o " + (folder / out).string());
    EXPECT_EQ(outcome.exit_code, 2) << out;
    EXPECT_THAT(outcome.err, testing::HasSubstr("overwrite an input")) << out;
  }
  const auto entries = std::filesystem::directory_iterator(folder / "plan.gdb");
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

}  // namespace
}  // namespace citygauge
