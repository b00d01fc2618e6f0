// The program's own sources as text, for tests that hold what it writes against what it can translate.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>

namespace citygauge::samples {

/// File name -> code of a folder below src/, without comments and includes, and with literals of several
/// lines joined.
inline std::map<std::string, std::string> source_texts(const std::string& folder) {
  const std::regex left_out("//[^\n]*|#include[^\n]*"), between_lines(R"("\s*\n\s*")");
  std::map<std::string, std::string> texts;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(CITYGAUGE_SOURCE_DIR) / "src" / folder)) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    texts[entry.path().filename().string()] =
        std::regex_replace(std::regex_replace(text.str(), left_out, ""), between_lines, "");
  }
  return texts;
}

}  // namespace citygauge::samples
