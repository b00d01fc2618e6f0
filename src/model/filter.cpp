#include "model/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <map>

namespace citygauge {

enum class FilterOperation : std::uint8_t { both, either, negate, compare, in, is_null, like };

struct Filter::Node {
  FilterOperation operation = FilterOperation::compare;
  std::vector<std::shared_ptr<const Node>> children;
  std::size_t field = 0;
  std::string comparator;
  std::vector<FieldValue> literals;
};

namespace {

using NodePointer = std::shared_ptr<const Filter::Node>;

constexpr int max_depth = 64;  // of nested parentheses

bool equal_without_case(const std::string& a, const std::string& b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

struct Token {
  enum class Kind : std::uint8_t { end, word, field, text, number, symbol } kind = Kind::end;
  std::string text;
  double number = 0;
  std::size_t position = 0;
};

class Parser {
 public:
  Parser(const std::string& text, const Location& at, std::vector<std::string>& fields)
      : text_(text), at_(at), fields_(fields) {
    advance();
  }

  NodePointer parse() {
    NodePointer node = either(0);
    if (token_.kind != Token::Kind::end) fail("something follows the end of the filter");
    return node;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const auto before = std::ranges::count_if(text_.substr(0, token_.position), begins_character);
    throw config_error(at_, fmt::format("filter `{}`, character {}: {}", text_, before + 1, what),
                       "a filter looks like: status = 'built' AND lanes >= 2");
  }

  void advance() {
    while (next_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[next_])) != 0) ++next_;
    token_ = {};
    token_.position = next_;
    if (next_ == text_.size()) return;
    const char c = text_[next_];
    if (c == '\'' || c == '"') return quoted(c);
    if (std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.') return numeral();
    if (std::string("()=<>!,").find(c) != std::string::npos) return symbol();
    word();
  }

  void quoted(char quote) {
    token_.kind = quote == '"' ? Token::Kind::field : Token::Kind::text;
    for (++next_; next_ < text_.size(); ++next_) {
      if (text_[next_] == quote) {
        if (next_ + 1 == text_.size() || text_[next_ + 1] != quote) {
          ++next_;
          return;
        }
        ++next_;
      }
      token_.text += text_[next_];
    }
    fail("a quote is not closed");
  }

  void numeral() {
    token_.kind = Token::Kind::number;
    const auto [end, error] =
        std::from_chars(text_.data() + next_, text_.data() + text_.size(), token_.number);
    if (error != std::errc{} || !std::isfinite(token_.number)) fail("not a number");
    next_ = static_cast<std::size_t>(end - text_.data());
  }

  void symbol() {
    token_.kind = Token::Kind::symbol;
    const std::string two = text_.substr(next_, 2);
    token_.text = two == "<=" || two == ">=" || two == "<>" || two == "!=" ? two : text_.substr(next_, 1);
    next_ += token_.text.size();
  }

  void word() {
    token_.kind = Token::Kind::word;
    while (next_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[next_])) == 0 &&
           std::string("()=<>!,'\"").find(text_[next_]) == std::string::npos)
      token_.text += text_[next_++];
  }

  bool take_word(const char* expected) {
    if (token_.kind != Token::Kind::word || !equal_without_case(token_.text, expected)) return false;
    advance();
    return true;
  }

  bool take_symbol(const char* expected) {
    if (token_.kind != Token::Kind::symbol || token_.text != expected) return false;
    advance();
    return true;
  }

  NodePointer either(int depth) {
    std::vector<NodePointer> terms{both(depth)};
    while (take_word("or")) terms.push_back(both(depth));
    return join(FilterOperation::either, std::move(terms));
  }

  NodePointer both(int depth) {
    std::vector<NodePointer> terms{unary(depth)};
    while (take_word("and")) terms.push_back(unary(depth));
    return join(FilterOperation::both, std::move(terms));
  }

  NodePointer unary(int depth) {
    if (depth > max_depth) fail("nested too deeply");
    if (take_word("not")) return negated(unary(depth + 1));
    if (take_symbol("(")) {
      NodePointer node = either(depth + 1);
      if (!take_symbol(")")) fail("`)` expected");
      return node;
    }
    return condition();
  }

  NodePointer condition() {
    if (token_.kind != Token::Kind::word && token_.kind != Token::Kind::field) fail("a field name expected");
    auto node = std::make_shared<Filter::Node>();
    node->field = field_index(token_.text);
    advance();
    if (take_word("is")) {
      const bool inverted = take_word("not");
      if (!take_word("null")) fail("NULL expected");
      node->operation = FilterOperation::is_null;
      return inverted ? negated(node) : node;
    }
    const bool inverted = take_word("not");
    if (take_word("in")) {
      node->operation = FilterOperation::in;
      node->literals = literal_list();
    } else if (take_word("like")) {
      node->operation = FilterOperation::like;
      if (token_.kind != Token::Kind::text) fail("a pattern in 'quotes' expected");
      node->literals = {literal()};
    } else if (inverted) {
      fail("IN or LIKE expected");
    } else {
      node->comparator = comparator();
      node->literals = {literal()};
    }
    return inverted ? negated(node) : node;
  }

  std::string comparator() {
    static const std::vector<std::string> known{"=", "<>", "!=", "<", "<=", ">", ">="};
    if (token_.kind != Token::Kind::symbol || std::ranges::find(known, token_.text) == known.end())
      fail("one of = <> < <= > >= IN LIKE IS expected");
    std::string taken = token_.text;
    advance();
    return taken;
  }

  FieldValue literal() {
    FieldValue value;
    if (token_.kind == Token::Kind::text)
      value = token_.text;
    else if (token_.kind == Token::Kind::number)
      value = token_.number;
    else
      fail("a number or a text in 'single quotes' expected");
    advance();
    return value;
  }

  std::vector<FieldValue> literal_list() {
    if (!take_symbol("(")) fail("`(` expected");
    std::vector<FieldValue> values{literal()};
    while (take_symbol(",")) values.push_back(literal());
    if (!take_symbol(")")) fail("`)` expected");
    return values;
  }

  std::size_t field_index(const std::string& name) {
    const auto [entry, added] = field_indices_.emplace(name, fields_.size());
    if (added) fields_.push_back(name);
    return entry->second;
  }

  /// All terms side by side: a chain of a hundred thousand is no deeper than one of two.
  static NodePointer join(FilterOperation operation, std::vector<NodePointer> terms) {
    if (terms.size() == 1) return terms.front();
    auto node = std::make_shared<Filter::Node>();
    node->operation = operation;
    node->children = std::move(terms);
    return node;
  }

  static NodePointer negated(NodePointer child) {
    auto node = std::make_shared<Filter::Node>();
    node->operation = FilterOperation::negate;
    node->children = {std::move(child)};
    return node;
  }

  const std::string& text_;
  const Location& at_;
  std::vector<std::string>& fields_;
  std::map<std::string, std::size_t> field_indices_;
  std::size_t next_ = 0;
  Token token_;
};

/// -1, 0, 1; nullopt when the two cannot be compared. A number and a text compare as numbers if the text is
/// one.
std::optional<int> compare(const FieldValue& value, const FieldValue& literal) {
  const auto number = [](const FieldValue& v) -> std::optional<double> {
    if (const double* d = std::get_if<double>(&v)) return *d;
    const auto& text = std::get<std::string>(v);
    double parsed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return parsed;
  };
  if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
  if (std::holds_alternative<std::string>(value) && std::holds_alternative<std::string>(literal))
    return std::get<std::string>(value).compare(std::get<std::string>(literal));
  const auto a = number(value);
  const auto b = number(literal);
  if (!a || !b || std::isnan(*a) || std::isnan(*b)) return std::nullopt;
  return *a < *b ? -1 : (*a > *b ? 1 : 0);
}

/// SQL's third truth value is nullopt: a NULL, or values that cannot be compared, leave it open.
using Truth = std::optional<bool>;

Truth holds(std::optional<int> order, const std::string& comparator) {
  if (!order) return std::nullopt;
  if (comparator == "=") return *order == 0;
  if (comparator == "<>" || comparator == "!=") return *order != 0;
  if (comparator == "<") return *order < 0;
  if (comparator == "<=") return *order <= 0;
  if (comparator == ">") return *order > 0;
  return *order >= 0;
}

/// SQL LIKE by bytes: % any run, _ any one UTF-8 character. Iterative, so no pattern can make it slow.
bool like(const std::string& text, const std::string& pattern) {
  const auto next_character = [&](std::size_t i) {
    do ++i;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U);
    return i;
  };
  std::size_t t = 0, p = 0, retry_t = 0, retry_p = std::string::npos;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '%') {
      retry_p = ++p;
      retry_t = t;
    } else if (p < pattern.size() && pattern[p] == '_') {
      t = next_character(t);
      ++p;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++t;
      ++p;
    } else if (retry_p != std::string::npos) {
      p = retry_p;
      t = ++retry_t;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '%') ++p;
  return p == pattern.size();
}

Truth evaluate(const Filter::Node& node, const FieldLookup& lookup);

/// AND (`decisive` false) and OR (`decisive` true): one decisive term decides, else one open term leaves it
/// open.
Truth join(const Filter::Node& node, const FieldLookup& lookup, bool decisive) {
  Truth joined = !decisive;
  for (const NodePointer& child : node.children) {
    const Truth truth = evaluate(*child, lookup);
    if (truth == decisive) return decisive;
    if (!truth) joined = std::nullopt;
  }
  return joined;
}

Truth is_among(const FieldValue& value, const std::vector<FieldValue>& literals) {
  if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
  return std::ranges::any_of(literals, [&](const FieldValue& l) { return compare(value, l) == 0; });
}

Truth is_like(const FieldValue& value, const FieldValue& pattern) {
  if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
  const double* number = std::get_if<double>(&value);
  const std::string text = number != nullptr ? fmt::format("{}", *number) : std::get<std::string>(value);
  return like(text, std::get<std::string>(pattern));
}

Truth evaluate(const Filter::Node& node, const FieldLookup& lookup) {
  switch (node.operation) {
    case FilterOperation::both:
      return join(node, lookup, false);
    case FilterOperation::either:
      return join(node, lookup, true);
    case FilterOperation::negate: {
      const Truth truth = evaluate(*node.children[0], lookup);
      return truth ? Truth(!*truth) : std::nullopt;
    }
    case FilterOperation::is_null:
      return std::holds_alternative<std::monostate>(lookup(node.field));
    case FilterOperation::compare:
      return holds(compare(lookup(node.field), node.literals[0]), node.comparator);
    case FilterOperation::in:
      return is_among(lookup(node.field), node.literals);
    case FilterOperation::like:
      return is_like(lookup(node.field), node.literals[0]);
  }
  return std::nullopt;
}

}  // namespace

Filter::Filter() = default;

Filter::Filter(const std::string& text, const Location& at) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return;
  root_ = Parser(text, at, fields_).parse();
}

bool Filter::matches(const FieldLookup& lookup) const {
  return root_ == nullptr || evaluate(*root_, lookup) == true;
}

}  // namespace citygauge
