// A sheet as composed: labels that do not overlap, parts that do not overlap, a legend of what is seen.
#include "output/map/sheet_composition.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <numbers>

#include "input/crs.hpp"
#include "output/map/sheet_drawing.hpp"
#include "output/sample_report.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr double rounding_mm = 1e-6;
constexpr double west = 500000, south = 3400000, side_m = 1000;

std::vector<Point> square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

/// A city of n x n squares of 1 km with values around the target, half of them missing it.
RunReport city(int n) {
  RunReport report;
  report.title = "万江区样例";
  const Crs crs = crs_from_text("EPSG:4545", {});
  report.crs_wkt = crs.wkt;
  report.crs_name = crs.name;
  report.districts.scope = "建成区";
  report.indicators = {samples::sample_indicator("road_density", {"道路网密度", "Road density"}, "km/km2")};
  report.indicators[0].numerator.measure = "length";
  report.indicators[0].numerator.layer = "roads";
  for (int i = 0; i < n * n; ++i) {
    const std::string id = fmt::format("{:03}", i);
    report.districts.shapes.add_part(square(west + side_m * (i % n), south + side_m * (i / n), side_m));
    report.districts.shapes.end_feature();
    report.districts.ids.push_back(id);
    report.districts.names.push_back(fmt::format("第{}单元", i));
    report.districts.population.emplace_back();
    report.results.push_back(samples::sample_result(id, "road_density", 7.0 + 0.1 * (i % 20),
                                                    i % 20 < 10 ? Verdict::miss : Verdict::pass));
  }
  return report;
}

ContextLayer context(const std::string& role, ShapeKind kind, const std::vector<std::vector<Point>>& parts,
                     const std::string& feature_class, const std::string& name = "") {
  ContextLayer layer{role, Shapes(kind), {}, {}, {}};
  for (const auto& part : parts) {
    layer.shapes.add_part(part);
    layer.shapes.end_feature();
    layer.classes.push_back(feature_class);
    layer.names.push_back(name);
    layer.ids.push_back(std::to_string(layer.ids.size() + 1));
  }
  return layer;
}

class SheetComposition : public testing::Test {
 protected:
  static const StyleBook& book() {
    static const StyleBook loaded = load_style_book(CITYGAUGE_SOURCE_DIR);
    return loaded;
  }

  std::unique_ptr<ComposedSheet> compose(const RunReport& report, const std::vector<ContextLayer>& layers,
                                         PaperSize paper, const SheetChoice& choice = {},
                                         PictureFormat format = PictureFormat::pdf) {
    const auto columns = district_columns(report);
    const SheetSources sources{report, layers, book(), columns};
    Canvas canvas(folder_ / "sheet", format, paper, 72, "test");
    auto sheet = compose_sheet(canvas, sources, plan_sheets(report, choice).at(0), settings_, {1, 1});
    draw_sheet(canvas, sources, *sheet);  // what can be composed can be drawn
    return sheet;
  }

  static SheetChoice road_density() { return {false, {"road_density"}, {}}; }

  test::TemporaryFolder folder_;
  SheetSettings settings_;
};

std::vector<std::string> legend_texts(const ComposedSheet& sheet) {
  std::vector<std::string> texts;
  for (const LegendBlock& block : sheet.legend)
    for (const LegendEntry& entry : block.entries) texts.push_back(entry.text);
  return texts;
}

/// Whether a line along one of the sides of `a` parts the two rectangles (separating axis theorem).
bool is_parted(const std::vector<Point>& a, const std::vector<Point>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Point edge = a[(i + 1) % a.size()] - a[i];
    const Point axis{-edge.y, edge.x};
    double a_least = 1e300, a_most = -1e300, b_least = 1e300, b_most = -1e300;
    for (const Point p : a)
      a_least = std::min(a_least, dot(p, axis)), a_most = std::max(a_most, dot(p, axis));
    for (const Point p : b)
      b_least = std::min(b_least, dot(p, axis)), b_most = std::max(b_most, dot(p, axis));
    const double slack = rounding_mm * std::sqrt(squared_length(axis));
    if (a_most <= b_least + slack || b_most <= a_least + slack) return true;
  }
  return false;
}

void expect_no_labels_overlap(const ComposedSheet& sheet) {
  const auto& labels = sheet.labels.labels;
  const PaperBox& frame = sheet.frames.map;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto corners = labels[i].placed.corners();
    for (const Point p : corners) {
      EXPECT_GE(p.x, frame.left - rounding_mm) << labels[i].text;
      EXPECT_LE(p.x, frame.right + rounding_mm) << labels[i].text;
      EXPECT_GE(p.y, frame.top - rounding_mm) << labels[i].text;
      EXPECT_LE(p.y, frame.bottom + rounding_mm) << labels[i].text;
    }
    for (std::size_t j = 0; j < i; ++j) {
      const auto others = labels[j].placed.corners();
      EXPECT_TRUE(is_parted(corners, others) || is_parted(others, corners))
          << labels[i].text << " and " << labels[j].text;
    }
  }
}

void expect_no_parts_overlap(const ComposedSheet& sheet) {
  std::vector<PaperBox> parts{sheet.frames.heading, sheet.frames.map,      sheet.frames.imprint,
                              sheet.panel.legend,   sheet.panel.scale_bar, sheet.panel.north_arrow};
  if (sheet.panel.inset) parts.push_back(*sheet.panel.inset);
  if (sheet.panel.table) parts.push_back(*sheet.panel.table);
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(parts[i].shrunk(rounding_mm).overlaps(parts[j])) << i << " and " << j;
}

TEST_F(SheetComposition, nothing_overlaps_on_any_paper) {
  const RunReport report = city(8);
  const std::vector<ContextLayer> layers{
      context("roads", ShapeKind::line, {{{west, south + 500}, {west + 8000, south + 7500}}}, "arterial",
              "长江大道"),
      context("water", ShapeKind::polygon, {square(west + 3000, south + 3000, 2000)}, "lake", "南湖")};
  for (const PaperSize paper :
       {PaperSize{297, 210}, {420, 297}, {594, 420}, {841, 594}, {1189, 841}, {500, 150}})
    for (const PaperSize turned : {paper, PaperSize{paper.height_mm, paper.width_mm}})
      for (const auto& choice : {SheetChoice{}, road_density(), SheetChoice{false, {}, {"009"}}}) {
        SCOPED_TRACE(fmt::format("{} x {}", turned.width_mm, turned.height_mm));
        const auto sheet = compose(report, layers, turned, choice);
        EXPECT_FALSE(sheet->labels.labels.empty());
        expect_no_labels_overlap(*sheet);
        expect_no_parts_overlap(*sheet);
      }
}

TEST_F(SheetComposition, every_district_of_a_small_city_bears_name_sign_and_value) {
  const auto sheet = compose(city(3), {}, {420, 297}, road_density());
  EXPECT_EQ(sheet->labels.unnamed_districts, 0U);
  std::vector<std::string> texts;
  for (const MapLabel& label : sheet->labels.labels) texts.push_back(label.text);
  EXPECT_THAT(texts, Contains("第0单元\n✗ 7"));  // 7.0 against ">= 8"
  EXPECT_EQ(texts.size(), 9U);
}

TEST_F(SheetComposition, the_scale_is_round_and_the_bar_is_true_to_it) {
  const auto sheet = compose(city(3), {}, {420, 297}, road_density());
  // 3 km in a frame of A3, some 300 x 220 mm: 3,000,000 mm / 220 mm is above 1:13,600.
  EXPECT_EQ(sheet->view.scale_denominator(), 15000);
  const double on_the_map = sheet->scale_bar.length_mm() * sheet->view.scale_denominator() / 1000;  // m
  EXPECT_NEAR(on_the_map, sheet->scale_bar.length_m(), 0.005 * sheet->scale_bar.length_m());
  EXPECT_TRUE(sheet->fits);
}

TEST_F(SheetComposition, a_wished_scale_is_kept_and_said_not_to_fit) {
  settings_.scale_denominator = 5000;
  const auto sheet = compose(city(3), {}, {420, 297}, road_density());
  EXPECT_EQ(sheet->view.scale_denominator(), 5000);
  EXPECT_FALSE(sheet->fits);
  EXPECT_TRUE(sheet->panel.inset);  // which tells what of the city is shown
}

TEST_F(SheetComposition, the_legend_holds_what_shows_in_the_frame_and_nothing_else) {
  settings_.scale_denominator = 15000;
  const std::vector<ContextLayer> layers{
      context("roads", ShapeKind::line, {{{west, south + 500}, {west + 3000, south + 500}}}, "arterial"),
      context("rail", ShapeKind::line, {{{west + 90000, south}, {west + 99000, south}}}, "rail")};
  settings_.language = Language::en;
  const auto texts = legend_texts(*compose(city(3), layers, {420, 297}, road_density()));
  EXPECT_THAT(texts, Contains("Arterial road"));  // as "Water" begins
  EXPECT_THAT(texts, Not(Contains("Railway")));
  EXPECT_THAT(texts, Contains("✗ missed"));
  EXPECT_THAT(texts, Not(Contains("✓ met")));  // of nine districts none reaches 8
}

TEST_F(SheetComposition, the_sheet_of_a_district_has_its_table_and_place) {
  const auto sheet = compose(city(3), {}, {420, 297}, {false, {}, {"004"}});
  ASSERT_EQ(sheet->table.size(), 1U);
  EXPECT_EQ(sheet->table[0].indicator, "道路网密度");
  EXPECT_TRUE(sheet->panel.inset);
  const Box shown = sheet->view.world();  // the district in the middle: 501000..502000
  EXPECT_NEAR(shown.centre().x, west + 1500, 1e-6);
  EXPECT_LT(shown.height(), 2 * side_m);
}

TEST_F(SheetComposition, an_svg_of_too_many_features_is_simplified_and_says_so) {
  RunReport report = city(3);
  Evidence roads{"evidence_roads", Shapes(ShapeKind::line), {}};
  for (std::size_t i = 0; i <= most_svg_features; ++i) {
    const double y = south + 0.05 * static_cast<double>(i);
    roads.shapes.add_part(std::vector<Point>{{west, y}, {west + 100, y}});
    roads.shapes.end_feature();
  }
  report.evidence.push_back(roads);
  settings_.language = Language::en;
  const auto svg = compose(report, {}, {420, 297}, road_density(), PictureFormat::svg);
  EXPECT_TRUE(svg->simplified);
  EXPECT_THAT(svg->imprint.source, HasSubstr("simplified"));
  const auto pdf = compose(report, {}, {420, 297}, road_density());
  EXPECT_FALSE(pdf->simplified);
}

TEST_F(SheetComposition, context_that_would_hide_the_map_is_left_out_and_named) {
  std::vector<std::vector<Point>> streets;
  for (int i = 0; i < 3000; ++i)  // a street every metre
    streets.push_back({{west, south + i}, {west + 3000, south + i}});
  const std::vector<ContextLayer> layers{context("roads", ShapeKind::line, streets, "branch")};
  settings_.language = Language::en;
  const auto sheet = compose(city(3), layers, {420, 297}, road_density());
  EXPECT_THAT(legend_texts(*sheet), Not(Contains("Branch road")));
  EXPECT_THAT(sheet->imprint.source, HasSubstr("too dense or small at this scale: branch road"));
}

/// 2,500 squares of 1 km at 1:250 000: 4 mm wide on A3, where names begin at 4.9 mm.
TEST_F(SheetComposition, cells_of_a_grid_bear_thin_borders_and_no_names) {
  settings_.scale_denominator = 250000;
  const auto sheet = compose(city(50), {}, {420, 297}, road_density());
  EXPECT_TRUE(sheet->labels.labels.empty());
  EXPECT_EQ(sheet->labels.unnamed_districts, 2500U);
  for (const PaperLayer& layer : sheet->layers)
    for (const StyleClass& style_class : layer.layer->style.classes)
      EXPECT_LE(style_class.symbol.size_mm, 0.05 * 4 + rounding_mm);
}

TEST_F(SheetComposition, areas_that_the_indicator_does_not_count_do_not_hide_its_districts) {
  RunReport report = city(3);
  report.indicators[0].numerator.layer = "green";
  report.indicators[0].numerator.where = {{"class", {"park"}}};
  const std::vector<ContextLayer> layers{
      context("green", ShapeKind::polygon, {square(west + 100, south + 100, 800)}, "park"),
      context("green", ShapeKind::polygon, {square(west + 1100, south + 100, 800)}, "")};
  const auto texts = legend_texts(*compose(report, layers, {420, 297}, road_density()));
  EXPECT_THAT(texts, Contains("公园绿地"));
  EXPECT_THAT(texts, Not(Contains("其他绿地")));
}

TEST_F(SheetComposition, a_group_and_the_years_of_a_target_are_told_in_chinese) {
  RunReport report = city(3);
  for (Result& result : report.results) {
    result.indicator = "road_density.branch";
    result.year = result.district_id < "005" ? 2030 : 2035;
  }
  SheetChoice choice;
  choice.indicators = {"road_density.branch"};
  const auto sheet = compose(report, {}, {420, 297}, choice);
  EXPECT_THAT(sheet->heading.subtitle, HasSubstr("道路网密度：支路（km/km²） · 目标 ≥ 8（2030、2035）"));
  EXPECT_THAT(sheet->imprint.grid, HasSubstr("千米"));
}

TEST_F(SheetComposition, hostile_names_break_nothing) {
  RunReport report = city(3);
  report.districts.names = {"<script>alert(1)</script>",
                            std::string(5000, 'x'),
                            "\x01\x02\x1B[31m",
                            "\xFF\xFE not UTF-8",
                            "\xE2\x80\xAE"
                            "evil",
                            "😀👩‍👩‍👧",
                            "مدينة",
                            "a\nb\nc\nd",
                            ""};
  report.title = "<b>&amp;" + std::string(2000, 'w');
  for (const PictureFormat format : {PictureFormat::pdf, PictureFormat::svg, PictureFormat::png}) {
    const auto sheet = compose(report, {}, {297, 210}, road_density(), format);
    expect_no_labels_overlap(*sheet);
    expect_no_parts_overlap(*sheet);
  }
}

TEST_F(SheetComposition, says_why_nothing_could_be_evaluated) {
  RunReport report = city(3);
  for (Result& result : report.results) {
    result.value.reset();
    result.verdict = Verdict::not_evaluated;
    result.note = "layer `roads` is not given";
  }
  const auto sheet = compose(report, {}, {420, 297}, road_density());
  EXPECT_THAT(sheet->heading.subtitle, HasSubstr("? 无法评价"));
  EXPECT_THAT(sheet->imprint.source, HasSubstr("无法评价：缺少"));
}

// Corridors 1 and 2 have one name; each bears its own value all the same.
TEST_F(SheetComposition, tells_things_of_one_name_by_their_ids) {
  RunReport report = city(3);
  report.indicators[0].id = "corridor_net_width";
  report.indicators[0].numerator.layer = report.indicators[0].subject = "corridors";
  report.results.clear();
  for (const auto& [id, width] : {std::pair{"1", 40.5}, std::pair{"2", 64.5}}) {
    Result result = samples::sample_result(id, "corridor_net_width", width, Verdict::pass);
    result.district_name = "北山廊道";
    report.results.push_back(result);
  }
  const ContextLayer corridors =
      context("corridors", ShapeKind::polygon,
              {square(west, south, 900), square(west + 2000, south + 2000, 900)}, "", "北山廊道");
  const auto sheet =
      compose(report, {corridors}, {420, 297}, {false, {"corridor_net_width"}, {}}, PictureFormat::pdf);
  std::vector<std::string> texts;
  for (const MapLabel& label : sheet->labels.labels) texts.push_back(label.text);
  EXPECT_THAT(texts, Contains(AllOf(HasSubstr("北山廊道"), HasSubstr("40.5"))));
  EXPECT_THAT(texts, Contains(AllOf(HasSubstr("北山廊道"), HasSubstr("64.5"))));
}

}  // namespace
}  // namespace citygauge
