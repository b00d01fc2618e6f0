// What the page template is filled with: texts, finished markup, yes or no, lists and named values.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace citygauge::html {

struct PageValue;
using PageList = std::vector<PageValue>;
using PageObject = std::map<std::string, PageValue>;

/// HTML, JSON or the like that is put into the page as it is ("{{{name}}}"): made by us, of escaped texts.
struct Markup {
  std::string text;
};

/// A text is put on one line, cleared of control characters, and escaped by the template.
struct PageValue {  // not a std::variant: GCC 12 warns of the uninitialized in lists of them
  enum class Kind : std::uint8_t { text, markup, truth, list, object };

  PageValue(std::string given) : text(std::move(given)) {}
  PageValue(const char* given) : text(given) {}
  PageValue(Markup given) : kind(Kind::markup), text(std::move(given.text)) {}
  PageValue(bool given) : kind(Kind::truth), truth(given) {}
  PageValue(PageList given) : kind(Kind::list), list(std::make_shared<const PageList>(std::move(given))) {}
  PageValue(PageObject given)
      : kind(Kind::object), object(std::make_shared<const PageObject>(std::move(given))) {}

  Kind kind = Kind::text;
  std::string text;  // or markup
  bool truth = false;
  // Shared: braces copy what they are given, and a page is lists in lists.
  std::shared_ptr<const PageList> list;
  std::shared_ptr<const PageObject> object;
};

/// A text for "{{#name}}...{{name}}...{{/name}}", which is left out when the text is empty.
[[nodiscard]] PageValue unless_empty(const std::string& text);

/// The template filled in. ERRORS: Error{internal} when the template is malformed.
[[nodiscard]] std::string rendered(std::string_view page_template, const PageObject& values);

}  // namespace citygauge::html
