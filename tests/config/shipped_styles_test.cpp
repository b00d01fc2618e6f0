// The shipped styles keep the rules that docs/styles.md states.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "config/style_book.hpp"
#include "config/style_file.hpp"
#include "config/text_file.hpp"
#include "output/verdict_words.hpp"
#include "support/colour_vision.hpp"
#include "support/shared_data.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

const fs::path shipped = CITYGAUGE_SOURCE_DIR;

const StyleBook& book() {
  static const StyleBook loaded = load_style_book(shipped);
  return loaded;
}

bool is_context(const std::string& id) {
  return id.starts_with("context_");
}

/// "parks" for "context_parks_point"; "" for the plain ones.
std::string role_of(std::string id) {
  id.erase(0, std::string("context_").size());
  if (id.ends_with("_point")) id.resize(id.size() - std::string("_point").size());
  return id.starts_with("plain") ? "" : id;
}

using Pattern = std::tuple<Dash, double, std::string, std::vector<std::pair<double, double>>>;

/// All of a symbol that is left in black and white.
Pattern pattern_of(const Symbol& symbol) {
  std::vector<std::pair<double, double>> hatches;
  for (const Hatch& hatch : symbol.hatches) hatches.emplace_back(hatch.angle_degrees, hatch.spacing_mm);
  return {symbol.dash, symbol.size_mm, symbol.marker, hatches};
}

std::set<double> angles_of(const Symbol& symbol) {
  std::set<double> angles;
  for (const Hatch& hatch : symbol.hatches) angles.insert(hatch.angle_degrees);
  return angles;
}

const Symbol& symbol_of(const std::string& verdict) {
  return class_of(book().styles.at("districts"), verdict)->symbol;
}

TEST(ShippedStyles, are_all_in_the_book) {
  std::size_t count = 0;
  for (const fs::path& file : files_in(shipped / "styles", ".toml")) {
    const StyleFile loaded = load_style_file(file);
    count += loaded.styles.size();
    for (const auto& [id, placed] : loaded.styles) EXPECT_TRUE(book().styles.contains(id)) << id;
  }
  EXPECT_EQ(count, book().styles.size());
  EXPECT_GE(count, 20U);
}

TEST(ShippedStyles, speak_both_languages) {
  for (const auto& [id, style] : book().styles) {
    EXPECT_FALSE(style.title.zh.empty() || style.title.en.empty()) << id;
    if (style.kind == StyleKind::single) continue;
    for (const StyleClass& c : style.classes)
      EXPECT_FALSE(c.label.zh.empty() || c.label.en.empty()) << id << ' ' << c.value;
  }
}

TEST(ShippedStyles, name_verdicts_and_severities_as_the_terminal_does) {
  for (const Verdict verdict :
       {Verdict::pass, Verdict::miss, Verdict::soft_miss, Verdict::not_evaluated, Verdict::no_target}) {
    const StyleClass* c = class_of(book().styles.at("districts"), to_string(verdict));
    ASSERT_NE(c, nullptr) << to_string(verdict);
    EXPECT_EQ(c->label.zh, signed_word(verdict, Language::zh));
    EXPECT_EQ(c->label.en, signed_word(verdict, Language::en));
  }
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
    const StyleClass* c = class_of(book().styles.at("issues"), to_string(severity));
    ASSERT_NE(c, nullptr) << to_string(severity);
    EXPECT_EQ(c->label.zh, word(severity, Language::zh));
  }
}

TEST(ShippedStyles, of_context_classify_by_classes_that_their_roles_have) {
  const Library& library = test::shipped_library();
  for (const auto& [id, style] : book().styles) {
    if (!is_context(id) || role_of(id).empty()) continue;
    ASSERT_TRUE(library.roles.contains(role_of(id))) << id;
    if (style.kind == StyleKind::single) continue;
    EXPECT_EQ(style.column, "class") << id;
    const AttributeSpec* attribute = library.roles.at(role_of(id)).attribute("class");
    ASSERT_NE(attribute, nullptr) << id;
    const std::vector<std::string> known = attribute->canonical_values();
    for (const StyleClass& c : style.classes)
      if (!c.value.empty()) EXPECT_TRUE(std::ranges::count(known, c.value)) << id << ' ' << c.value;
    EXPECT_EQ(std::ranges::count(style.classes, "", &StyleClass::value), 1)
        << id << " must draw features without a class too";
  }
}

TEST(ShippedStyles, lay_results_over_context_areas_and_evidence_over_districts) {
  const double districts = book().styles.at("districts").order;
  EXPECT_EQ(book().ramp.order, districts);
  for (const auto& [id, style] : book().styles) {
    if (id.starts_with("evidence_") || id == "issues") EXPECT_GT(style.order, districts) << id;
  }
  for (const char* id : {"context_land_use", "context_green", "context_water", "context_parks"})
    EXPECT_LT(book().styles.at(id).order, districts) << id;
}

// Nothing of what was found may rest on colour alone.
TEST(ShippedStyles, tell_the_classes_of_a_result_apart_without_colour) {
  for (const auto& [id, style] : book().styles) {
    if (is_context(id)) continue;
    std::set<Pattern> patterns;
    for (const StyleClass& c : style.classes)
      if (c.value != "pass")
        EXPECT_TRUE(patterns.insert(pattern_of(c.symbol)).second) << id << ' ' << c.value;
  }
  // "pass" and "no target" are both plain: the one is filled, the other is not.
  for (const char* other : {"miss", "soft_miss", "not_evaluated"})
    EXPECT_NE(pattern_of(symbol_of("pass")), pattern_of(symbol_of(other))) << other;
  EXPECT_FALSE(symbol_of("pass").colour == symbol_of("miss").colour);
}

// Where districts and evidence are both on, lines in one direction would run together.
TEST(ShippedStyles, hatch_evidence_in_other_directions_than_missed_districts) {
  for (const char* id : {"evidence_uncovered", "evidence_overlaps", "evidence_corridor_obstacles"}) {
    const std::set<double> angles = angles_of(book().styles.at(id).classes[0].symbol);
    ASSERT_FALSE(angles.empty()) << id;
    for (const char* verdict : {"miss", "soft_miss"})
      EXPECT_NE(angles, angles_of(symbol_of(verdict))) << id << ' ' << verdict;
  }
}

// CIE76 differences above 10 are told apart at a glance; about 2 is just noticeable side by side.
TEST(ShippedStyles, have_verdict_colours_that_a_deuteranope_tells_apart) {
  const auto seen = [](const std::string& verdict) {
    return test::as_deuteranope(test::linear(test::on_paper(symbol_of(verdict).colour)));
  };
  const std::vector<std::string> verdicts{"pass", "miss", "soft_miss", "no_target"};
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_GT(test::difference(seen(verdicts[i]), seen(verdicts[j])), 10)
          << verdicts[i] << ' ' << verdicts[j];
}

TEST(ShippedStyles, have_ramps_whose_neighbours_a_deuteranope_tells_apart) {
  const ValueRamp& ramp = book().ramp;
  const auto seen = [](Colour colour) { return test::as_deuteranope(test::linear(colour)); };
  for (const auto* shades : {&ramp.shades, &ramp.meeting, &ramp.short_of})
    for (std::size_t i = 1; i < shades->size(); ++i)
      EXPECT_GT(test::difference(seen((*shades)[i]), seen((*shades)[i - 1])), 10) << i;
  for (std::size_t i = 0; i < std::min(ramp.meeting.size(), ramp.short_of.size()); ++i)
    EXPECT_GT(test::difference(seen(ramp.meeting[i]), seen(ramp.short_of[i])), 10) << i;
}

// Water lies upon and between the districts on the map sheets.
TEST(ShippedStyles, have_no_district_that_looks_like_water) {
  const auto water = test::linear(book().styles.at("context_water").classes[0].symbol.colour);
  const auto expect_unlike = [&](Colour colour) {
    const auto seen = test::linear(test::on_paper(colour));
    EXPECT_GT(test::difference(seen, water), 10);
    EXPECT_GT(test::difference(test::as_deuteranope(seen), test::as_deuteranope(water)), 10);
  };
  for (const StyleClass& c : book().styles.at("districts").classes)
    if (c.value != "no_target") expect_unlike(c.symbol.colour);
  for (const Colour& shade : book().ramp.meeting) expect_unlike(shade);
  for (const Colour& shade : book().ramp.short_of) expect_unlike(shade);
}

// WCAG 2.1 asks 3 of graphics and 4.5 of texts; labels have a halo besides.
TEST(ShippedStyles, have_ramps_on_which_hatch_and_label_are_seen) {
  const ValueRamp& ramp = book().ramp;
  ASSERT_FALSE(ramp.missed.empty());
  for (const Colour& shade : ramp.short_of) EXPECT_GT(test::contrast(shade, ramp.missed[0].colour), 3);
  for (const auto* shades : {&ramp.shades, &ramp.meeting, &ramp.short_of})
    for (const Colour& shade : *shades) EXPECT_GT(test::contrast(shade, ramp.label.colour), 3);
}

}  // namespace
}  // namespace citygauge
