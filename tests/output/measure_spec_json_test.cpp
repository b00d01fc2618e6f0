#include "output/measure_spec_json.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace citygauge {
namespace {

TEST(MeasureSpecJson, keeps_filter_and_nested_options) {
  MeasureSpec spec{"length", "roads", {{"class", {"arterial", "支路"}}}, {}, {}};
  spec.options["once"] = {true, {}};
  spec.options["distance_m"] = {500.0, {}};
  spec.options["list"] = {Option::List{{std::string("a \"b\""), {}}, {2.5, {}}}, {}};
  spec.options["table"] = {Option::Table{{"inner", {Option::Table{}, {}}}}, {}};
  const std::string text = to_json_text(spec);
  EXPECT_EQ(text, R"({"measure":"length","layer":"roads","where":{"class":["arterial","支路"]},"options":)"
                  R"({"distance_m":500.0,"list":["a \"b\"",2.5],"once":true,"table":{"inner":{}}}})");
  EXPECT_EQ(to_json_text(measure_spec_of(text)), text);
}

TEST(MeasureSpecJson, refuses_what_is_no_measure) {
  for (const char* text : {"", "{", "[]", "7", "{}", R"({"measure":1,"layer":"","where":{},"options":{}})",
                           R"({"measure":"a","layer":"","where":[],"options":{}})",
                           R"({"measure":"a","layer":"","where":{"class":"x"},"options":{}})",
                           R"({"measure":"a","layer":"","where":{},"options":[]})",
                           R"({"measure":"a","layer":"","where":{},"options":{"b":null}})"})
    EXPECT_THROW(static_cast<void>(measure_spec_of(text)), Error) << text;
}

}  // namespace
}  // namespace citygauge
