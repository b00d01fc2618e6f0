// What ships must load, and every name in it must lead somewhere. The folders are globbed: a new file is
// tested without a line here.
#include "config/library.hpp"

#include <algorithm>
#include <cctype>

#include "config/profile_file.hpp"
#include "config/project_file.hpp"
#include "config/text_file.hpp"
#include "support/shared_data.hpp"

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
    EXPECT_TRUE(role.attribute("code") == nullptr || role.attribute("class") != nullptr) << name;
}

// What classify_code gives must be a class that the role knows.
TEST(ShippedCodes, every_code_has_a_class_that_its_role_knows) {
  for (const char* name : {"green", "green_before", "land_use", "land_cover"}) {
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

/// The class of a code in a layer of land use; "none" when the system does not know it.
std::string land_use_class(const char* system, const std::string& code) {
  const CodeSystem::Entry* entry = shipped_library().code_systems.at(system).find(code);
  return entry == nullptr ? "none" : classify_code("land_use", *entry).canonical;
}

// The third survey's codes with a letter inside are classes of their own, not finer ones of their first
// digits.
TEST(ShippedCodes, know_the_codes_of_the_third_survey_with_letters) {
  for (const char* code : {"05H1", "0508", "08H1", "08H2", "08H2A", "0809"})
    EXPECT_EQ(land_use_class("sandiao", code), "construction") << code;
  EXPECT_EQ(land_use_class("sandiao", "0810A"), "plaza");
  EXPECT_EQ(land_use_class("sandiao", "05H9"), "none");
}

TEST(ShippedCodes, tell_farmland_parks_and_protective_green_apart) {
  for (const char* system : {"sandiao", "yongdi_yonghai_2023"}) {
    EXPECT_EQ(land_use_class(system, "0101"), "farmland");
    EXPECT_EQ(land_use_class(system, "0201"), "open");
    EXPECT_EQ(land_use_class(system, "0301"), "forest");
  }
  EXPECT_EQ(land_use_class("yongdi_yonghai_2023", "140100"), "park");
  EXPECT_EQ(land_use_class("yongdi_yonghai_2023", "1402"), "protective");
  EXPECT_EQ(land_use_class("gb50137_2011", "G2"), "protective");
  EXPECT_EQ(land_use_class("gb50137_2011", "E2"), "open") << "fields, orchards and woods alike";
}

// What is one digit apart in one system is water in another: 1101 is a warehouse here and a river there.
TEST(ShippedCodes, mean_different_things_in_different_systems) {
  EXPECT_EQ(land_use_class("yongdi_yonghai_2023", "1101"), "construction");
  EXPECT_EQ(land_use_class("sandiao", "1101"), "water");
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
      EXPECT_TRUE(shipped_library().indicators.contains(indicator_part(target.indicator)))
          << to_string(target.at);
}

TEST(ShippedProfiles, speak_both_languages) {
  for (const Profile& profile : shipped_profiles()) {
    EXPECT_FALSE(profile.title.zh.empty() || profile.title.en.empty()) << profile.path;
    for (const NotComputable& demand : profile.not_computable)
      EXPECT_FALSE(demand.reason.zh.empty() || demand.reason.en.empty()) << to_string(demand.at);
  }
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

TEST(ShippedSample, its_projects_and_its_profiles_load) {
  for (const fs::path& file : files_in(shipped / "sample_data", ".toml")) {
    SCOPED_TRACE(file);
    if (name_of(file).starts_with("project")) {
      EXPECT_FALSE(load_project(file, shipped_library()).layers.empty());
    } else {
      EXPECT_FALSE(load_profile(file.string(), {}, shipped_library()).targets.empty());
    }
  }
}

}  // namespace
}  // namespace citygauge
