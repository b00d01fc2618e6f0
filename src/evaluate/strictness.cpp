#include "evaluate/strictness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/error.hpp"

namespace citygauge {
namespace {

constexpr std::size_t most_listed = 30;  // a screen; the same run without --strict writes them all

bool is_mended(const Issue& issue) {
  return issue.action == "repaired" || issue.action == "left out";
}

std::string line_of(const Issue& issue) {
  const std::string feature = issue.fid ? fmt::format(" feature {}", *issue.fid) : "";
  return fmt::format("\n  {}{}: {} ({}, {})", issue.layer, feature, issue.message, issue.code, issue.action);
}

}  // namespace

void refuse_mended_input(const std::vector<Issue>& issues) {
  std::vector<Issue> mended;
  std::ranges::copy_if(issues, std::back_inserter(mended), is_mended);
  if (mended.empty()) return;
  std::string message = fmt::format("--strict: the input needs mending in {} places", mended.size());
  for (std::size_t i = 0; i < std::min(mended.size(), most_listed); ++i) message += line_of(mended[i]);
  if (mended.size() > most_listed) message += fmt::format("\n  … and {} more", mended.size() - most_listed);
  throw input_error(message, "mend the layers, or run without --strict to have it done and recorded");
}

}  // namespace citygauge
