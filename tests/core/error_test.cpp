#include "core/error.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

TEST(Location, leaves_out_what_is_unknown) {
  EXPECT_EQ(to_string(Location{"project.toml", 3, 7}), "project.toml:3:7");
  EXPECT_EQ(to_string(Location{"project.toml", 3, 0}), "project.toml:3");
  EXPECT_EQ(to_string(Location{"project.toml", 0, 0}), "project.toml");
}

TEST(Error, of_configuration_begins_with_its_place) {
  const Error error = config_error({"project.toml", 3, 7}, "unknown key", "did you mean layers?");
  EXPECT_EQ(error.kind(), ErrorKind::config);
  EXPECT_STREQ(error.what(), "project.toml:3:7: unknown key");
  EXPECT_EQ(error.hint(), "did you mean layers?");
}

TEST(Error, of_input_may_do_without_a_hint) {
  const Error error = input_error("roads.gpkg: no layer roads");
  EXPECT_EQ(error.kind(), ErrorKind::input);
  EXPECT_TRUE(error.hint().empty());
}

}  // namespace
}  // namespace citygauge
