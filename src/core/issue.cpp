#include "core/issue.hpp"

#include <algorithm>
#include <tuple>

namespace citygauge {

std::string to_string(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

void sort_issues(std::vector<Issue>& issues) {
  const auto key = [](const Issue& issue) {
    return std::tie(issue.layer, issue.fid, issue.code, issue.message, issue.place);
  };
  std::sort(issues.begin(), issues.end(),
            [&](const Issue& a, const Issue& b) { return key(a) != key(b) ? key(a) < key(b) : a < b; });
}

}  // namespace citygauge
