#include "output/file_list.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>

#include "core/error.hpp"
#include "output/text_file_output.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using samples::bytes_of;
using samples::TemporaryFolder;
using samples::write_bytes;

void write_text(const std::string& text, const fs::path& file) {
  write_text_file(file, text);
}

void write_half(const std::string& text, const fs::path& file) {
  write_text_file(file, text.substr(0, text.size() / 2));
  throw Error(ErrorKind::input, "the disk is full");
}

using Files = std::array<ListedFile<std::string>, 3>;
constexpr Files good = {{{"a.txt", write_text}, {"b.txt", write_text}, {"c.txt", write_text}}};
constexpr Files one_fails = {{{"a.txt", write_text}, {"b.txt", write_half}, {"c.txt", write_text}}};

using Found = std::vector<std::pair<std::string, std::string>>;  // file names and texts

/// Writes "new" over an earlier a.txt and says what is there afterwards.
Found after(const Files& files, const std::function<void()>& more) {
  const TemporaryFolder folder;
  write_bytes(folder.path() / "a.txt", "earlier");
  try {
    write_together<std::string>(files, "new", OutputFolder(folder.path()), more);
  } catch (const Error&) {
    // what is left behind is looked at below
  }
  Found found;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    found.emplace_back(entry.path().filename(), bytes_of(entry.path()));
  std::ranges::sort(found);
  return found;
}

TEST(FileList, is_written_whole) {
  EXPECT_EQ(after(good, [] {}), (Found{{"a.txt", "new"}, {"b.txt", "new"}, {"c.txt", "new"}}));
}

TEST(FileList, leaves_earlier_files_and_nothing_new_when_one_fails_half_way) {
  EXPECT_EQ(after(one_fails, [] {}), (Found{{"a.txt", "earlier"}}));
}

TEST(FileList, leaves_earlier_files_and_nothing_new_when_what_comes_after_fails) {
  EXPECT_EQ(after(good, [] { throw Error(ErrorKind::input, "no"); }), (Found{{"a.txt", "earlier"}}));
}

}  // namespace
}  // namespace citygauge
