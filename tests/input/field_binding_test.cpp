#include "input/field_binding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace citygauge {
namespace {

Role road_role() {
  Role role;
  role.name = "roads";
  AttributeSpec road_class;
  road_class.name = "class";
  road_class.required = true;
  road_class.fields = {"class", "DLDJ", "highway"};
  AttributeSpec lanes;
  lanes.name = "lanes";
  lanes.type = AttributeType::number;
  lanes.fields = {"lanes"};
  role.attributes = {road_class, lanes};
  return role;
}

LayerSource source() {
  LayerSource result;
  result.role = "roads";
  result.source = "roads.shp";
  return result;
}

TEST(FieldBinding, knows_fields_by_the_roles_names_in_any_case) {
  const Role role = road_role();
  const auto bound = bind_fields({"class", "lanes"}, role, source(), {"fid", "dldj"});
  ASSERT_EQ(bound.size(), 1U);
  EXPECT_EQ(bound[0].field, "dldj");
}

TEST(FieldBinding, the_project_decides_before_the_role) {
  const Role role = road_role();
  LayerSource stated = source();
  stated.fields["class"] = "GRADE";
  EXPECT_EQ(bind_fields({"class"}, role, stated, {"class", "grade"})[0].field, "grade");
}

// Ten bytes of 规划道路等级: five characters in GBK; in UTF-8 three, and the first byte of the fourth.
TEST(FieldBinding, knows_names_that_a_dbf_has_cut) {
  Role role = road_role();
  role.attributes[0].fields = {"规划道路等级"};
  role.attributes[1].fields = {"carriageway_width"};
  for (const std::string field : {"规划道路等", "规划道", "规划道\xE8"})
    EXPECT_EQ(bind_fields({"class"}, role, source(), {"fid", field})[0].field, field);
  EXPECT_EQ(bind_fields({"class", "lanes"}, role, source(), {"规划道路等", "carriagewa"})[1].field,
            "carriagewa");
  EXPECT_EQ(bind_fields({"class", "lanes"}, role, source(), {"规划道路等", "carriage"}).size(), 1U);
  EXPECT_THROW((void)bind_fields({"class"}, role, source(), {"规划"}), Error);
}

TEST(FieldBinding, a_whole_name_goes_before_a_cut_one) {
  Role role = road_role();
  role.attributes[0].fields = {"规划道路等级", "class"};
  EXPECT_EQ(bind_fields({"class"}, role, source(), {"规划道路等", "class"})[0].field, "class");
}

TEST(FieldBinding, reads_openstreetmap_tags) {
  const Role role = road_role();
  const auto bound = bind_fields({"class", "lanes"}, role, source(), {"highway", "other_tags"});
  ASSERT_EQ(bound.size(), 2U);
  EXPECT_EQ(bound[1].field, "other_tags");
  EXPECT_EQ(bound[1].tag, "lanes");
  EXPECT_EQ(other_tag(R"("lanes"=>"2","name:zh"=>"人民\"大\"道")", "lanes"), "2");
  EXPECT_EQ(other_tag(R"("lanes"=>"2","name:zh"=>"人民\"大\"道")", "name:zh"), "人民\"大\"道");
  EXPECT_EQ(other_tag(R"("lanes"=>"2")", "oneway"), std::nullopt);
}

TEST(FieldBinding, a_required_attribute_without_a_field_stops_the_run) {
  const Role role = road_role();
  try {
    (void)bind_fields({"class"}, role, source(), {"fid", "kind"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), testing::HasSubstr("roads.shp"));
    EXPECT_THAT(error.hint(), testing::HasSubstr("kind"));
  }
}

}  // namespace
}  // namespace citygauge
