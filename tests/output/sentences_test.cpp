#include "output/sentences.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <vector>

#include "support/source_text.hpp"

namespace citygauge {
namespace {

TEST(Sentences, name_layers_and_attributes_in_chinese) {
  EXPECT_EQ(sentence_words("layer `green` is not given", Language::zh), "缺少“绿地”图层");
  EXPECT_EQ(note_words("lower bound: green_share is missing for some features", Language::zh),
            "数值为下限：部分要素缺少“绿地率”");
  EXPECT_EQ(sentence_words("class `a {b} \\` is not known (3 features)", Language::zh),
            "类别“a {b} \\”无法识别（3 个要素）");
}

TEST(Sentences, translate_the_reason_within) {
  EXPECT_EQ(sentence_words("the polygon is invalid: Self-intersection", Language::zh), "多边形无效：自相交");
  EXPECT_EQ(sentence_words("the polygon is invalid (Nested shells) and has no area", Language::zh),
            "多边形无效（外环相互嵌套）且没有面积");
  EXPECT_EQ(note_words("0.45 % of the district has no data", Language::zh), "单元面积的 0.45% 没有数据");
  EXPECT_EQ(note_words("12.00 % of the district is not covered by land_cover", Language::zh),
            "单元面积的 12.00% 未被“地表覆盖”图层覆盖");
}

TEST(Sentences, of_a_note_are_translated_one_by_one) {
  EXPECT_EQ(
      note_words("1 crossing roads, not taken as cutting; own words; the denominator is zero", Language::zh),
      "有 1 条道路横穿，未视为阻断；own words；分母为零");
}

TEST(Sentences, may_hold_names_with_a_semicolon) {
  EXPECT_EQ(
      note_words("the target is set for 城区; 镇区, the value is of 建成区; within 500 m, straight line",
                 Language::zh),
      "目标的统计范围为“城区; 镇区”，数值的统计范围为“建成区”；服务半径 500 m，按直线距离");
}

TEST(Sentences, stay_as_they_are_in_english_or_unknown) {
  EXPECT_EQ(note_words("the denominator is zero", Language::en), "the denominator is zero");
  EXPECT_EQ(sentence_words("says <b>nothing</b>", Language::zh), "says <b>nothing</b>");
  EXPECT_EQ(note_words("", Language::zh), "");
}

std::set<std::string> gaps_of(const std::string& pattern) {
  const std::regex gap(R"(\{\w+\})");
  return {std::sregex_token_iterator(pattern.begin(), pattern.end(), gap), {}};
}

TEST(Sentences, have_the_same_gaps_in_both_languages) {
  for (const SentencePattern& pattern : sentence_patterns())
    EXPECT_EQ(gaps_of(pattern.en), gaps_of(pattern.zh)) << pattern.en;
}

// From here on: every sentence that the sources can write into a note, an issue or an action is known.

/// All literals of two words or more, and the actions that end an issue ("kept", {}}); not what is thrown,
/// for errors are told in English, and not the declarations of measures, which hold both languages.
std::vector<std::string> literals_of(std::string code) {
  for (const char* const bilingual : {"\nMeasureDeclaration ", "\nstd::vector<Parameter> "})
    if (const std::size_t declaration = code.find(bilingual); declaration != std::string::npos)
      code.erase(declaration);
  code = std::regex_replace(
      code, std::regex(R"lit((throw|return input_error|config_error)\b(?:"(?:[^"\\]|\\.)*"|[^;"])*;)lit"),
      "");
  const std::regex literal(R"lit("((?:[^"\\]|\\.)*)")lit"), of_words("[A-Za-z}`] [A-Za-z{`]|[a-z]: \\{");
  std::vector<std::string> literals;
  for (std::sregex_iterator at(code.begin(), code.end(), literal), end; at != end; ++at)
    if (const std::string text = (*at)[1]; std::regex_search(text, of_words)) literals.push_back(text);
  const std::regex action(R"lit("([^"]+)",\s*\{\}\})lit");
  for (std::sregex_iterator at(code.begin(), code.end(), action), end; at != end; ++at)
    literals.push_back((*at)[1]);
  return literals;
}

/// "{:.2f} % of {}" and "{share} % of {role}" alike: "{} % of {}". A gap at the front may bring the "; " that
/// joins notes.
std::string bare(const std::string& text) {
  std::string shape = std::regex_replace(text, std::regex(R"(\{[^{}]*\})"), "{}");
  return shape.starts_with("{}{}") || std::regex_search(shape, std::regex("^\\{\\}[a-z]")) ? shape.substr(2)
                                                                                           : shape;
}

/// Literals that reach no note and no issue.
const std::set<std::string> not_for_people{
    " (role {})",
    "no zone's number",
    "zone {}",  // parts of errors

    "ESRI Shapefile",                                               // a driver's name
    "Popular Visualisation Pseudo Mercator",                        // a projection's name
    "SET interest_layers = {}",                                     // for GDAL
    "it has: {}",                                                   // hint of an error
    "{} (role {})",                                                 // names a layer in errors
    " (role {})",                                                   // likewise
    "no zone's number",                                             // of an error
    "zone {}",                                                      // likewise
    "walk ways\\n",                                                 // names a shared product
    "{}\\n{} m, {} min, {} m, {} km/h, {}",                         // likewise
    "{} {} {} {}",                                                  // likewise
    "{} changed since the result was made",                         // stands beside its Chinese
    "drawn without {}: {}",                                         // likewise
    "{} bytes, modified {}, SHA-256 {}",                            // output/provenance_words.cpp
    "{:.7f} to {:.7f}",                                             // likewise
    "read {} = used {} + excluded {} + repaired {} + rejected {}",  // likewise
    "read over the network, no digest",                             // likewise
    "SQLite format 3\\0",                                           // how such a file begins
    " feature {}",                                                  // evaluate/strictness.cpp: an error
    "--strict: the input needs mending in {} places",               // likewise
    "\\n  … and {} more",                                           // likewise
    "a list of texts",
    "a table of numbers",
    "a table of layers",  // what an option must be: errors
    "one of its choices",
    "true or false",
    "a number",
    "a text",
    "a list",
    "a table",
    "known formats: GeoPackage, Shapefile, GeoJSON, FlatGeobuf, OSM PBF; GeoTIFF for rasters",  // of an error
};

std::set<std::string> known_shapes() {
  std::set<std::string> shapes;
  for (const SentencePattern& pattern : sentence_patterns()) shapes.insert(bare(pattern.en));
  return shapes;
}

/// Sources whose words stop the run, or are for a server or a digest.
const std::set<std::string> only_errors{"gdal_session.cpp",   "open_dataset.cpp", "archive_bounds.cpp",
                                        "database_layer.cpp", "postgres.cpp",     "row_digest.cpp",
                                        "plan_inputs.cpp"};

TEST(Sentences, of_the_sources_have_all_been_translated) {
  const std::set<std::string> known = known_shapes();
  std::size_t translated = 0;
  for (const char* folder : {"input", "measures", "evaluate"})
    for (const auto& [file, code] : samples::source_texts(folder)) {
      if (only_errors.contains(file)) continue;
      for (const std::string& literal : literals_of(code)) {
        if (not_for_people.contains(literal)) continue;
        EXPECT_TRUE(known.contains(bare(literal)))
            << file << ": \"" << literal << "\" has no Chinese in src/output/sentences.cpp";
        ++translated;
      }
    }
  EXPECT_GE(translated, 40U) << "the sources are not read as they should be";
}

}  // namespace
}  // namespace citygauge
