#include "output/report/html_text.hpp"

#include <gtest/gtest.h>

namespace citygauge::html {
namespace {

TEST(HtmlText, escapes_what_could_end_an_element_or_an_attribute) {
  EXPECT_EQ(escaped("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
  EXPECT_EQ(escaped("\"><img onerror='x'>&"), "&quot;&gt;&lt;img onerror=&#39;x&#39;&gt;&amp;");
}

TEST(HtmlText, leaves_chinese_as_it_is_and_replaces_control_characters) {
  EXPECT_EQ(escaped("文昌老城单元"), "文昌老城单元");
  EXPECT_EQ(escaped(std::string("a\x01") + "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(escaped("a\nb"), "a b");
}

TEST(HtmlText, json_cannot_close_its_script_element) {
  EXPECT_EQ(json_for_script(R"(["</script>","<!--"])"), R"(["\u003c/script>","\u003c!--"])");
}

/// U+2028 and U+2029 end a line in older JavaScript, though not in JSON.
TEST(HtmlText, json_keeps_line_separators_as_escapes) {
  EXPECT_EQ(json_for_script("[\"a\xE2\x80\xA8"
                            "b\xE2\x80\xA9\"]"),
            R"(["a\u2028b\u2029"])");
  EXPECT_EQ(json_for_script("[\"\xE2\x80\xA7\"]"),
            "[\"\xE2\x80\xA7\"]");  // U+2027 is a character like others
}

/// `printf %s abc | openssl dgst -sha256 -binary | base64`, and the same of the empty text.
TEST(HtmlText, policy_hash_is_the_base64_of_sha256) {
  EXPECT_EQ(policy_hash("abc"), "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
  EXPECT_EQ(policy_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
}

TEST(HtmlText, groups_digits_of_large_numbers_only) {
  EXPECT_EQ(grouped("1234"), "1234");
  EXPECT_EQ(grouped("12345"), "12,345");
  EXPECT_EQ(grouped("-1234567.891"), "-1,234,567.891");
  EXPECT_EQ(grouped("0.00012345"), "0.00012345");
  EXPECT_EQ(grouped("差 123456 m²"), "差 123,456 m²");
  EXPECT_EQ(grouped("–"), "–");
}

}  // namespace
}  // namespace citygauge::html
