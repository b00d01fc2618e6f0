// The profiles quote the policies: each text must stand in the policy word for word, under the clause that is
// given. The policies lie beside CITYGAUGE_SHARED_DATA; without them these tests are skipped, visibly.
#include <cctype>
#include <map>
#include <regex>
#include <sstream>

#include "config/profile_file.hpp"
#include "config/text_file.hpp"
#include "support/shared_data.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

std::string without_whitespace(const std::string& text) {
  std::string kept;
  for (const char c : text)
    if (std::isspace(static_cast<unsigned char>(c)) == 0) kept += c;
  return kept;
}

/// The chapter (一、) and clause (（一）) headings that precede a quote, as "一（一）"; a chapter without
/// clauses gives the chapter alone.
std::string headings_before(const std::string& policy, const std::string& quote) {
  const std::string numeral = "(?:一|二|三|四|五|六|七|八|九|十)+";
  const std::regex chapter_heading("^(" + numeral + ")、");
  const std::regex clause_heading("^(（" + numeral + "）)");
  std::string chapter;
  std::string clause;
  std::string flat;
  std::istringstream lines(policy);
  for (std::string line; std::getline(lines, line);) {
    line = without_whitespace(line);
    std::smatch heading;
    if (std::regex_search(line, heading, chapter_heading)) {
      chapter = heading[1];
      clause.clear();
    } else if (std::regex_search(line, heading, clause_heading)) {
      clause = heading[1];
    }
    flat += line;
    if (flat.find(quote) != std::string::npos) return chapter + clause;
  }
  return {};
}

class PolicyQuotes : public testing::Test {
 protected:
  void SetUp() override {
    CITYGAUGE_REQUIRE_SHARED_DATA(data);
    folder_ = data / ".." / "policy";
    if (!fs::is_directory(folder_)) GTEST_SKIP() << folder_ << " is not there";
  }
  /// The policy whose file begins with `letters`.
  std::string policy(const std::string& letters) const {
    for (const fs::path& file : files_in(folder_, ".txt"))
      if (file.filename().string().starts_with(letters)) return test::read_text(file);
    ADD_FAILURE() << "no policy " << letters << " in " << folder_;
    return {};
  }
  static std::vector<Target> targets(const std::string& profile) {
    return load_profile(profile, {}, test::shipped_library()).targets;
  }

 private:
  fs::path folder_;
};

TEST_F(PolicyQuotes, are_exact) {
  const std::map<std::string, std::vector<std::string>> policies_of_profile{{"mianyang-2030", {"MY"}},
                                                                            {"wanzhou-2030", {"WZ"}},
                                                                            {"chongqing-2030", {"CQ"}},
                                                                            {"chongqing-2027", {"GT"}},
                                                                            {"county-town", {"CQ", "MY"}}};
  for (const auto& [profile, policies] : policies_of_profile) {
    std::string text;
    for (const std::string& letters : policies) text += without_whitespace(policy(letters));
    for (const Target& target : targets(profile))
      EXPECT_NE(text.find(without_whitespace(target.text)), std::string::npos)
          << to_string(target.at) << " is no quote: " << target.text;
  }
}

// Mianyang numbers its clauses through the chapters: 二（五） is the fifth clause, in the second chapter.
TEST_F(PolicyQuotes, of_mianyang_stand_under_their_clauses) {
  for (const Target& target : targets("mianyang-2030"))
    EXPECT_EQ(headings_before(policy("MY"), without_whitespace(target.text)), target.clause) << target.text;
}

// `#n` is row n of Wanzhou's annex, which begins its line with the number.
TEST_F(PolicyQuotes, of_wanzhou_stand_in_their_rows) {
  const std::string text = policy("WZ");
  const std::string annex = text.substr(text.rfind("目标任务分解表"));
  int rows = 0;
  for (const Target& target : targets("wanzhou-2030")) {
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
