#include "output/catalogue/result_numbers.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"
#include "output/sample_report.hpp"

namespace citygauge {
namespace {

using samples::sample_report;
using samples::sample_result;
using testing::HasSubstr;

std::string hint_of(const RunReport& report, const std::string& name) {
  try {
    (void)numbers_of(report, number_name(name));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    return error.hint();
  }
  return "nothing was refused";
}

TEST(NumberName, is_parted_at_the_last_slash) {
  EXPECT_EQ(number_name("a/b/road_density").subject, "a/b");
  EXPECT_EQ(number_name("a/b/road_density").indicator, "road_density");
  for (const char* const wrong : {"", "/", "road_density", "01/", "/road_density"})
    EXPECT_THROW((void)number_name(wrong), Error) << wrong;
}

TEST(Numbers, are_of_one_subject_by_id_or_name) {
  const RunReport report = sample_report();
  EXPECT_EQ(numbers_of(report, {"02", "road_density"}).size(), 2U) << "one for each target";
  EXPECT_EQ(numbers_of(report, {"涪城区", "road_density"}).size(), 2U);
  EXPECT_EQ(numbers_of(report, {"安昌河廊道", "corridor_net_width"}).front()->district_id, "01");
}

// Two districts called 新区: 7 comes first. One whose id is 新区 would go before both.
TEST(Numbers, are_of_the_first_of_several_things_of_one_name) {
  RunReport report = sample_report();
  report.results = {sample_result("7", "x", 1, Verdict::no_target),
                    sample_result("8", "x", 2, Verdict::no_target)};
  for (Result& result : report.results) result.district_name = "新区";
  ASSERT_EQ(numbers_of(report, {"新区", "x"}).size(), 1U);
  EXPECT_EQ(numbers_of(report, {"新区", "x"}).front()->district_id, "7");
  report.results.push_back(sample_result("新区", "x", 3, Verdict::no_target));
  EXPECT_EQ(numbers_of(report, {"新区", "x"}).front()->value, 3);
}

TEST(Numbers, propose_what_the_result_has) {
  EXPECT_EQ(hint_of(sample_report(), "01/rod_density"), "did you mean `road_density`?");
  EXPECT_EQ(hint_of(sample_report(), "涪域区/road_density"), "did you mean `涪城区`?");
  RunReport many = sample_report();
  for (int i = 100; i < 160; ++i)
    many.results.push_back(samples::sample_result(std::to_string(i), "road_density", 9, Verdict::pass));
  EXPECT_THAT(hint_of(many, "quite another place/road_density"), HasSubstr(" more"));
}

}  // namespace
}  // namespace citygauge
