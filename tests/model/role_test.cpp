#include "model/role.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

using Names = std::vector<std::string>;

CodeSystem system_of(const Names& prefixes) {
  CodeSystem system;
  for (const std::string& prefix : prefixes) system.entries.push_back({prefix, "", "0", "0", "0", "open"});
  return system;
}

/// The prefix of the entry that a code finds, or "none".
std::string found(const CodeSystem& system, const std::string& code) {
  const CodeSystem::Entry* entry = system.find(code);
  return entry == nullptr ? "none" : entry->prefix;
}

TEST(CodeSystemFind, takes_the_longest_prefix_in_any_order) {
  for (const Names& prefixes : {Names{"08", "0810", "0810A"}, Names{"0810A", "0810", "08"}}) {
    const CodeSystem system = system_of(prefixes);
    EXPECT_EQ(found(system, "08"), "08");
    EXPECT_EQ(found(system, "0809"), "08");
    EXPECT_EQ(found(system, "0810"), "0810");
    EXPECT_EQ(found(system, "08101"), "0810");
    EXPECT_EQ(found(system, "0810A"), "0810A");
  }
}

TEST(CodeSystemFind, zeros_that_pad_a_code_change_nothing) {
  const CodeSystem system = system_of({"1401", "10", "1001"});
  EXPECT_EQ(found(system, "140100"), "1401");
  EXPECT_EQ(found(system, "1000"), "10");
  EXPECT_EQ(found(system, "100000"), "10");
  EXPECT_EQ(found(system, "1001"), "1001");
}

// "1" is no class of a system whose classes have two digits, and "801" may have lost a zero: not guessed.
TEST(CodeSystemFind, does_not_guess_a_cut_code) {
  const CodeSystem system = system_of({"10", "08"});
  EXPECT_EQ(found(system, "1"), "none");
  EXPECT_EQ(found(system, "801"), "none");
  EXPECT_EQ(found(system, "0"), "none");
  EXPECT_EQ(found(system, ""), "none");
  EXPECT_EQ(found(system, "  "), "none");
}

TEST(CodeSystemFind, reads_letters_without_case_and_spaces) {
  const CodeSystem system = system_of({"R", "S1", "S", "0810A"});
  EXPECT_EQ(found(system, "r2"), "R");
  EXPECT_EQ(found(system, " S1 "), "S1");
  EXPECT_EQ(found(system, "S12"), "S1");
  EXPECT_EQ(found(system, "S2"), "S");
  EXPECT_EQ(found(system, "0810a\n"), "0810A");
  EXPECT_EQ(found(system, "X"), "none");
}

TEST(CodeSystemFind, takes_digits_and_one_closing_letter_behind_the_prefix) {
  const CodeSystem system = system_of({"02", "R"});
  EXPECT_EQ(found(system, "0201K"), "02");
  EXPECT_EQ(found(system, "R21"), "R");
  EXPECT_EQ(found(system, "02KK"), "none");
}

TEST(CodeSystemFind, a_mix_of_two_uses_is_neither) {
  const CodeSystem system = system_of({"G1", "S", "R", "B"});
  EXPECT_EQ(found(system, "G1/S4"), "none");
  EXPECT_EQ(found(system, "R2B1"), "none");
  EXPECT_EQ(found(system, "B1+R"), "none");
  EXPECT_EQ(found(system, "G1 S4"), "none");
}

TEST(CodeSystemFind, a_prefix_with_spaces_around_it_is_the_same_prefix) {
  const CodeSystem system = system_of({" 01    ", "0101"});
  EXPECT_EQ(found(system, "01"), " 01    ");
  EXPECT_EQ(found(system, "0101"), "0101");
}

AttributeSpec road_class() {
  AttributeSpec spec;
  spec.values = {{"主干路", "arterial"}, {"Primary", "arterial"}, {"branch", "branch"}, {"BRANCH ", "other"}};
  spec.code_systems = {{"DLBM", "sandiao"}};
  spec.letter_codes = "gb50137_2011";
  return spec;
}

TEST(AttributeAlias, is_found_exactly_or_else_without_case_and_spaces) {
  const AttributeSpec spec = road_class();
  ASSERT_NE(spec.alias("主干路"), nullptr);
  EXPECT_EQ(spec.alias("主干路")->second, "arterial");
  ASSERT_NE(spec.alias(" primary\t"), nullptr);
  EXPECT_EQ(spec.alias(" primary\t")->first, "Primary");
  EXPECT_EQ(spec.alias("branch")->second, "branch") << "exactly goes first";
  EXPECT_EQ(spec.alias("主干"), nullptr);
  EXPECT_EQ(spec.alias(""), nullptr);
}

TEST(AttributeAlias, canonical_values_are_sorted_and_distinct) {
  EXPECT_EQ(road_class().canonical_values(), (Names{"arterial", "branch", "other"}));
  EXPECT_TRUE(AttributeSpec().canonical_values().empty());
}

TEST(AttributeCodeSystem, follows_from_the_field_or_else_from_a_letter) {
  const AttributeSpec spec = road_class();
  EXPECT_EQ(spec.code_system("dlbm", "1101"), "sandiao");
  EXPECT_EQ(spec.code_system("DLBM", "G1"), "sandiao") << "the field goes first";
  EXPECT_EQ(spec.code_system("code", " g1"), "gb50137_2011");
  EXPECT_EQ(spec.code_system("code", "1101"), "") << "digits alone never tell";
  EXPECT_EQ(spec.code_system("code", ""), "");
}

TEST(RoleAttribute, is_found_by_its_name) {
  Role role;
  role.attributes.resize(2);
  role.attributes[0].name = "class";
  role.attributes[1].name = "width";
  EXPECT_EQ(role.attribute("width"), &role.attributes[1]);
  EXPECT_EQ(role.attribute("Width"), nullptr);
}

TEST(LayerGeometry, has_a_word_for_messages) {
  EXPECT_EQ(to_string(LayerGeometry::point), "point");
  EXPECT_EQ(to_string(LayerGeometry::line), "line");
  EXPECT_EQ(to_string(LayerGeometry::polygon), "polygon");
  EXPECT_EQ(to_string(LayerGeometry::raster), "raster");
}

}  // namespace
}  // namespace citygauge
