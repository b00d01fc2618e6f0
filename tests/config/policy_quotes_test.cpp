// The profiles quote the policies: each text must stand in the policy word for word, under the clause that is
// given. The policies lie beside CITYGAUGE_SHARED_DATA; without them these tests are skipped, visibly.
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "config/policy_profiles.hpp"
#include "config/text_file.hpp"
#include "support/shared_data.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using test::policies_of_profile;
using test::profile;
using test::words_of;

/// What a profile quotes, be it a target or a demand that layers cannot answer.
struct Quote {
  std::string clause;
  std::string text;  // its words
  std::string where;
  /// The part of "三（四）1，#3" that names the clause, and the row of the annex that it names.
  [[nodiscard]] std::string heading() const {
    const std::size_t comma = clause.find("，#");
    return comma != std::string::npos ? clause.substr(0, comma) : clause.starts_with('#') ? "" : clause;
  }
  [[nodiscard]] std::string row() const {
    const std::size_t number = clause.find('#');
    return number == std::string::npos ? "" : clause.substr(number + 1);
  }
};

std::vector<Quote> quotes(const Profile& profile) {
  std::vector<Quote> all;
  for (const Target& target : profile.targets)
    all.push_back({target.clause, words_of(target.text), to_string(target.at)});
  for (const NotComputable& demand : profile.not_computable)
    all.push_back({demand.clause, words_of(demand.text), to_string(demand.at)});
  return all;
}

/// The words of a policy, and where in it the chapters (一、), clauses (（一）) and items (1.) begin.
class Policy {
 public:
  explicit Policy(const std::string& text) {
    const std::string numeral = "(?:一|二|三|四|五|六|七|八|九|十)+";
    const std::string mark = R"(^(?:\[bookmark:[^\]]*\])?)";  // left behind by a word processor
    const std::regex chapter_heading(mark + "(" + numeral + ")、");
    const std::regex clause_heading(mark + "(（" + numeral + "）)");
    const std::regex item_heading(R"(^(\d{1,2})\.(?!\d))");
    std::istringstream lines(text);
    std::string chapter, clause, item;
    for (std::string line; std::getline(lines, line);) {
      line = words_of(line);
      std::smatch heading;
      if (std::regex_search(line, heading, chapter_heading))
        chapter = heading[1], clause.clear(), item.clear();
      else if (std::regex_search(line, heading, clause_heading))
        clause = heading[1], item.clear();
      else if (std::regex_search(line, heading, item_heading))
        item = heading[1];
      headings_[flat_.size()] = chapter.empty() ? "前言" : chapter + clause + item;
      flat_ += line;
    }
  }
  /// The headings over each place where the quote stands: "三（四）1".
  [[nodiscard]] std::set<std::string> headings_over(const std::string& quote) const {
    std::set<std::string> found;
    for (auto at = flat_.find(quote); at != std::string::npos; at = flat_.find(quote, at + 1))
      found.insert(std::prev(headings_.upper_bound(at))->second);
    return found;
  }

 private:
  std::string flat_;
  std::map<std::size_t, std::string> headings_;  // by where their lines begin
};

/// The rows of Wanzhou's annex by their numbers.
std::map<std::string, std::string> rows_of(const std::string& annex) {
  std::map<std::string, std::string> rows;
  const std::regex numbered("^(\\d+)\t");
  std::istringstream lines(annex);
  for (std::string line; std::getline(lines, line);) {
    std::smatch number;
    if (std::regex_search(line, number, numbered)) rows[number[1]] = words_of(line);
  }
  return rows;
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
  /// Wanzhou's plan, and its annex, which begins with the last mention of its name.
  std::pair<std::string, std::string> wanzhou() const {
    const std::string text = policy("WZ");
    const std::size_t annex = text.rfind("目标任务分解表");
    return {text.substr(0, annex), text.substr(annex)};
  }

 private:
  fs::path folder_;
};

TEST_F(PolicyQuotes, stand_word_for_word_under_their_clauses) {
  std::size_t checked = 0;
  for (const auto& [id, policies] : policies_of_profile) {
    std::vector<Policy> texts;
    for (const std::string& letters : policies)
      texts.emplace_back(letters == "WZ" ? wanzhou().first : policy(letters));
    for (const Quote& quote : quotes(profile(id))) {
      if (quote.heading().empty()) continue;
      std::set<std::string> headings;
      for (const Policy& text : texts) headings.merge(text.headings_over(quote.text));
      EXPECT_TRUE(headings.contains(quote.heading()))
          << quote.where << ": " << quote.text << "\n is " << (headings.empty() ? "no quote" : "in ")
          << (headings.empty() ? "" : *headings.begin()) << ", not in " << quote.heading();
      ++checked;
    }
  }
  EXPECT_GE(checked, 200U);
}

TEST_F(PolicyQuotes, of_wanzhou_stand_in_their_rows) {
  const auto rows = rows_of(wanzhou().second);
  for (const Quote& quote : quotes(profile("wanzhou-2030"))) {
    if (quote.row().empty()) continue;
    ASSERT_TRUE(rows.contains(quote.row())) << quote.where;
    EXPECT_NE(rows.at(quote.row()).find(quote.text), std::string::npos)
        << quote.where << " is no quote of row " << quote.row() << ": " << quote.text;
  }
}

// A row ends with the year in which it falls due, or with 持续推动.
TEST_F(PolicyQuotes, of_wanzhou_fall_due_with_their_rows) {
  const auto rows = rows_of(wanzhou().second);
  for (const Target& target : profile("wanzhou-2030").targets) {
    const Quote quote{target.clause, "", ""};
    if (quote.row().empty()) continue;
    const std::string due = target.year ? std::to_string(*target.year) + "年" : "持续推动";
    EXPECT_TRUE(rows.at(quote.row()).ends_with(due)) << to_string(target.at) << ": " << due;
  }
}

TEST_F(PolicyQuotes, of_wanzhou_leave_out_no_row) {
  std::set<std::string> quoted;
  for (const Quote& quote : quotes(profile("wanzhou-2030"))) quoted.insert(quote.row());
  const auto rows = rows_of(wanzhou().second);
  EXPECT_EQ(rows.size(), 42U);
  for (const auto& [number, row] : rows) EXPECT_TRUE(quoted.contains(number)) << row;
}

// A profile that no policy is held against could quote what it likes.
TEST(ShippedProfiles, are_each_held_against_a_policy_or_marked_as_presets) {
  for (const fs::path& file : files_in(test::shipped_library().data_dir / "profiles", ".toml")) {
    const std::string id = file.stem().string();
    EXPECT_TRUE(id == test::presets || policies_of_profile.contains(id)) << file;
  }
}

}  // namespace
}  // namespace citygauge
