#include "output/map/chinese_font.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "core/error.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

/// A variable of the environment, until the end of the scope.
class ScopedVariable {
 public:
  ScopedVariable(const char* name, const std::string& value) : name_(name) { setenv(name, value.c_str(), 1); }
  ~ScopedVariable() { unsetenv(name_); }
  ScopedVariable(const ScopedVariable&) = delete;
  ScopedVariable& operator=(const ScopedVariable&) = delete;

 private:
  const char* name_;
};

TEST(ChineseFont, is_one_for_simplified_characters) {
  const ChineseFont font;
  EXPECT_FALSE(font.family().empty());
  EXPECT_NE(font.context(), nullptr);
}

TEST(ChineseFont, names_the_package_when_none_is_installed) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "fonts");
  std::ofstream(folder / "fonts.conf")
      << "<?xml version=\"1.0\"?><fontconfig><dir>" << (folder / "fonts").string() << "</dir><cachedir>"
      << (folder / "cache").string() << "</cachedir></fontconfig>";
  const ScopedVariable no_fonts("FONTCONFIG_FILE", (folder / "fonts.conf").string());
  try {
    const ChineseFont font;
    FAIL() << "found " << font.family();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_NE(error.hint().find("fonts-noto-cjk"), std::string::npos);
  }
}

}  // namespace
}  // namespace citygauge
