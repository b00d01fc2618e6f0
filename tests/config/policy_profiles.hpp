// The shipped profiles and the policies that they quote.
#pragma once

#include <cctype>
#include <map>
#include <string>
#include <vector>

#include "config/profile_file.hpp"
#include "support/shared_data.hpp"

namespace citygauge::test {

inline const std::string presets = "national-presets";

/// The policies that each profile quotes, by the letters that their files begin with.
inline const std::map<std::string, std::vector<std::string>> policies_of_profile{
    {"chongqing-2030", {"CQ"}},    {"chongqing-2027", {"GT"}}, {"chongqing-green-development", {"GD"}},
    {"county-town", {"CQ", "MY"}}, {"mianyang-2030", {"MY"}},  {"wanzhou-2030", {"WZ"}}};

/// The words alone: the policies are broken into lines and pages, and one sets 2(含), where another sets
/// 2（含）.
inline std::string words_of(const std::string& text) {
  static const std::map<char, std::string> wide{{',', "，"}, {';', "；"}, {'(', "（"}, {')', "）"}};
  std::string words;
  for (const char c : text) {
    const auto mark = wide.find(c);
    if (mark != wide.end())
      words += mark->second;
    else if (std::isspace(static_cast<unsigned char>(c)) == 0)
      words += c;
  }
  return words;
}

inline Profile profile(const std::string& id) {
  return load_profile(id, {}, shipped_library());
}

}  // namespace citygauge::test
