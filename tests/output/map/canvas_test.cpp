#include "output/map/canvas.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>

#include "core/error.hpp"
#include "output/map/picture_pixels.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using test::TemporaryFolder;

constexpr PaperSize a6{148, 105};
constexpr std::array formats{PictureFormat::pdf, PictureFormat::svg, PictureFormat::png};

Symbol area(Colour colour) {
  Symbol symbol;
  symbol.colour = colour;
  symbol.outline = {0, 0, 0, 0};
  return symbol;
}

Symbol line(double width_mm) {
  Symbol symbol;
  symbol.kind = ShapeKind::line;
  symbol.size_mm = width_mm;
  return symbol;
}

/// All that a canvas can do, but pictures.
void draw_all(Canvas& canvas) {
  Symbol hatched = area({200, 220, 240, 128});
  hatched.outline = {60, 60, 60};
  hatched.dash = Dash::dash_dot;
  hatched.hatches = {{45, 2, {120, 40, 0}}, {135, 3, {0, 40, 120, 90}}};
  canvas.clip({5, 5, 100, 100});
  canvas.draw_box({10, 10, 60, 40}, hatched);
  canvas.draw_line({0, 50}, {148, 60}, line(0.5));
  Symbol marker;
  marker.kind = ShapeKind::point;
  marker.marker = "star";
  marker.size_mm = 4;
  Shapes points(ShapeKind::point);
  points.add_part(std::vector<Point>{{20, 70}, {30, 70}});
  points.end_feature();
  canvas.draw(points, marker);
  canvas.unclip();
  const TextStyle halo{.size_pt = 9, .halo_mm = 0.5};
  canvas.write({74, 5}, "滨湖区道路网密度 <script>alert(1)</script>", {.size_pt = 9, .bold = true},
               TextAlign::centre);
  canvas.write_turned({40, 80}, "太湖大道", halo, 30);
  canvas.write_stacked({100, 60}, "高浪路（东）G312", halo);
}

/// What a program of poppler-utils says of a file; empty when it is not installed.
std::string said_by(const std::string& command) {
  FILE* const pipe = popen((command + " 2>/dev/null").c_str(), "r");
  std::string said;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe))
    said.append(buffer.data(), count);
  pclose(pipe);
  return said;
}

std::uint32_t pixel_at(const Pixels& pixels, int column, int row) {
  return pixels.argb[static_cast<std::size_t>(row * pixels.width + column)];
}

TEST(Canvas, writes_the_same_bytes_every_time) {
  const TemporaryFolder folder;
  for (const PictureFormat format : formats) {
    std::array<std::string, 2> bytes;
    for (std::string& run : bytes) {
      Canvas canvas(folder / "sheet", format, a6, 100, "图 sheet");
      draw_all(canvas);
      canvas.finish();
      run = test::read_text(folder / "sheet");
    }
    EXPECT_FALSE(bytes[0].empty());
    EXPECT_TRUE(bytes[0] == bytes[1]) << static_cast<int>(format);
  }
}

TEST(Canvas, leaves_no_file_without_finish) {
  const TemporaryFolder folder;
  {
    Canvas canvas(folder / "sheet.pdf", PictureFormat::pdf, a6, 100, "");
    draw_all(canvas);
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Canvas, embeds_subsets_of_fonts_and_no_picture_in_a_pdf) {
  const TemporaryFolder folder;
  Canvas canvas(folder / "sheet.pdf", PictureFormat::pdf, a6, 100, "道路网 roads");
  draw_all(canvas);
  canvas.finish();
  const std::string file = (folder / "sheet.pdf").string();
  const std::string fonts = said_by("pdffonts " + file);
  if (fonts.empty()) GTEST_SKIP() << "poppler-utils is not installed";
  EXPECT_NE(fonts.find("yes yes yes"), std::string::npos) << fonts;  // embedded, subset, with Unicode
  EXPECT_EQ(fonts.find(" no "), std::string::npos) << fonts;
  const std::string pictures = said_by("pdfimages -list " + file);
  EXPECT_EQ(std::ranges::count(pictures, '\n'), 2) << pictures;  // two lines of heading
  const std::string text = said_by("pdftotext " + file + " -");
  EXPECT_NE(text.find("滨湖区道路网密度 <script>alert(1)</script>"), std::string::npos) << text;
  EXPECT_NE(text.find("太湖大道"), std::string::npos) << text;          // turned
  EXPECT_NE(text.find("高浪路（东）G312"), std::string::npos) << text;  // stacked
  const std::string about = said_by("pdfinfo " + file);
  EXPECT_NE(about.find("道路网 roads"), std::string::npos) << about;
  EXPECT_EQ(about.find("CreationDate"), std::string::npos) << about;
}

TEST(Canvas, writes_an_svg_without_pictures_patterns_or_scripts) {
  const TemporaryFolder folder;
  Canvas canvas(folder / "sheet.svg", PictureFormat::svg, a6, 100, "<script>");
  draw_all(canvas);
  canvas.finish();
  const std::string svg = test::read_text(folder / "sheet.svg");
  for (const char* unwanted : {"<image", "<pattern", "<mask", "<script"}) {
    EXPECT_EQ(svg.find(unwanted), std::string::npos) << unwanted;
  }
  EXPECT_NE(svg.find("<title>&lt;script&gt;</title>"), std::string::npos);
}

TEST(Canvas, makes_a_png_of_the_right_size_and_places_things_right) {
  // 254 dpi are 10 pixels a millimetre.
  const TemporaryFolder folder;
  Canvas canvas(folder / "sheet.png", PictureFormat::png, {20, 10}, 254, "");
  canvas.clip({0, 0, 15, 10});
  canvas.draw_box({5, 2, 18, 8}, area({255, 0, 0}));
  canvas.unclip();
  canvas.draw_line({1, 9}, {19, 9}, line(0.6));
  canvas.finish();
  const Pixels pixels = read_pixels(folder / "sheet.png", 1000);
  EXPECT_EQ(pixels.width, 200);
  EXPECT_EQ(pixels.height, 100);
  EXPECT_EQ(pixel_at(pixels, 45, 50), 0xFFFFFFFFU);   // left of the box
  EXPECT_EQ(pixel_at(pixels, 55, 50), 0xFFFF0000U);   // in it
  EXPECT_EQ(pixel_at(pixels, 155, 50), 0xFFFFFFFFU);  // in it, but clipped
  EXPECT_EQ(pixel_at(pixels, 100, 90), 0xFF000000U);  // on the line
}

TEST(Canvas, refuses_a_png_that_is_too_large_before_taking_memory) {
  const TemporaryFolder folder;
  const PaperSize a0{841, 1189};
  EXPECT_THROW(Canvas(folder / "a.png", PictureFormat::png, a0, 700, ""), Error);  // 32,767 pixels high
  EXPECT_THROW(Canvas(folder / "a.png", PictureFormat::png, a0, 600, ""), Error);  // 558 million pixels
  EXPECT_THROW(Canvas(folder / "a.png", PictureFormat::png, {1e9, 1e9}, 1, ""), Error);
  EXPECT_THROW(Canvas(folder / "a.png", PictureFormat::png, a6, 0, ""), Error);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Canvas, says_when_the_file_cannot_be_made) {
  EXPECT_THROW(Canvas("/nowhere/sheet.pdf", PictureFormat::pdf, a6, 100, ""), Error);
}

TEST(Canvas, draws_overlapping_translucent_areas_darker) {
  const TemporaryFolder folder;
  Canvas canvas(folder / "sheet.png", PictureFormat::png, {20, 10}, 25.4, "");
  Shapes areas;
  for (const double left : {0.0, 5.0}) {
    areas.add_part(std::vector<Point>{{left, 0}, {left + 10, 0}, {left + 10, 10}, {left, 10}, {left, 0}});
    areas.end_feature();
  }
  canvas.draw(areas, area({0, 0, 0, 128}));
  canvas.finish();
  const Pixels pixels = read_pixels(folder / "sheet.png", 1000);
  // Once 1 - 128/255 of white remains, 127; twice 63.
  EXPECT_NEAR(pixel_at(pixels, 2, 5) & 0xFFU, 127U, 1);
  EXPECT_NEAR(pixel_at(pixels, 7, 5) & 0xFFU, 63U, 1);
}

TEST(Canvas, puts_a_picture_whole_and_undistorted_into_its_box) {
  const TemporaryFolder folder;
  Canvas logo(folder / "logo.png", PictureFormat::png, {10, 5}, 254, "");
  logo.draw_box({0, 0, 10, 5}, area({0, 0, 255}));
  logo.finish();
  Canvas canvas(folder / "sheet.png", PictureFormat::png, {20, 20}, 25.4, "");
  canvas.draw_picture({0, 0, 20, 20}, folder / "logo.png");  // becomes 20 x 10 mm, from 5 to 15 mm
  canvas.finish();
  const Pixels pixels = read_pixels(folder / "sheet.png", 1000);
  EXPECT_EQ(pixel_at(pixels, 10, 2), 0xFFFFFFFFU);
  EXPECT_EQ(pixel_at(pixels, 10, 10), 0xFF0000FFU);
  EXPECT_EQ(pixel_at(pixels, 10, 17), 0xFFFFFFFFU);
}

class CanvasText : public ::testing::Test {
 protected:
  TemporaryFolder folder;
  Canvas canvas{folder / "sheet.pdf", PictureFormat::pdf, a6, 100, ""};
  TextStyle style{.size_pt = 10};
  double em_mm = 10 * 25.4 / 72;
};

TEST_F(CanvasText, has_chinese_characters_as_wide_as_the_type_is_high) {
  // Characters of Chinese type are square: four of them are 4 em.
  const TextSize size = canvas.measure("太湖大道", style);
  EXPECT_NEAR(size.width_mm, 4 * em_mm, 0.02 * em_mm);
  EXPECT_NEAR(size.height_mm, 1.18 * em_mm, 1e-9);
  EXPECT_NEAR(size.ascent_mm, 0.96 * em_mm, 1e-9);
}

TEST_F(CanvasText, is_as_large_in_every_format) {
  const std::string text = "道路网密度 road density 8.25 km/km² AVATAR";
  for (const PictureFormat format : formats) {
    const Canvas other(folder / "other", format, a6, 72, "");
    EXPECT_DOUBLE_EQ(other.measure(text, style).width_mm, canvas.measure(text, style).width_mm);
  }
}

TEST_F(CanvasText, breaks_lines_at_the_width_and_at_line_breaks) {
  EXPECT_NEAR(canvas.measure("一\n二\n三", style).height_mm, (1.18 + 2 * 1.35) * em_mm, 1e-9);
  const TextSize wrapped =
      canvas.measure("城市综合交通体系规划标准城市综合交通体系规划标准", style, 5.5 * em_mm);
  EXPECT_LE(wrapped.width_mm, 5.5 * em_mm);
  EXPECT_NEAR(wrapped.height_mm, (1.18 + 4 * 1.35) * em_mm, 1e-9);  // 24 characters, 5 a line
}

TEST_F(CanvasText, stacks_upright) {
  // Four rows: 1.18 em and three times 1.05 em. As wide as a character.
  const TextSize size = canvas.measure_stacked("太湖大道", style);
  EXPECT_NEAR(size.height_mm, (1.18 + 3 * 1.05) * em_mm, 1e-9);
  EXPECT_NEAR(size.width_mm, em_mm, 0.02 * em_mm);
}

TEST_F(CanvasText, of_nothing_has_no_width) {
  EXPECT_EQ(canvas.measure("", style).width_mm, 0);
  EXPECT_EQ(canvas.measure_stacked("", style).width_mm, 0);
}

TEST_F(CanvasText, takes_any_bytes) {
  const std::string hostile =
      std::string("\xff\xfe\0\x1b[31m\xe5\xa4", 9) + "😀 العربية \u202e \ufeff" + std::string(100'000, 'x');
  EXPECT_GT(canvas.measure(hostile, style, 50).height_mm, 0);
  canvas.write({10, 10}, hostile, style, TextAlign::right, 50);
  canvas.write_turned({50, 50}, hostile, style, 45);
  canvas.write_stacked({50, 50}, hostile, style);
  canvas.finish();
  EXPECT_TRUE(std::filesystem::exists(folder / "sheet.pdf"));
}

}  // namespace
}  // namespace citygauge
