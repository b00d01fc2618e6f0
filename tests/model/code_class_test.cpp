#include <gtest/gtest.h>

#include "model/role.hpp"

namespace citygauge {
namespace {

/// prefix and name aside, an entry is green, park, permeable and class.
CodeSystem::Entry entry(const std::string& green, const std::string& park, const std::string& permeable,
                        const std::string& land_class, const std::string& name = "") {
  return {"01", name, green, park, permeable, land_class};
}

std::string green_class(const CodeSystem::Entry& code) {
  return classify_code("green", code).canonical;
}

TEST(ClassifyCode, of_green_tells_the_kind_of_green_space) {
  EXPECT_EQ(green_class(entry("1", "1", "1", "construction")), "park");
  EXPECT_EQ(green_class(entry("1", "0", "1", "construction")), "protective");
  EXPECT_EQ(green_class(entry("1", "0", "1", "attached")), "attached");
  EXPECT_EQ(green_class(entry("part", "0", "part", "plaza")), "plaza");
}

TEST(ClassifyCode, of_green_keeps_what_lies_outside_built_up_land_apart) {
  EXPECT_EQ(green_class(entry("0", "0", "1", "open", "区域绿地")), "regional");
  EXPECT_EQ(green_class(entry("0", "0", "1", "forest")), "regional");
  EXPECT_EQ(green_class(entry("0", "0", "1", "wetland")), "regional");
  EXPECT_EQ(green_class(entry("0", "0", "1", "open", "耕地")), "") << "a field is no green space";
  EXPECT_EQ(green_class(entry("0", "0", "attribute", "residential")), "");
}

TEST(ClassifyCode, of_green_tells_no_permeability) {
  EXPECT_EQ(classify_code("green", entry("1", "1", "1", "construction")).permeability, std::nullopt);
}

TEST(ClassifyCode, of_land_use_is_the_table_s_own_class) {
  for (const char* land_class : {"construction", "residential", "rural", "transport", "road", "plaza", "open",
                                 "farmland", "forest", "wetland", "water", "attached"}) {
    const CodeClass found = classify_code("land_use", entry("0", "0", "1", land_class));
    EXPECT_EQ(found.canonical, land_class);
    EXPECT_EQ(found.permeability, std::nullopt);
  }
}

// The csv has parks and protective green as construction land, which they are for the built-up area.
TEST(ClassifyCode, of_land_use_tells_parks_from_protective_green) {
  EXPECT_EQ(classify_code("land_use", entry("1", "1", "1", "construction")).canonical, "park");
  EXPECT_EQ(classify_code("land_use", entry("1", "0", "1", "construction")).canonical, "protective");
  EXPECT_EQ(classify_code("land_use", entry("1", "0", "1", "attached")).canonical, "attached");
}

TEST(ClassifyCode, of_green_before_is_that_of_green) {
  EXPECT_EQ(classify_code("green_before", entry("1", "1", "1", "construction")).canonical, "park");
}

void expect_cover(const CodeSystem::Entry& code, const std::string& canonical, std::optional<double> share) {
  const CodeClass found = classify_code("land_cover", code);
  EXPECT_EQ(found.canonical, canonical) << code.permeable << " " << code.land_class;
  EXPECT_EQ(found.permeability, share) << code.permeable << " " << code.land_class;
}

TEST(ClassifyCode, of_land_cover_tells_class_and_permeability) {
  expect_cover(entry("0", "0", "1", "forest"), "forest", 1.0);
  expect_cover(entry("0", "0", "1", "wetland"), "wetland", 1.0);
  expect_cover(entry("0", "0", "1", "farmland"), "farmland", 1.0);
  expect_cover(entry("1", "1", "1", "construction"), "grass", 1.0);
  expect_cover(entry("0", "0", "0", "road"), "road", 0.0);
  expect_cover(entry("0", "0", "0", "open"), "bare", 0.0);
  expect_cover(entry("0", "0", "0", "transport"), "paved", 0.0);
}

// The weight of water is for the indicator to set.
TEST(ClassifyCode, of_water_leaves_its_weight_open) {
  expect_cover(entry("0", "0", "water", "water"), "water", std::nullopt);
}

TEST(ClassifyCode, of_land_cover_does_not_guess_what_the_code_leaves_open) {
  for (const char* permeable : {"part", "attribute", "warn"})
    expect_cover(entry("0", "0", permeable, "residential"), "", std::nullopt);
}

TEST(ClassifyCode, of_another_role_is_none) {
  EXPECT_EQ(classify_code("roads", entry("1", "1", "1", "road")).canonical, "");
  EXPECT_EQ(classify_code("parks", entry("1", "1", "1", "construction")).canonical, "");
}

}  // namespace
}  // namespace citygauge
