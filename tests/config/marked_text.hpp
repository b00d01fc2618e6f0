// Configuration texts in which ▶ marks the place that the error must name, and the check that it does.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "support/tiny_city.hpp"

namespace citygauge::test {

/// One slip in a file, and what the planner is told about it.
struct Slip {
  std::string name;     // of the test
  std::string text;     // ▶ stands before the character that the error must name
  std::string message;  // this and the hint: whole, or the beginning before a closing …
  std::string hint;
};

inline void PrintTo(const Slip& slip, std::ostream* out) {
  *out << slip.name;
}

inline std::string slip_name(const testing::TestParamInfo<Slip>& test_case) {
  return test_case.param.name;
}

/// Where the mark stands, as "line:column" counted in characters, and the text without it.
inline std::pair<std::string, std::string> without_mark(std::string text) {
  const std::string mark = "▶";
  const std::size_t place = text.find(mark);
  if (place == std::string::npos) return {"no mark in the text", text};
  text.erase(place, mark.size());
  int line = 1;
  int column = 1;
  for (std::size_t i = 0; i < place; ++i) {
    const bool continues_character = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    if (text[i] == '\n') {
      ++line;
      column = 1;
    } else if (!continues_character) {
      ++column;
    }
  }
  return {fmt::format("{}:{}", line, column), text};
}

/// What a planner is told.
struct Told {
  std::string message;  // "file:line:column: what is wrong"
  std::string hint;
};

/// The configuration error that `load` throws; none fails the test.
inline Told told_by(const std::function<void()>& load) {
  try {
    load();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    return {error.what(), error.hint()};
  }
  ADD_FAILURE() << "no error";
  return {};
}

/// `expected` is the whole text, or its beginning before a closing "…".
inline void expect_text(const std::string& text, std::string expected) {
  const std::string open_end = "…";
  const bool whole = !expected.ends_with(open_end);
  if (!whole) expected.resize(expected.size() - open_end.size());
  EXPECT_EQ(whole ? text : text.substr(0, expected.size()), expected);
}

using Load = std::function<void(const std::filesystem::path&)>;

/// Writes the text of `slip` to `file`, loads it and expects exactly its error: "file:line:column: message".
inline void expect_slip_is_told(const Slip& slip, const std::filesystem::path& file, const Load& load) {
  const auto [place, text] = without_mark(slip.text);
  write_text(file, text);
  const Told told = told_by([&] { load(file); });
  expect_text(told.message, fmt::format("{}:{}: {}", file.string(), place, slip.message));
  expect_text(told.hint, slip.hint);
}

/// What every loader must refuse before it reads a word.
inline void expect_unreadable_files_are_told(const std::filesystem::path& file, const Load& load) {
  const auto told = [&] { return told_by([&] { load(file); }); };
  std::filesystem::remove(file);
  EXPECT_EQ(told().message, file.string() + ": there is no such file");

  write_text(file, "");
  EXPECT_EQ(told().message, file.string() + ":1:1: the file is empty");

  // 0xB5 is the first byte of a character of GBK; it stands behind one line and three characters.
  write_text(file, "# 第一行\n# 中\xB5\xC0\n");
  EXPECT_EQ(told().message, file.string() + ":2:4: not UTF-8 (byte 0xB5)");
  EXPECT_EQ(told().hint, "save the file as UTF-8");
}

}  // namespace citygauge::test
