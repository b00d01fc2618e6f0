#include "config/profile_file.hpp"

#include "config/marked_text.hpp"
#include "core/digest.hpp"

namespace citygauge {
namespace {

using test::Slip;
using test::told_by;
using test::write_text;

const std::string head = "title = { zh = \"方案\" }\n[[target]]\n";
const std::string rest = "scope = \"建成区\"\nclause = \"二（五）\"\ntext = \"达到 8 公里\"\n";
const std::string good = head + "indicator = \"road_density\"\nthreshold = \">= 8\"\n" + rest;

const std::string demand = "[[not_computable]]\nclause = \"六（十九）\"\ntext = \"漏损率控制在 8%以内\"\n";

/// A data folder with one shipped profile and two indicators.
class ProfileFile : public testing::Test {
 protected:
  void SetUp() override {
    library_.data_dir = folder_.path();
    library_.indicators["road_density"];
    library_.indicators["green_ratio"];
    std::filesystem::create_directory(folder_ / "profiles");
    write_text(folder_ / "profiles/city-2030.toml", good);
  }
  Profile load(const std::string& name) const {
    return load_profile(name, {"project.toml", 4, 13}, library_);
  }

  test::TemporaryFolder folder_;
  Library library_;
};

TEST_F(ProfileFile, a_shipped_profile_is_found_by_its_name) {
  const Profile profile = load("city-2030");
  EXPECT_EQ(profile.id, "city-2030");
  EXPECT_EQ(profile.title.zh, "方案");
  EXPECT_EQ(profile.sha256, sha256_of(good));
  ASSERT_EQ(profile.targets.size(), 1U);
  const Target& target = profile.targets[0];
  EXPECT_EQ(target.profile, "city-2030");
  EXPECT_EQ(target.indicator, "road_density");
  EXPECT_EQ(to_string(target.threshold), ">= 8");
  EXPECT_EQ(target.scope, "建成区");
  EXPECT_EQ(target.clause, "二（五）");
  EXPECT_EQ(target.text, "达到 8 公里");
  EXPECT_FALSE(target.soft);
  EXPECT_EQ(target.year, std::nullopt);
  EXPECT_EQ(target.at.line, 2);
}

TEST_F(ProfileFile, lists_what_layers_cannot_answer_with_the_reason) {
  const std::string own = (folder_ / "own.toml").string();
  write_text(own, good + demand + "reason = { zh = \"需要计量\", en = \"Needs meters\" }\n");
  const Profile profile = load(own);
  EXPECT_EQ(profile.targets.size(), 1U);
  ASSERT_EQ(profile.not_computable.size(), 1U);
  EXPECT_EQ(profile.not_computable[0].clause, "六（十九）");
  EXPECT_EQ(profile.not_computable[0].text, "漏损率控制在 8%以内");
  EXPECT_EQ(profile.not_computable[0].reason.zh, "需要计量");
  EXPECT_EQ(profile.not_computable[0].reason.en, "Needs meters");
  EXPECT_EQ(profile.not_computable[0].at.line, 8);
}

TEST_F(ProfileFile, a_target_may_be_set_for_one_class_of_a_grouped_indicator) {
  library_.indicators["road_density"].group_by = "class";
  const std::string own = (folder_ / "own.toml").string();
  write_text(own, head + "indicator = \"road_density.绿色矿山\"\nthreshold = \">= 8\"\n" + rest);
  const Target target = load(own).targets.at(0);
  EXPECT_EQ(indicator_part(target.indicator), "road_density");
  EXPECT_EQ(class_part(target.indicator), "绿色矿山");
}

TEST_F(ProfileFile, a_profile_of_ones_own_is_found_by_its_path) {
  const std::string own = (folder_ / "own.toml").string();
  write_text(own, good + "year = 2035\nsoft = true\n");
  const Profile profile = load(own);
  EXPECT_EQ(profile.id, "own");
  EXPECT_EQ(profile.path, own);
  EXPECT_EQ(profile.targets.at(0).year, 2035);
  EXPECT_TRUE(profile.targets.at(0).soft);
}

TEST(ProfilePath, has_a_slash_or_the_ending_of_a_file) {
  EXPECT_TRUE(is_profile_path("./own"));
  EXPECT_TRUE(is_profile_path("own.toml"));
  EXPECT_FALSE(is_profile_path("mianyang-2030"));
}

TEST_F(ProfileFile, an_unknown_name_is_told_where_it_was_named) {
  const auto told = told_by([&] { static_cast<void>(load("city-2003")); });
  EXPECT_EQ(told.message, "project.toml:4:13: unknown profile `city-2003`");
  EXPECT_EQ(told.hint, "did you mean `city-2030`?");
}

TEST_F(ProfileFile, a_missing_file_is_told_where_it_was_named) {
  const std::string none = (folder_ / "none.toml").string();
  EXPECT_EQ(told_by([&] { static_cast<void>(load(none)); }).message,
            "project.toml:4:13: there is no profile file `" + none + "`");
}

TEST_F(ProfileFile, refuses_what_cannot_be_read) {
  const std::string own = (folder_ / "own.toml").string();
  write_text(own, "");
  EXPECT_EQ(told_by([&] { static_cast<void>(load(own)); }).message, own + ":1:1: the file is empty");
  write_text(own, "# 中\xB5\xC0\n");
  EXPECT_EQ(told_by([&] { static_cast<void>(load(own)); }).message, own + ":1:4: not UTF-8 (byte 0xB5)");
}

class ProfileFileSlip : public ProfileFile, public testing::WithParamInterface<Slip> {};

TEST_P(ProfileFileSlip, is_told_with_its_place_and_a_hint) {
  test::expect_slip_is_told(GetParam(), folder_ / "own.toml",
                            [&](const auto& file) { static_cast<void>(load(file.string())); });
}

Slip bad_threshold(const std::string& name, const std::string& threshold) {
  return {name, head + "indicator = \"road_density\"\nthreshold = ▶\"" + threshold + "\"\n" + rest,
          "`" + threshold + "` is not a threshold",
          "write \">= 8\", \"> 1\", \"<= 20\", \"< 3\" or a closed range \"[0.6, 1]\""};
}

INSTANTIATE_TEST_SUITE_P(
    each, ProfileFileSlip,
    testing::Values(
        Slip{"syntax", "title = { zh = \"方案\" ▶\n", "not valid TOML: …", ""},
        Slip{"unknown_key", "title = { zh = \"方案\" }\n[[▶targets]]\nindicator = \"road_density\"\n",
             "unknown key `targets`", "did you mean `target`?"},
        Slip{"missing_title", "▶[[target]]\nindicator = \"road_density\"\n", "`title` is missing", ""},
        Slip{"missing_targets", "▶title = { zh = \"方案\" }\n", "`target` is missing", ""},
        Slip{"no_targets", "title = { zh = \"方案\" }\ntarget = ▶[]\n", "a profile needs at least one target",
             ""},
        Slip{"targets_not_in_a_list", "title = { zh = \"方案\" }\n▶[target]\nindicator = \"road_density\"\n",
             "`target` must be a list, not a table", ""},
        Slip{"unknown_key_of_target", good + "▶claus = \"一\"\n", "unknown key `claus`",
             "did you mean `clause`?"},
        Slip{"unknown_indicator", head + "indicator = ▶\"road_densty\"\nthreshold = \">= 8\"\n" + rest,
             "unknown indicator `road_densty`", "did you mean `road_density`?"},
        Slip{"missing_indicator", "title = { zh = \"方案\" }\n▶[[target]]\nthreshold = \">= 8\"\n" + rest,
             "`indicator` is missing", ""},
        Slip{"missing_threshold",
             "title = { zh = \"方案\" }\n▶[[target]]\nindicator = \"road_density\"\n" + rest,
             "`threshold` is missing", ""},
        Slip{"missing_scope",
             "title = { zh = \"方案\" }\n▶[[target]]\nindicator = \"road_density\"\nthreshold = \">= 8\"\n",
             "`scope` is missing", ""},
        Slip{"empty_text",
             head +
                 "indicator = \"road_density\"\nthreshold = \">= 8\"\nscope = \"建成区\"\nclause = \"一\"\n"
                 "text = ▶\"\"\n",
             "`text` must not be empty", ""},
        Slip{"threshold_as_number", head + "indicator = \"road_density\"\nthreshold = ▶8\n" + rest,
             "`threshold` must be a text, not a whole number", ""},
        Slip{"wrong_type_of_year", good + "year = ▶\"2030\"\n", "`year` must be a whole number, not a text",
             ""},
        Slip{"year_out_of_range", good + "year = ▶20302030203\n", "`year` is out of range", ""},
        Slip{"class_of_an_indicator_without",
             head + "indicator = ▶\"road_density.branch\"\nthreshold = \">= 8\"\n" + rest,
             "indicator `road_density` has no classes", ""},
        Slip{"demand_without_a_reason", good + "▶" + demand, "`reason` is missing", ""},
        Slip{"demand_with_a_threshold", good + demand + "▶threshold = \">= 8\"\n", "unknown key `threshold`",
             "…"},
        Slip{"wrong_type_of_soft", good + "soft = ▶\"力争\"\n", "`soft` must be true or false, not a text",
             ""}),
    test::slip_name);

INSTANTIATE_TEST_SUITE_P(of_the_threshold, ProfileFileSlip,
                         testing::Values(bad_threshold("no_comparator", "8"),
                                         bad_threshold("no_number", ">="),
                                         bad_threshold("with_unit", ">= 8 km"),
                                         bad_threshold("range_upside_down", "[1, 0.6]"),
                                         bad_threshold("in_chinese", "≥ 8")),
                         test::slip_name);

}  // namespace
}  // namespace citygauge
