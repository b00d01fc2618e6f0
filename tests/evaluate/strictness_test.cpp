#include "evaluate/strictness.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"

namespace citygauge {
namespace {

using testing::HasSubstr;
using testing::Not;

Issue issue(const char* action, std::int64_t fid) {
  return {Severity::warning, "some_code", "roads", fid, "something", action, {}};
}

TEST(Strictness, lets_pass_what_needed_no_mending) {
  EXPECT_NO_THROW(refuse_mended_input({}));
  EXPECT_NO_THROW(refuse_mended_input({issue("kept", 1), issue("not counted", 2), issue("transformed", 3)}));
}

TEST(Strictness, names_what_was_repaired_or_left_out) {
  try {
    refuse_mended_input({issue("repaired", 17), issue("kept", 18), issue("left out", 19)});
    FAIL() << "should have been refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), HasSubstr("in 2 places"));
    EXPECT_THAT(error.what(), HasSubstr("roads feature 17: something (some_code, repaired)"));
    EXPECT_THAT(error.what(), HasSubstr("roads feature 19"));
    EXPECT_THAT(error.what(), Not(HasSubstr("feature 18")));
  }
}

TEST(Strictness, lists_a_screen_at_most) {
  try {
    refuse_mended_input(std::vector<Issue>(31, issue("repaired", 7)));
    FAIL() << "should have been refused";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("… and 1 more"));
  }
}

}  // namespace
}  // namespace citygauge
