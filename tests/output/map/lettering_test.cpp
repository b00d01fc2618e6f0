#include "output/map/lettering.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

// A1 has 8 times and A0 16 times the area of A4, but for the rounding of their sides to whole millimetres
// (0.2 %): 8^0.3 = 1.8661, 16^0.3 = 2.2974. A postcard's 0.25^0.3 = 0.66 is raised to 0.8.
TEST(Lettering, grows_with_the_sheet_but_slower) {
  EXPECT_DOUBLE_EQ(lettering_for({297, 210}, Language::zh).scale, 1);
  EXPECT_NEAR(lettering_for({594, 841}, Language::zh).scale, 1.8661, 0.002);
  EXPECT_NEAR(lettering_for({841, 1189}, Language::zh).scale, 2.2974, 0.003);
  EXPECT_DOUBLE_EQ(lettering_for({105, 148}, Language::zh).scale, 0.8);
  EXPECT_DOUBLE_EQ(lettering_for({5000, 5000}, Language::zh).scale, 3);
}

TEST(Lettering, begins_with_eight_points_on_a4) {
  EXPECT_DOUBLE_EQ(lettering_for({210, 297}, Language::en).body_pt(), 8);
}

TEST(Lettering, a_shortened_text_ends_with_a_mark_and_keeps_whole_characters) {
  EXPECT_EQ(shortened("道路网密度", 10), "道路网密度");
  EXPECT_EQ(shortened("道路网密度", 9), "道路网密…");  // 4 x 2 columns and the mark
  EXPECT_EQ(shortened("道路网密度", 8), "道路网…");    // 4 x 2 and the mark would be 9
  EXPECT_EQ(shortened("a\nb\x1b[31m", 20), "a b\uFFFD[31m");
  EXPECT_EQ(shortened(std::string(5000, 'x'), 120), std::string(119, 'x') + "…");
  EXPECT_EQ(shortened("\xF0\x9F", 3), "\uFFFD\uFFFD");
}

// 60 among wishes of 10, 20 and 90: 10 is less than a third, 20 less than half of what is left, 30 remain.
TEST(Lettering, width_is_shared_so_that_narrow_columns_get_what_they_need) {
  EXPECT_EQ(shared_width({10, 20, 90}, 60), (std::vector<double>{10, 20, 30}));
  EXPECT_EQ(shared_width({90, 20, 80}, 60), (std::vector<double>{20, 20, 20}));
  EXPECT_EQ(shared_width({10, 20, 30}, 100), (std::vector<double>{50, 20, 30}));
  EXPECT_TRUE(shared_width({}, 100).empty());
}

}  // namespace
}  // namespace citygauge
