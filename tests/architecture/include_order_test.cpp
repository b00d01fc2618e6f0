// Enforces DESIGN §2: a folder under src/ includes only itself and folders above it, and third-party
// libraries stay where they belong.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> folder_order{"core",     "geometry", "model",   "config", "input",
                                            "measures", "evaluate", "inspect", "output", "cli"};

struct Include {
  fs::path file;  // relative to src/
  std::string target;
  [[nodiscard]] std::string folder() const { return file.begin()->string(); }
};

std::vector<Include> includes() {
  const fs::path source = fs::path(CITYGAUGE_SOURCE_DIR) / "src";
  const std::regex pattern("^\\s*#include\\s+[<\"]([^>\"]+)[>\"]");
  std::vector<Include> found;
  for (const auto& entry : fs::recursive_directory_iterator(source)) {
    if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp") continue;
    std::ifstream stream(entry.path());
    for (std::string line; std::getline(stream, line);) {
      std::smatch match;
      if (std::regex_search(line, match, pattern))
        found.push_back({fs::relative(entry.path(), source), match[1]});
    }
  }
  return found;
}

TEST(IncludeOrder, a_folder_includes_only_folders_above_it) {
  std::map<std::string, std::size_t> rank;
  for (std::size_t i = 0; i < folder_order.size(); ++i) rank[folder_order[i]] = i;
  std::size_t checked = 0;
  for (const Include& include : includes()) {
    ASSERT_TRUE(rank.contains(include.folder()))
        << include.file << " lies in a folder that DESIGN §2 does not name";
    const std::string target = include.target.substr(0, include.target.find('/'));
    if (!rank.contains(target) || include.target.find('/') == std::string::npos) continue;
    EXPECT_LE(rank[target], rank[include.folder()]) << include.file << " includes " << include.target;
    ++checked;
  }
  EXPECT_GT(checked, 50U) << "the test must see the sources";
}

TEST(IncludeOrder, libraries_stay_in_their_folders) {
  const std::vector<std::pair<std::regex, std::set<std::string>>> rules{
      {std::regex("^(gdal|ogr|cpl_).*"), {"input", "output"}},
      {std::regex("^geos_c\\.h$"), {"geometry", "input"}},
      {std::regex("^proj\\.h$"), {"geometry", "input"}},
      {std::regex("^toml\\+\\+/.*"), {"config"}},
      {std::regex("^CLI/.*"), {"cli"}},
      {std::regex("^(cairo|pango|xlsxwriter|kainjow).*"), {"output"}},
  };
  for (const Include& include : includes()) {
    for (const auto& [pattern, folders] : rules) {
      if (!std::regex_match(include.target, pattern)) continue;
      EXPECT_TRUE(folders.contains(include.folder())) << include.file << " includes " << include.target;
    }
  }
}

TEST(IncludeOrder, heavy_headers_stay_out_of_our_headers) {
  const std::regex heavy(
      "^(boost|toml\\+\\+|nlohmann|CLI|cairo|pango|xlsxwriter|kainjow|gdal|ogr|geos_c|proj\\.h).*");
  for (const Include& include : includes()) {
    if (include.file.extension() != ".hpp" || include.file.filename() == "geos_handles.hpp") continue;
    EXPECT_FALSE(std::regex_match(include.target, heavy)) << include.file << " includes " << include.target;
  }
}

}  // namespace
