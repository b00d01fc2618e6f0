#include "input/encoding.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace citygauge {
namespace {

EncodingEvidence evidence_of(const std::vector<std::string>& texts) {
  EncodingEvidence evidence;
  for (const std::string& text : texts) evidence.add(text);
  return evidence;
}

TextEncoding guess(const std::vector<std::string>& texts) {
  return evidence_of(texts).guess();
}

std::string in_gbk(const char* utf8) {
  char* bytes = CPLRecode(utf8, "UTF-8", "CP936");
  std::string gbk = bytes;
  CPLFree(bytes);
  return gbk;
}

TEST(Encoding, of_plain_ascii_is_of_no_matter) {
  EXPECT_EQ(guess({"G1", "", "arterial"}), TextEncoding::ascii);
  EXPECT_EQ(guess({}), TextEncoding::ascii);
}

TEST(Encoding, of_chinese_text_is_found) {
  EXPECT_EQ(guess({"主干路", "绿地"}), TextEncoding::utf8);
  EXPECT_EQ(guess({in_gbk("主干路"), in_gbk("绿地")}), TextEncoding::cp936);
  EXPECT_EQ(guess({in_gbk("万江区"), "\x81\x30\x84\x36"}), TextEncoding::gb18030);  // ¥ has four bytes
}

// 一 is D2 BB, which as UTF-8 would be the Cyrillic letter U+04BB.
TEST(Encoding, of_hanzi_that_are_valid_utf8_by_chance_is_gbk) {
  EXPECT_EQ(guess({in_gbk("一")}), TextEncoding::cp936);
}

TEST(Encoding, of_european_names_in_utf8_is_utf8) {
  EXPECT_EQ(guess({"São Miguel", "Ponta Delgada", "Água"}), TextEncoding::utf8);
  EXPECT_EQ(guess({"Москва", "Ярославль"}), TextEncoding::utf8);
  EXPECT_EQ(guess({"Αθήνα", "Πειραιάς"}), TextEncoding::utf8);
}

TEST(Encoding, of_a_western_code_page_is_not_taken_for_chinese) {
  EXPECT_EQ(guess({"S\xE3o Miguel", "\xC1gua", "Ribeira Ch\xE3"}), TextEncoding::unknown);
  EXPECT_FALSE(evidence_of({"Stra\xDF"
                            "e",
                            "Gr\xF6\xDF"
                            "e"})
                   .sure());
}

TEST(Encoding, survives_texts_cut_within_a_character) {
  EXPECT_EQ(guess({std::string("规划道路等级").substr(0, 10), "道路"}), TextEncoding::utf8);
  EXPECT_EQ(guess({in_gbk("规划道路等级").substr(0, 9), in_gbk("支路")}), TextEncoding::cp936);
  EXPECT_EQ(without_cut_character(std::string("规划道路等级").substr(0, 10)), "规划道");
  EXPECT_EQ(without_cut_character("道路"), "道路");
  const std::string not_utf8 =
      "Stra\xC3\xC3\x9F"
      "caf\xE9";  // found by fuzzing
  EXPECT_EQ(without_cut_character(not_utf8), not_utf8);
}

TEST(Encoding, utf8_knows_no_overlong_forms_and_no_surrogates) {
  EXPECT_TRUE(is_utf8("一 é \xF0\xA0\xAE\xB7"));
  for (const char* bad :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xF4\x90\x80\x80", "\xE4\xB8"})
    EXPECT_FALSE(is_utf8(bad)) << bad;
}

// GDAL is the oracle.
RC_GTEST_PROP(Encoding, utf8_is_what_gdal_takes_for_it, (const std::vector<std::uint8_t>& bytes)) {
  const std::string text(bytes.begin(), bytes.end());
  RC_PRE(text.find('\0') == std::string::npos);
  RC_ASSERT(is_utf8(text) == (CPLIsUTF8(text.c_str(), static_cast<int>(text.size())) != 0));
}

RC_GTEST_PROP(Encoding, any_bytes_give_some_guess_and_cutting_keeps_a_prefix,
              (const std::vector<std::uint8_t>& bytes)) {
  const std::string text(bytes.begin(), bytes.end());
  const EncodingEvidence evidence = evidence_of({text});
  RC_ASSERT(!evidence.sure() || !to_string(evidence.guess()).empty());
  RC_ASSERT(text.starts_with(without_cut_character(text)));
}

}  // namespace
}  // namespace citygauge
