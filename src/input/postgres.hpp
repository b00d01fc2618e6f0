// A session with a PostgreSQL server, by libpq: what is asked of a database before a table is read, and how
// results are written to it. Features are read by GDAL (input/database_layer.hpp).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/connection.hpp"

namespace citygauge {

/// What errors call a database: "PG:planning".
[[nodiscard]] std::string describe(const Connection& connection);

/// The settings as one text for GDAL, which may hold a password: never to be shown. Completed so that a
/// server that does not answer is given up.
[[nodiscard]] std::string connection_text(const Connection& connection);

/// What keeps a session from changing anything and from waiting for ever, as SQL.
[[nodiscard]] const std::string& read_only_statements();

/// `text` without the connection's password.
[[nodiscard]] std::string without_password(std::string text, const Connection& connection);

/// ERRORS: Error{input} when the connection leads to another computer and the network is not allowed. A
/// service is the user's own definition and may lead anywhere.
void refuse_unasked_network(const Connection& connection);

enum class DatabaseAccess : std::uint8_t { read_only, write };

/// "schema", "ta""ble": a name within a statement.
[[nodiscard]] std::string quoted_name(std::string_view name);

class PostgresSession {
 public:
  using Row = std::vector<std::optional<std::string>>;

  /// ERRORS: Error{input}: as refuse_unasked_network; the server is not there or does not let us in.
  PostgresSession(const Connection& connection, DatabaseAccess access);
  ~PostgresSession();
  PostgresSession(const PostgresSession&) = delete;
  PostgresSession& operator=(const PostgresSession&) = delete;

  /// `parameters` stand for $1, $2 … ERRORS: Error{input} with the server's words.
  std::vector<Row> ask(const std::string& statement, const std::vector<std::string>& parameters = {});
  /// The one value of the one row.
  std::optional<std::string> ask_one(const std::string& statement,
                                     const std::vector<std::string>& parameters = {});

  /// COPY … FROM STDIN: begin, any number of pieces of text, end. ERRORS: Error{input}.
  void begin_copy(const std::string& statement);
  void copy(std::string_view rows);
  void end_copy();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace citygauge
