#include "output/qgis/text.hpp"

#include <gtest/gtest.h>

#include "output/qgis/expression.hpp"
#include "output/xml_text.hpp"

namespace citygauge {
namespace {

TEST(XmlText, escapes_markup_in_elements_and_attributes) {
  EXPECT_EQ(xml_text("<script>&\"'"), "&lt;script&gt;&amp;&quot;&apos;");
}

// XML 1.0 has no way to write these, not even escaped.
TEST(XmlText, replaces_what_xml_forbids) {
  EXPECT_EQ(xml_text("a\x1b\x01z"), "a\uFFFD\uFFFDz");
  EXPECT_EQ(xml_text("\xEF\xBF\xBE|\xEF\xBF\xBF|\xEF\xBF\xBD"), "\uFFFD|\uFFFD|\uFFFD");
  EXPECT_EQ(xml_text("\xff"), "\uFFFD");
}

TEST(XmlText, keeps_chinese_and_emoji_and_fullwidth_forms) {
  EXPECT_EQ(xml_text("涪城区🌳（一）Ａ"), "涪城区🌳（一）Ａ");
}

TEST(QgisText, leaves_nothing_for_qgis_to_evaluate) {
  EXPECT_EQ(qgis_text("[% @user_account_name %]"), "[ % @user_account_name %]");
  EXPECT_EQ(qgis_text("[[%%]"), "[[ %%]");
  EXPECT_EQ(qgis_text("[ 50 % ]"), "[ 50 % ]");
}

TEST(QgisText, says_both_languages_once) {
  EXPECT_EQ(in_both_languages({"绿地率", "Green ratio"}), "绿地率 Green ratio");
  EXPECT_EQ(in_both_languages({"", "Green ratio"}), "Green ratio");
  EXPECT_EQ(in_both_languages({"< 50 m", "< 50 m"}), "< 50 m");
  EXPECT_EQ(in_both_languages({"✓ 达标", "✓ met"}), "✓ 达标 met");
  EXPECT_EQ(in_both_languages({"✓ 达标", "✗ missed"}), "✓ 达标 ✗ missed");
}

TEST(QgisExpression, quotes_what_would_end_a_text) {
  EXPECT_EQ(qgis::literal("it's \\ a"), R"('it''s \\ a')");
  EXPECT_EQ(qgis::column("a\"b"), R"("a""b")");
}

}  // namespace
}  // namespace citygauge
