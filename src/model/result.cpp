#include "model/result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/error.hpp"

namespace citygauge {
namespace {

void check_lengths(const Evidence& evidence) {
  for (const EvidenceColumn& column : evidence.columns) {
    const std::size_t values = std::visit([](const auto& all) { return all.size(); }, column.values);
    if (values == evidence.shapes.size()) continue;
    throw Error(ErrorKind::internal, fmt::format("{}.{} has {} values for {} shapes", evidence.table,
                                                 column.name, values, evidence.shapes.size()));
  }
}

}  // namespace

std::string to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "pass";
    case Verdict::miss:
      return "miss";
    case Verdict::soft_miss:
      return "soft_miss";
    case Verdict::not_evaluated:
      return "not_evaluated";
    case Verdict::no_target:
      return "no_target";
  }
  return {};
}

const EvidenceColumn* find_column(const Evidence& evidence, std::string_view name) {
  const auto found = std::ranges::find(evidence.columns, name, &EvidenceColumn::name);
  return found == evidence.columns.end() ? nullptr : &*found;
}

void check_evidence(const std::vector<Evidence>& evidence) {
  std::map<std::string_view, ShapeKind> kinds;
  for (const Evidence& part : evidence) {
    check_lengths(part);
    if (part.shapes.size() == 0) continue;  // makes no table
    if (kinds.emplace(part.table, part.shapes.kind()).first->second != part.shapes.kind())
      throw Error(ErrorKind::internal, fmt::format("{} stands for two kinds of geometry", part.table));
  }
}

}  // namespace citygauge
