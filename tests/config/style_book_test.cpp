#include "config/style_book.hpp"

#include "config/marked_text.hpp"
#include "config/text_file.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using test::Slip;

const fs::path shipped = CITYGAUGE_SOURCE_DIR;

const StyleBook& book() {
  static const StyleBook loaded = load_style_book(shipped);
  return loaded;
}

StyleBook with_own(const std::string& text) {
  const test::TemporaryFolder folder;
  test::write_text(folder / "own.toml", text);
  return load_style_book(shipped, folder / "own.toml");
}

TEST(StyleBook, gives_the_style_of_the_layer_and_its_kind) {
  EXPECT_EQ(book().of("evidence_uncovered", ShapeKind::polygon).id, "evidence_uncovered");
  EXPECT_EQ(book().of("context_parks", ShapeKind::polygon).id, "context_parks");
  EXPECT_EQ(book().of("context_parks", ShapeKind::point).id, "context_parks_point");
}

TEST(StyleBook, gives_a_plain_style_for_layers_that_it_does_not_know) {
  EXPECT_EQ(book().of("evidence_new", ShapeKind::line).id, "plain_line");
  EXPECT_EQ(book().of("evidence_uncovered", ShapeKind::point).id, "plain_point");
  EXPECT_EQ(book().of("context_stations", ShapeKind::polygon).id, "context_plain_polygon");
  for (const ShapeKind kind : {ShapeKind::point, ShapeKind::line, ShapeKind::polygon})
    EXPECT_EQ(book().of("x", kind).classes.at(0).symbol.kind, kind);
}

TEST(OwnStyles, replace_those_with_the_same_id_and_leave_the_others) {
  const StyleBook own = with_own(R"(
[context_water]
title = { zh = "河流" }
geometry = "polygon"
order = 3
colour = "#00000080"
outline = "#0A141e"
dash = "dot"
hatch = [{ angle = -45, spacing_mm = 3, colour = "#ffffff" }]
label = { column = "name", size_pt = 12, halo_mm = 0 }
)");
  const LayerStyle& water = own.styles.at("context_water");
  EXPECT_EQ(water.title.in(Language::en), "河流");
  EXPECT_EQ(water.kind, StyleKind::single);
  const Symbol& symbol = water.classes.at(0).symbol;
  EXPECT_EQ(symbol.colour, (Colour{0, 0, 0, 128}));
  EXPECT_EQ(symbol.outline, (Colour{10, 20, 30}));
  EXPECT_EQ(symbol.dash, Dash::dot);
  EXPECT_DOUBLE_EQ(symbol.hatches.at(0).angle_degrees, 135);  // the same direction
  EXPECT_DOUBLE_EQ(water.label.size_pt, 12);
  EXPECT_DOUBLE_EQ(water.label.halo_mm, 0);
  EXPECT_EQ(own.styles.size(), book().styles.size());
  EXPECT_EQ(own.styles.at("context_green").classes.size(), book().styles.at("context_green").classes.size());
  EXPECT_EQ(own.ramp.shades, book().ramp.shades);
}

/// The first block of TOML in the guide.
std::string example_in_guide() {
  const std::string guide = read_text_file(shipped / "docs/styles.md");
  const std::string fence = "```";
  const std::size_t begin = guide.find(fence + "toml\n") + fence.size() + 5;
  return guide.substr(begin, guide.find(fence, begin) - begin);
}

TEST(OwnStyles, may_look_like_the_example_in_the_guide) {
  const StyleBook own = with_own(example_in_guide());
  EXPECT_EQ(own.styles.at("context_water").label.size_pt, 8);
  EXPECT_EQ(own.styles.at("evidence_corridor_axis").classes.size(), 3U);
}

TEST(OwnStyles, may_replace_the_value_ramp) {
  const StyleBook own = with_own(R"(
[value_ramp]
shades = ["#ffffff", "#000000"]
meeting = ["#ffffff", "#00ff00"]
short_of = ["#ffffff", "#ff0000"]
[value_ramp.missing]
legend = { zh = "缺", en = "none" }
)");
  EXPECT_EQ(own.ramp.shades.at(1), (Colour{0, 0, 0}));
  EXPECT_TRUE(own.ramp.missed.empty());
  EXPECT_TRUE(is_missing(own.ramp.missing));
}

TEST(OwnStyles, read_classes_with_what_the_layer_says_for_all) {
  const LayerStyle axis = with_own(R"(
[evidence_corridor_axis]
title = { zh = "宽", en = "width" }
geometry = "line"
column = "width_m"
dash = "dash"
size_mm = 2
[[evidence_corridor_axis.range]]
to = 30
legend = { zh = "窄", en = "narrow" }
[[evidence_corridor_axis.range]]
from = 30
legend = { zh = "宽", en = "wide" }
size_mm = 1
)")
                              .styles.at("evidence_corridor_axis");
  ASSERT_EQ(axis.classes.size(), 2U);
  EXPECT_EQ(axis.kind, StyleKind::graduated);
  EXPECT_EQ(axis.classes[0].lower, -no_bound);
  EXPECT_EQ(axis.classes[1].upper, no_bound);
  EXPECT_EQ(axis.classes[0].symbol.size_mm, 2);
  EXPECT_EQ(axis.classes[1].symbol.size_mm, 1);
  EXPECT_EQ(axis.classes[1].symbol.dash, Dash::dash);
  EXPECT_EQ(class_of(axis, 30.0)->label.en, "narrow");  // the first that holds it
}

TEST(OwnStyles, that_cannot_be_read_are_refused) {
  const test::TemporaryFolder folder;
  test::expect_unreadable_files_are_told(
      folder / "own.toml", [](const auto& file) { static_cast<void>(load_style_book(shipped, file)); });
}

TEST(StyleBook, of_a_folder_without_styles_is_refused) {
  const test::TemporaryFolder folder;
  EXPECT_THROW(static_cast<void>(load_style_book(folder / "none")), Error);
  fs::create_directories(folder / "styles");
  test::write_text(folder / "styles/a.toml",
                   "[districts]\ntitle = { zh = \"区\" }\ngeometry = \"polygon\"\n");
  const test::Told told = test::told_by([&] { static_cast<void>(load_style_book(folder / "")); });
  EXPECT_NE(told.message.find("the style `value_ramp` is missing"), std::string::npos) << told.message;
}

TEST(StyleBook, refuses_two_shipped_files_with_one_style) {
  const test::TemporaryFolder folder;
  fs::create_directories(folder / "styles");
  for (const char* name : {"a.toml", "b.toml"})
    test::write_text(folder / "styles" / name, "[x]\ntitle = { zh = \"区\" }\ngeometry = \"line\"\n");
  const test::Told told = test::told_by([&] { static_cast<void>(load_style_book(folder / "")); });
  EXPECT_NE(told.message.find("b.toml:1:2: the style `x` stands in another file already"), std::string::npos)
      << told.message;
}

class OwnStyleSlip : public testing::TestWithParam<Slip> {};

TEST_P(OwnStyleSlip, is_told_with_its_place_and_a_hint) {
  const test::TemporaryFolder folder;
  test::expect_slip_is_told(GetParam(), folder / "own.toml",
                            [](const auto& file) { static_cast<void>(load_style_book(shipped, file)); });
}

Slip in_water(const std::string& name, const std::string& text, const std::string& message,
              const std::string& hint = "") {
  return {name, "[context_water]\ntitle = { zh = \"水\" }\ngeometry = \"polygon\"\n" + text, message, hint};
}

Slip in_axis(const std::string& name, const std::string& text, const std::string& message,
             const std::string& hint = "") {
  return {
      name,
      "[evidence_corridor_axis]\ntitle = { zh = \"宽\" }\ngeometry = \"line\"\ncolumn = \"width_m\"\n" + text,
      message, hint};
}

const char* colour_hint = "write \"#rrggbb\", or \"#rrggbbaa\" with an opacity: \"#d55e00\", \"#d55e0080\"";
const char* range = "[[evidence_corridor_axis.range]]\nlegend = { zh = \"类\" }\n";
const char* category = "[[evidence_corridor_axis.category]]\nlegend = { zh = \"类\" }\n";

INSTANTIATE_TEST_SUITE_P(
    each, OwnStyleSlip,
    testing::Values(
        Slip{"unknown_layer", "[▶context_watr]\ntitle = { zh = \"水\" }\ngeometry = \"polygon\"\n",
             "unknown style `context_watr`", "did you mean `context_water`?"},
        Slip{"other_geometry", "[▶context_water]\ntitle = { zh = \"水\" }\ngeometry = \"line\"\n",
             "`context_water` has the geometry polygon", ""},
        Slip{"no_title", "▶[context_water]\ngeometry = \"polygon\"\n", "`title` is missing", ""},
        in_water("unknown_key", "▶color = \"#112233\"\n", "unknown key `color`", "did you mean `colour`?"),
        in_water("colour_name", "colour = ▶\"red\"\n", "`red` is no colour", colour_hint),
        in_water("colour_too_short", "colour = ▶\"#fff\"\n", "`#fff` is no colour", colour_hint),
        in_water("colour_of_seven_digits", "colour = ▶\"#1234567\"\n", "`#1234567` is no colour",
                 colour_hint),
        in_water("colour_no_hex", "colour = ▶\"#12345g\"\n", "`#12345g` is no colour", colour_hint),
        in_water("colour_with_a_sign", "colour = ▶\"#+12345\"\n", "`#+12345` is no colour", colour_hint),
        in_water("colour_no_text", "colour = ▶7\n", "`colour` must be a text, not a whole number"),
        in_water("negative_size", "size_mm = ▶-0.1\n", "`size_mm` must be between 0 and 100, not -0.1"),
        in_water("marker_of_a_polygon", "▶marker = \"circle\"\n", "`marker` means nothing for polygons"),
        in_water("hatch_without_colour", "hatch = [▶{ angle = 45 }]\n", "`colour` is missing"),
        in_water("hatch_too_narrow", "hatch = [{ spacing_mm = ▶0, colour = \"#000000\" }]\n",
                 "`spacing_mm` must be between 0.2 and 100, not 0"),
        in_water("unknown_dash", "dash = ▶\"dashed\"\n", "unknown dash `dashed`", "did you mean `dash`?"),
        in_water("label_without_column", "label = ▶{ size_pt = 8 }\n", "`column` is missing"),
        in_water("label_decimals", "label = { column = \"a\", decimals = ▶1.5 }\n",
                 "`decimals` must be a whole number"),
        in_water("label_size", "label = { column = \"a\", size_pt = ▶0 }\n",
                 "`size_pt` must be between 1 and 200, not 0"),
        in_water("column_without_classes", "▶column = \"class\"\n",
                 "a `column` needs [[…category]] or [[…range]] tables"),
        in_axis("hatch_of_a_line", "▶hatch = []\n", "`hatch` means nothing for lines"),
        in_axis("value_twice", std::string(category) + "value = \"a\"\n▶" + category + "value = \"a\"\n",
                "the value `a` stands here twice"),
        in_axis("range_backwards", std::string(range) + "from = 3\nto = ▶2\n",
                "the range ends at 2 before it begins at 3"),
        in_axis("gap_between_ranges", std::string(range) + "to = 3\n▶" + range + "from = 4\n",
                "a range must go on at 3, where the one before it ends"),
        in_axis("overlap_downwards", std::string(range) + "from = 3\n▶" + range + "from = 1\nto = 4\n",
                "a range must go on at 3, where the one before it ends"),
        in_axis("both_kinds",
                std::string(category) +
                    "value = \"a\"\n[[evidence_corridor_axis.▶range]]\nlegend = { zh = \"类\" }\nto = 3\n",
                "a style has either categories or ranges"),
        Slip{"ramp_of_one_shade", "[value_ramp]\nshades = ▶[\"#ffffff\"]\nmeeting = []\nshort_of = []\n",
             "`shades` needs two colours at least", ""},
        Slip{"unknown_marker",
             "[issues]\ntitle = { zh = \"点\" }\ngeometry = \"point\"\nmarker = ▶\"triangel\"\n",
             "unknown marker `triangel`", "did you mean `triangle`?"}),
    test::slip_name);

}  // namespace
}  // namespace citygauge
