#include "output/zip_check.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "input/gdal_errors.hpp"

namespace citygauge {
namespace {

struct VsiCloser {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// Where the tag of the root begins: behind "<?xml ...?>".
std::size_t root_begin(const std::string& head) {
  const std::size_t declaration = head.find("?>");
  return head.find('<', declaration == std::string::npos ? 0 : declaration);
}

/// Whether the text is one empty element: "<sheet/>".
bool is_lone_element(const std::string& text) {
  const std::size_t end = text.find('>', root_begin(text));
  return end == text.size() - 1 && text[end - 1] == '/';
}

bool is_whole_xml(const std::string& entry) {
  const std::unique_ptr<VSILFILE, VsiCloser> file(VSIFOpenL(entry.c_str(), "rb"));
  if (!file) return false;
  constexpr std::size_t kept = 512;  // at least this much of the end, and of the beginning
  std::string head, tail;
  std::array<char, 65536> block{};
  while (const std::size_t read = VSIFReadL(block.data(), 1, block.size(), file.get())) {
    if (head.empty()) head.assign(block.data(), std::min(read, kept));
    tail.append(block.data(), read);
    if (tail.size() > 2 * block.size()) tail.erase(0, tail.size() - kept);
  }
  tail.erase(tail.find_last_not_of(" \r\n") + 1);
  const std::size_t begin = root_begin(head);
  if (begin == std::string::npos) return false;
  const std::string root = head.substr(begin + 1, head.find_first_of(" >/", begin + 1) - begin - 1);
  return tail.ends_with("</" + root + ">") || (tail.size() < kept && is_lone_element(tail));
}

}  // namespace

bool zip_holds_whole_xml(const std::filesystem::path& archive) {
  const GdalErrorTrap errors;
  const std::string root = "/vsizip/" + archive.string();  // in braces a folder could not be named "a}"
  const CPLStringList entries(VSIReadDirRecursive(root.c_str()));
  int checked = 0;
  for (int i = 0; i < entries.Count(); ++i) {
    const std::string entry = entries[i];
    if (!entry.ends_with(".xml") && !entry.ends_with(".rels")) continue;
    if (!is_whole_xml(root + "/" + entry)) return false;
    ++checked;
  }
  return checked > 0;
}

}  // namespace citygauge
