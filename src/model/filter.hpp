// Attribute filters of a project file: `where = "status = 'built' AND lanes >= 2"`. Parsed here and evaluated
// on field values; never handed to a database as text.
//
// Grammar: OR, AND, NOT, parentheses; field = <> != < <= > >= literal; field [NOT] IN (literal, …);
// field IS [NOT] NULL; field [NOT] LIKE 'pattern' with % and _. Fields may stand in "double quotes", texts
// stand in 'single quotes' ('' is a quote). NULL is as in SQL: a comparison with it, or the NOT of one, is
// not true, so `status NOT IN ('planned')` leaves out the features without a status. Case counts, in LIKE
// too.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/error.hpp"

namespace citygauge {

/// A field's value of one feature: none (NULL), a number or a text.
using FieldValue = std::variant<std::monostate, double, std::string>;
using FieldLookup = std::function<FieldValue(std::size_t field)>;

class Filter {
 public:
  /// The filter that lets everything pass.
  Filter();
  /// ERRORS: Error{config} with `at` and the position in the text.
  Filter(const std::string& text, const Location& at);

  /// The fields that it names, in order; `matches` asks for them by index.
  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }
  [[nodiscard]] bool matches_all() const { return root_ == nullptr; }
  [[nodiscard]] bool matches(const FieldLookup& lookup) const;

  struct Node;

 private:
  std::vector<std::string> fields_;
  std::shared_ptr<const Node> root_;
};

}  // namespace citygauge
