#include "output/report/page_value.hpp"

#include <kainjow/mustache.hpp>

#include "core/error.hpp"
#include "core/text_width.hpp"

namespace citygauge::html {
namespace {

namespace mustache = kainjow::mustache;

mustache::data to_mustache(const PageValue& value) {
  switch (value.kind) {
    case PageValue::Kind::text:
      return printable(value.text);
    case PageValue::Kind::markup:
      return value.text;
    case PageValue::Kind::truth:
      return value.truth;
    case PageValue::Kind::list: {
      mustache::data list{mustache::data::type::list};
      for (const PageValue& element : *value.list) list << to_mustache(element);
      return list;
    }
    case PageValue::Kind::object: {
      mustache::data object{mustache::data::type::object};
      for (const auto& [name, member] : *value.object)
        object[name] = to_mustache(member);  // set() would copy
      return object;
    }
  }
  return {};
}

}  // namespace

PageValue unless_empty(const std::string& text) {
  return text.empty() ? PageValue(false) : PageValue(text);
}

std::string rendered(std::string_view page_template, const PageObject& values) {
  mustache::mustache page{std::string(page_template)};
  std::string text = page.render(to_mustache(values));
  if (!page.is_valid()) throw Error(ErrorKind::internal, "page template: " + page.error_message());
  return text;
}

}  // namespace citygauge::html
