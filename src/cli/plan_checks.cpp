#include "cli/plan_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <exception>
#include <fstream>
#include <thread>

#include "cli/command.hpp"
#include "core/error.hpp"
#include "core/text_width.hpp"
#include "output/child_process.hpp"
#include "output/output_folder.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t longest_message = 2000;  // bytes
constexpr int killed = 128;                    // and the signal's number

/// What `main` says of an error: the message after its name, and the hint.
std::string complaint_in(const fs::path& log) {
  constexpr std::string_view name = "citygauge: ";
  std::ifstream stream(log, std::ios::binary);
  std::string text;
  for (std::string line; text.size() < longest_message && std::getline(stream, line);) {
    const bool begins = line.starts_with(name);
    if (!begins && text.empty()) continue;
    if (!begins && !line.starts_with("  ")) continue;  // of the table
    const std::string said = printable(begins ? line.substr(name.size()) : line.substr(2));
    text += (text.empty() ? "" : "; ") + said;
  }
  return text;
}

std::string end_by_signal(int number, Language language) {
  const bool zh = language == Language::zh;
  const std::string cause = number == SIGKILL ? (zh ? "，可能内存不足" : "; perhaps too little memory") : "";
  return fmt::format(
      fmt::runtime(zh ? "检查进程被信号 {}（{}）终止{}" : "the check was ended by signal {} ({}){}"), number,
      strsignal(number), cause);
}

std::string message_of(int code, Language language) {
  if (code > killed) return end_by_signal(code - killed, language);
  return fmt::format(
      fmt::runtime(language == Language::zh ? "检查以退出码 {} 结束" : "the check ended with code {}"), code);
}

/// Of the machine: another time there may be memory, disk or a free folder.
bool is_passing(const std::string& complaint) {
  constexpr std::array passing{"not enough memory", "cannot write", "cannot run", "another run",
                               "interrupted"};
  return std::ranges::any_of(passing, [&](const char* begin) { return complaint.starts_with(begin); });
}

CheckEnd end_of(int code, const fs::path& log, Language language) {
  if (code == exit_met || code == exit_missed || code == exit_unevaluated) return {};
  const std::string complaint = complaint_in(log);
  if (!complaint.empty())
    return {complaint, (code == exit_usage || code == exit_input) && !is_passing(complaint)};
  return {message_of(code, language), false};
}
}  // namespace

CheckEnd PlanChecks::run_one(std::size_t index, const PlanCheck& check) const {
  const fs::path log = settings_.logs / fmt::format("{}.log", index);
  try {
    const auto code =
        run_child({fs::read_symlink("/proc/self/exe"), check.arguments, {}, log, settings_.time_limit});
    if (code) return end_of(*code, log, settings_.language);
    return {
        fmt::format(fmt::runtime(settings_.language == Language::zh ? "{} 秒后仍未完成（--time-limit）"
                                                                    : "not done after {} s (--time-limit)"),
                    settings_.time_limit.count()),
        false};
  } catch (const std::exception& error) {  // it could not be started: the others may
    return {error.what(), false};
  }
}

void PlanChecks::work(const std::vector<PlanCheck>& checks, std::vector<CheckEnd>& ends,
                      const std::function<void(std::size_t, const CheckEnd&)>& ended) {
  std::unique_lock lock(mutex_);
  while (next_ < checks.size() && !is_abandoned_ && !failure_) {
    const std::size_t index = next_++;
    at_work_.insert(checks[index].out);
    lock.unlock();
    CheckEnd end = run_one(index, checks[index]);
    lock.lock();
    if (is_abandoned_) return;
    at_work_.erase(checks[index].out);
    ends[index] = std::move(end);
    try {
      ended(index, ends[index]);
    } catch (...) {
      failure_ = std::current_exception();
    }
  }
}

std::vector<CheckEnd> PlanChecks::run(const std::vector<PlanCheck>& checks,
                                      const std::function<void(std::size_t, const CheckEnd&)>& ended) {
  std::vector<CheckEnd> ends(checks.size());
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::min(settings_.jobs, checks.size()); ++i)
      workers.emplace_back([&] { work(checks, ends, ended); });
  }
  if (failure_) std::rethrow_exception(failure_);
  return ends;
}

void PlanChecks::abandon() noexcept {
  try {
    std::set<fs::path> folders;
    {
      const std::lock_guard lock(mutex_);
      is_abandoned_ = true;
      folders = at_work_;
    }
    for (const fs::path& folder : folders)
      if (fs::exists(folder)) OutputFolder(folder).abandon();
  } catch (const std::exception&) {  // no memory: the next run clears away
  }
}

}  // namespace citygauge
