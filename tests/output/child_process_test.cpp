#include "output/child_process.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

using samples::bytes_of;
using samples::TemporaryFolder;

ChildProcess shell(const TemporaryFolder& folder, const std::string& script) {
  return {.program = "/bin/sh",
          .arguments = {"-c", script},
          .environment = {},
          .output = folder.path() / "said.txt"};
}

TEST(ChildProcess, tells_how_it_ended) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_child(shell(folder, "exit 0")), 0);
  EXPECT_EQ(run_child(shell(folder, "exit 7")), 7);
  EXPECT_EQ(run_child(shell(folder, "kill -9 $$")), 128 + 9);
}

TEST(ChildProcess, keeps_all_that_it_says) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_child(shell(folder, "echo out; echo err >&2")), 0);
  EXPECT_EQ(bytes_of(folder.path() / "said.txt"), "out\nerr\n");
}

TEST(ChildProcess, takes_arguments_as_they_are) {
  const TemporaryFolder folder;
  const std::string text = "$(exit 3); `id` \"万州\" 'x' *";
  ChildProcess child{
      .program = "/bin/echo", .arguments = {text}, .environment = {}, .output = folder.path() / "said.txt"};
  EXPECT_EQ(run_child(child), 0);
  EXPECT_EQ(bytes_of(folder.path() / "said.txt"), text + "\n");
}

TEST(ChildProcess, lays_its_environment_over_ours) {
  const TemporaryFolder folder;
  const samples::ScopedEnvironment kept("CITYGAUGE_TEST_KEPT", "kept");
  const samples::ScopedEnvironment covered("CITYGAUGE_TEST_COVERED", "ours");
  ChildProcess child = shell(folder, "echo $CITYGAUGE_TEST_KEPT $CITYGAUGE_TEST_COVERED");
  child.environment = {{"CITYGAUGE_TEST_COVERED", "its own"}};
  EXPECT_EQ(run_child(child), 0);
  EXPECT_EQ(bytes_of(folder.path() / "said.txt"), "kept its own\n");
}

TEST(ChildProcess, is_ended_at_the_time_limit) {
  const TemporaryFolder folder;
  ChildProcess child = shell(folder, "exec sleep 60");
  child.time_limit = std::chrono::milliseconds(100);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(run_child(child), std::nullopt);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(ChildProcess, says_when_there_is_no_such_program) {
  const TemporaryFolder folder;
  ChildProcess child = shell(folder, "");
  child.program = folder.path() / "missing";
  EXPECT_THROW((void)run_child(child), Error);
}

TEST(ChildProcess, is_found_where_it_may_be_executed) {
  const TemporaryFolder folder;
  samples::write_bytes(folder.path() / "tool", "#!/bin/sh\n");
  EXPECT_EQ(find_program("tool", {folder.path()}), std::nullopt);
  std::filesystem::permissions(folder.path() / "tool", std::filesystem::perms::owner_all);
  EXPECT_EQ(find_program("tool", {folder.path()}), folder.path() / "tool");
}

}  // namespace
}  // namespace citygauge
