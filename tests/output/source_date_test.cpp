#include "output/source_date.hpp"

#include <gtest/gtest.h>

#include "sample_report.hpp"

namespace citygauge {
namespace {

using samples::ScopedEnvironment;

TEST(SourceDate, is_read_from_the_environment) {
  const ScopedEnvironment epoch("SOURCE_DATE_EPOCH", "86400");
  EXPECT_EQ(source_date(), "1970-01-02T00:00:00.000Z");
}

// date -u -d @1700000000: 2023-11-14 22:13:20
TEST(SourceDate, knows_the_calendar) {
  const ScopedEnvironment epoch("SOURCE_DATE_EPOCH", "1700000000");
  EXPECT_EQ(source_date(), "2023-11-14T22:13:20.000Z");
}

TEST(SourceDate, is_none_when_it_is_not_a_time) {
  for (const char* text : {"", "soon", "12x", "-1", "99999999999999999999", "253402300800"}) {
    const ScopedEnvironment epoch("SOURCE_DATE_EPOCH", text);
    EXPECT_FALSE(source_date()) << text;
  }
}

}  // namespace
}  // namespace citygauge
