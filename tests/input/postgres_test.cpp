// What needs no server; tests/end_to_end/postgis.py has one.
#include "input/postgres.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"
#include "input/database_layer.hpp"

namespace citygauge {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Postgres, a_password_is_masked_wherever_it_stands) {
  const Connection connection{"plan", {{"password", "hush"}}};
  EXPECT_EQ(without_password("hush: no entry with hush", connection), "***: no entry with ***");
  EXPECT_EQ(without_password("hush", {"plan", {}}), "hush");
  EXPECT_EQ(without_password("as it is", {"plan", {{"password", ""}}}), "as it is");
}

TEST(Postgres, values_cannot_end_their_quotes) {
  EXPECT_THAT(connection_text({"plan", {{"dbname", "a' host='b\\"}}}),
              HasSubstr("dbname='a\\' host=\\'b\\\\'"));
  EXPECT_EQ(quoted_name("a\"; DROP TABLE b"), "\"a\"\"; DROP TABLE b\"");
}

TEST(Postgres, another_computer_is_not_reached_without_leave) {
  for (const char* host :
       {"gis.example.org", "192.0.2.1", "/var/run,evil.example", "localhost,evil.example"}) {
    EXPECT_THROW(refuse_unasked_network({"plan", {{"host", host}}}), Error) << host;
    EXPECT_THROW(refuse_unasked_network({"plan", {{"service", "x"}, {"hostaddr", host}}}), Error) << host;
  }
  for (const char* host : {"", "localhost", "127.0.0.1", "/var/run/postgresql"})
    EXPECT_NO_THROW(refuse_unasked_network({"plan", {{"host", host}}})) << host;
  EXPECT_NO_THROW(refuse_unasked_network({"plan", {{"service", "x"}}}));
}

TEST(Postgres, a_server_that_is_not_there_is_an_error_without_the_password) {
  try {
    const PostgresSession session({"plan", {{"host", "/nowhere"}, {"password", "hush"}}},
                                  DatabaseAccess::read_only);
    ADD_FAILURE() << "somebody answered";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), HasSubstr("PG:plan: cannot connect"));
    EXPECT_THAT(error.what(), Not(HasSubstr("hush")));
  }
}

TEST(Postgres, a_table_without_a_schema_lies_in_public) {
  EXPECT_EQ(schema_and_table("roads"), std::pair(std::string("public"), std::string("roads")));
  EXPECT_EQ(schema_and_table("plan.roads"), std::pair(std::string("plan"), std::string("roads")));
}

}  // namespace
}  // namespace citygauge
