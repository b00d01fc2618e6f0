#include "config/connections_reader.hpp"

#include <gmock/gmock.h>

#include "config/marked_text.hpp"

namespace citygauge {
namespace {

using testing::HasSubstr;
using testing::Not;
using Settings = std::map<std::string, std::string>;

/// The connection `planning` with these settings.
std::map<std::string, Connection> read(const std::string& settings) {
  const test::TemporaryFolder folder;
  test::write_text(folder / "project.toml", "planning = \"\"\"" + settings + "\"\"\"\n");
  return read_connections(read_toml_file(folder / "project.toml"));
}

void expect_refused(const std::string& settings, const std::string& why) {
  try {
    read(settings);
    ADD_FAILURE() << settings << " was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    EXPECT_THAT(error.what(), HasSubstr("project.toml:1:"));
    EXPECT_THAT(error.what(), HasSubstr(why));
    EXPECT_THAT(error.what() + error.hint(), Not(HasSubstr("hush")));
  }
}

TEST(Connections, are_read_as_postgresql_reads_them) {
  EXPECT_EQ(read("host=db.example dbname = planning").at("planning").settings,
            (Settings{{"host", "db.example"}, {"dbname", "planning"}}));
  EXPECT_EQ(read("dbname='our plan' user='o\\\\'neil'").at("planning").settings,
            (Settings{{"dbname", "our plan"}, {"user", "o'neil"}}));
  EXPECT_EQ(read("service=plan").at("planning").name, "planning");
  EXPECT_TRUE(read("").at("planning").settings.empty());
}

TEST(Connections, that_are_malformed_are_refused_without_repeating_a_value) {
  expect_refused("postgresql://me:hush@host/db", "key=value");
  expect_refused("hush", "key=value");
  expect_refused("host=a password='hush", "does not end");
  expect_refused("password=hush password=hush", "twice");
  expect_refused("host=a pasword=hush", "unknown key of a connection `pasword`");
  expect_refused("passfile=/etc/hush", "unknown key");
  expect_refused("options='-c hush'", "unknown key");
}

TEST(Connections, are_found_by_their_plain_name_only) {
  const auto known = read("service=plan");
  EXPECT_EQ(find_connection(known, {"PG:planning", {}}).name, "planning");
  for (const char* source : {"PG:", "PG:plannin", "PG:dbname=x password=hush", "PG:planning/roads"}) try {
      static_cast<void>(find_connection(known, {source, {"project.toml", 7, 1}}));
      ADD_FAILURE() << source << " was found";
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("project.toml:7:1"));
      EXPECT_THAT(error.what() + error.hint(), Not(HasSubstr("hush")));
    }
}

}  // namespace
}  // namespace citygauge
