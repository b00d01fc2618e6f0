// What ships must load, and every name in it must lead somewhere. The folders are globbed: a new file is
// tested without a line here.
#include "config/library.hpp"

#include <algorithm>
#include <cctype>

#include "config/profile_file.hpp"
#include "config/project_file.hpp"
#include "config/text_file.hpp"
#include "support/shared_data.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using test::shipped_library;

const fs::path shipped = CITYGAUGE_SOURCE_DIR;

std::vector<Profile> shipped_profiles() {
  std::vector<Profile> profiles;
  for (const fs::path& file : files_in(shipped / "profiles", ".toml"))
    profiles.push_back(load_profile(name_of(file), {}, shipped_library()));
  return profiles;
}

TEST(ShippedLibrary, every_file_of_it_is_loaded) {
  const Library& library = shipped_library();
  EXPECT_EQ(library.roles.size(), files_in(shipped / "layers/roles", ".toml").size());
  EXPECT_EQ(library.code_systems.size(), files_in(shipped / "layers/codes", ".csv").size());
  EXPECT_EQ(library.indicators.size(), files_in(shipped / "indicators", ".toml").size());
  EXPECT_GE(library.indicators.size(), 5U);
  EXPECT_GE(library.code_systems.size(), 4U);
}

// DESIGN §3, a contract.
TEST(ShippedLibrary, has_every_role) {
  for (const char* role : {"districts",  "roads",      "road_polygons", "walkways",   "rail",
                           "bus_stops",  "bus_routes", "rail_exits",    "green",      "greenways",
                           "trails",     "parks",      "land_use",      "land_cover", "water",
                           "corridors",  "groups",     "buildings",     "population", "communities",
                           "facilities", "plazas",     "control_lines", "stations",   "zones",
                           "points",     "dem"})
    EXPECT_TRUE(shipped_library().roles.contains(role)) << role;
}

TEST(ShippedLibrary, speaks_both_languages) {
  for (const auto& [name, role] : shipped_library().roles) {
    EXPECT_FALSE(role.title.zh.empty()) << name;
    EXPECT_FALSE(role.title.en.empty()) << name;
  }
  for (const auto& [id, indicator] : shipped_library().indicators) {
    EXPECT_FALSE(indicator.title.zh.empty()) << id;
    EXPECT_FALSE(indicator.title.en.empty()) << id;
    EXPECT_FALSE(indicator.definition.zh.empty()) << id;
    EXPECT_FALSE(indicator.definition.en.empty()) << id;
  }
  for (const Profile& profile : shipped_profiles()) {
    EXPECT_FALSE(profile.title.zh.empty()) << profile.id;
    EXPECT_FALSE(profile.title.en.empty()) << profile.id;
  }
}

/// Upper case, as values are compared when they do not fit exactly.
std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

// A value is looked up exactly and then without case: two readings of it would depend on the order of a map.
TEST(ShippedRoles, no_value_can_be_read_in_two_ways) {
  for (const auto& [name, role] : shipped_library().roles)
    for (const AttributeSpec& attribute : role.attributes) {
      std::map<std::string, std::string> readings;
      for (const auto& [met, canonical] : attribute.values) {
        const auto [entry, added] = readings.emplace(upper(met), canonical);
        EXPECT_EQ(entry->second, canonical) << name << "." << attribute.name << ": " << met;
      }
    }
}

TEST(ShippedRoles, no_field_name_serves_an_attribute_twice) {
  for (const auto& [name, role] : shipped_library().roles)
    for (const AttributeSpec& attribute : role.attributes) {
      std::set<std::string> seen;
      for (const std::string& field : attribute.fields)
        EXPECT_TRUE(seen.insert(upper(field)).second) << name << "." << attribute.name << ": " << field;
    }
}

TEST(ShippedRoles, a_role_that_reads_codes_has_a_class_for_them) {
  for (const auto& [name, role] : shipped_library().roles)
    if (role.attribute("code") != nullptr) EXPECT_NE(role.attribute("class"), nullptr) << name;
}

// What classify_code gives must be a class that the role knows.
TEST(ShippedCodes, every_code_has_a_class_that_its_role_knows) {
  for (const char* name : {"green", "land_use", "land_cover"}) {
    const auto known = shipped_library().roles.at(name).attribute("class")->canonical_values();
    for (const auto& [system, codes] : shipped_library().code_systems)
      for (const CodeSystem::Entry& entry : codes.entries) {
        const std::string canonical = classify_code(name, entry).canonical;
        EXPECT_TRUE(canonical.empty() || std::ranges::find(known, canonical) != known.end())
            << system << " " << entry.prefix << " in " << name << ": " << canonical;
      }
  }
}

TEST(ShippedCodes, every_prefix_finds_its_own_entry) {
  for (const auto& [system, codes] : shipped_library().code_systems)
    for (const CodeSystem::Entry& entry : codes.entries)
      EXPECT_EQ(codes.find(entry.prefix), &entry) << system << " " << entry.prefix;
}

TEST(ShippedProfiles, are_there) {
  const auto profiles = shipped_profiles();
  EXPECT_GE(profiles.size(), 2U);
  for (const char* id : {"mianyang-2030", "wanzhou-2030"})
    EXPECT_NE(std::ranges::find(profiles, id, &Profile::id), profiles.end()) << id;
}

// Loading refuses an indicator that is none; this says it of every target, were that check ever lost.
TEST(ShippedProfiles, every_target_names_a_shipped_indicator) {
  for (const Profile& profile : shipped_profiles())
    for (const Target& target : profile.targets)
      EXPECT_TRUE(shipped_library().indicators.contains(target.indicator)) << to_string(target.at);
}

TEST(ShippedProfiles, a_threshold_survives_being_written) {
  for (const Profile& profile : shipped_profiles())
    for (const Target& target : profile.targets) {
      const auto again = parse_threshold(to_string(target.threshold));
      ASSERT_TRUE(again) << to_string(target.at);
      EXPECT_EQ(again->comparator, target.threshold.comparator);
      EXPECT_EQ(again->value, target.threshold.value);
    }
}

TEST(ShippedProjects, load) {
  for (const fs::path& file : files_in(shipped / "sample_data", ".toml"))
    EXPECT_NO_THROW(static_cast<void>(load_project(file, shipped_library()))) << file;
}

std::string without_whitespace(const std::string& text) {
  std::string kept;
  for (const char c : text)
    if (std::isspace(static_cast<unsigned char>(c)) == 0) kept += c;
  return kept;
}

/// The text of the policy whose file begins with `letters`.
std::string policy_text(const fs::path& folder, const std::string& letters) {
  for (const fs::path& file : files_in(folder, ".txt"))
    if (file.filename().string().starts_with(letters)) return test::read_text(file);
  return {};
}

void expect_exact_quotes(const std::string& id, const std::string& policy) {
  ASSERT_FALSE(policy.empty()) << "no policy text for " << id;
  const std::string text = without_whitespace(policy);
  const Profile profile = load_profile(id, {}, shipped_library());
  for (const Target& target : profile.targets)
    EXPECT_NE(text.find(without_whitespace(target.text)), std::string::npos)
        << to_string(target.at) << " is no quote: " << target.text;
}

TEST(ShippedProfiles, every_clause_is_quoted_exactly) {
  CITYGAUGE_REQUIRE_SHARED_DATA(data);
  const fs::path folder = data / ".." / "policy";
  if (!fs::is_directory(folder)) GTEST_SKIP() << "the policy texts do not lie beside CITYGAUGE_SHARED_DATA";
  expect_exact_quotes("mianyang-2030", policy_text(folder, "MY"));
  expect_exact_quotes("wanzhou-2030", policy_text(folder, "WZ"));
}

/// The chapter (一、) and clause (（一）) headings that precede a quote, as "一（一）"; a chapter without
/// clauses gives the chapter alone.
std::string headings_before(const std::string& policy, const std::string& quote) {
  std::string chapter;
  std::string clause;
  std::string flat;
  std::istringstream lines(policy);
  for (std::string line; std::getline(lines, line);) {
    const std::string dense = without_whitespace(line);
    const std::size_t comma = dense.find("、");
    const std::size_t close = dense.find("）");
    const auto numerals = [&](std::size_t begin, std::size_t end) {
      const std::string text = dense.substr(begin, end - begin);
      for (std::size_t i = 0; i < text.size(); i += 3)
        if (std::string("一二三四五六七八九十").find(text.substr(i, 3)) == std::string::npos) return false;
      return !text.empty() && text.size() % 3 == 0;
    };
    if (comma != std::string::npos && numerals(0, comma)) {
      chapter = dense.substr(0, comma);
      clause.clear();
    } else if (dense.starts_with("（") && close != std::string::npos && numerals(3, close)) {
      clause = dense.substr(0, close + 3);
    }
    flat += dense;
    if (flat.find(quote) != std::string::npos) return chapter + clause;
  }
  return {};
}

// Mianyang numbers its clauses through the chapters: 二（五） is the fifth clause, in the second chapter.
TEST(ShippedProfiles, mianyang_s_clauses_are_those_under_which_the_quotes_stand) {
  CITYGAUGE_REQUIRE_SHARED_DATA(data);
  const fs::path folder = data / ".." / "policy";
  if (!fs::is_directory(folder)) GTEST_SKIP() << "the policy texts do not lie beside CITYGAUGE_SHARED_DATA";
  const std::string policy = policy_text(folder, "MY");
  const Profile profile = load_profile("mianyang-2030", {}, shipped_library());
  for (const Target& target : profile.targets)
    EXPECT_EQ(headings_before(policy, without_whitespace(target.text)), target.clause) << target.text;
}

// `#n` is row n of Wanzhou's annex, which begins its line with the number.
TEST(ShippedProfiles, wanzhou_s_rows_are_those_in_which_the_quotes_stand) {
  CITYGAUGE_REQUIRE_SHARED_DATA(data);
  const fs::path folder = data / ".." / "policy";
  if (!fs::is_directory(folder)) GTEST_SKIP() << "the policy texts do not lie beside CITYGAUGE_SHARED_DATA";
  const std::string policy = policy_text(folder, "WZ");
  const std::string annex = policy.substr(policy.rfind("目标任务分解表"));
  const Profile profile = load_profile("wanzhou-2030", {}, shipped_library());
  int rows = 0;
  for (const Target& target : profile.targets) {
    const std::size_t number = target.clause.find('#');
    if (number == std::string::npos) continue;
    const std::size_t row = annex.find("\n" + target.clause.substr(number + 1) + "\t");
    ASSERT_NE(row, std::string::npos) << target.clause;
    const std::string line = annex.substr(row + 1, annex.find('\n', row + 1) - row - 1);
    EXPECT_NE(without_whitespace(line).find(without_whitespace(target.text)), std::string::npos)
        << target.clause;
    EXPECT_NE(line.find(std::to_string(target.year.value_or(0))), std::string::npos) << target.clause;
    ++rows;
  }
  EXPECT_GE(rows, 3);
}

}  // namespace
}  // namespace citygauge
