#include "input/postgres.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <map>

#include "core/error.hpp"
#include "input/gdal_errors.hpp"
#include "input/gdal_session.hpp"

namespace citygauge {
namespace {

/// A server that is switched off is given up after some seconds, one that falls silent after about a minute.
const std::map<std::string, std::string> usual_settings{
    {"connect_timeout", "10"},    {"keepalives_idle", "30"},   {"keepalives_interval", "10"},
    {"keepalives_count", "3"},    {"client_encoding", "UTF8"}, {"application_name", "citygauge"},
    {"tcp_user_timeout", "60000"}};

/// A statement is one batch of features at most. No lock is waited for long: somebody who looks at a table in
/// QGIS holds one for an instant only. Large tables are otherwise read from where another reader stands.
constexpr const char* patience =
    "SET statement_timeout = '10min'; SET lock_timeout = '15s'; SET synchronize_seqscans = off";

std::map<std::string, std::string> complete(const Connection& connection) {
  std::map<std::string, std::string> settings = connection.settings;
  settings.insert(usual_settings.begin(), usual_settings.end());
  return settings;
}

struct ResultCloser {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ResultCloser>;

}  // namespace

std::string describe(const Connection& connection) {
  return connection_prefix + connection.name;
}

std::string connection_text(const Connection& connection) {
  std::string text = connection_prefix;
  for (const auto& [key, value] : complete(connection)) {
    text += text.ends_with(':') ? "" : " ";
    text += key + "='";
    for (const char c : value) text += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string{c};
    text += '\'';
  }
  return text;
}

const std::string& read_only_statements() {
  static const std::string statements = fmt::format("SET default_transaction_read_only = on; {}", patience);
  return statements;
}

std::string without_password(std::string text, const Connection& connection) {
  const auto password = connection.settings.find("password");
  if (password == connection.settings.end() || password->second.empty()) return text;
  constexpr std::string_view mask = "***";
  for (std::size_t at = text.find(password->second); at != std::string::npos;
       at = text.find(password->second, at + mask.size()))
    text.replace(at, password->second.size(), mask);
  return text;
}

void refuse_unasked_network(const Connection& connection) {
  if (start_gdal().network) return;
  const auto leads_away = [&](const char* key) {
    const auto host = connection.settings.find(key);
    if (host == connection.settings.end() || host->second.empty()) return false;
    return host->second.find(',') != std::string::npos ||
           (host->second.front() != '/' && host->second != "localhost" && host->second != "127.0.0.1" &&
            host->second != "::1");
  };
  if (leads_away("host") || leads_away("hostaddr"))
    throw input_error(
        fmt::format("{}: leads to another computer, and the network is not allowed", describe(connection)),
        "--allow-network allows it; a service of your own ~/.pg_service.conf needs no leave");
}

std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string{c};
  return quoted + '"';
}

struct PostgresSession::State {
  const Connection connection;
  PGconn* session = nullptr;

  explicit State(const Connection& to) : connection(to) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { PQfinish(session); }

  [[noreturn]] void fail(const std::string& what, const std::string& hint = {}) const {
    const std::string reason = on_one_line(PQerrorMessage(session));
    throw input_error(
        without_password(fmt::format("{}: {} ({})", describe(connection), what, reason), connection), hint);
  }

  ResultHandle checked(PGresult* got, ExecStatusType wanted) const {
    ResultHandle result(got);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == wanted || (wanted == PGRES_TUPLES_OK && status == PGRES_COMMAND_OK)) return result;
    if (PQstatus(session) == CONNECTION_BAD)
      fail("the server has gone away", "see whether it still runs; the run can be repeated");
    fail("the database refuses");
  }
};

PostgresSession::PostgresSession(const Connection& connection, DatabaseAccess access)
    : state_(std::make_unique<State>(connection)) {
  refuse_unasked_network(connection);
  std::vector<const char*> keys, values;
  const auto settings = complete(connection);
  for (const auto& [key, value] : settings) {
    keys.push_back(key.c_str());
    values.push_back(value.c_str());
  }
  keys.push_back(nullptr);
  values.push_back(nullptr);
  state_->session = PQconnectdbParams(keys.data(), values.data(), 0);
  if (state_->session == nullptr) throw std::bad_alloc();
  if (PQstatus(state_->session) != CONNECTION_OK)
    state_->fail(
        "cannot connect to the database",
        "is the server running, and does it let you in? A password belongs in ~/.pgpass or PGPASSWORD");
  PQsetNoticeProcessor(
      state_->session, [](void*, const char*) {}, nullptr);  // else libpq prints them
  const std::string manners = access == DatabaseAccess::read_only ? read_only_statements() : patience;
  const ResultHandle set = state_->checked(PQexec(state_->session, manners.c_str()), PGRES_COMMAND_OK);
}

PostgresSession::~PostgresSession() = default;

std::vector<PostgresSession::Row> PostgresSession::ask(const std::string& statement,
                                                       const std::vector<std::string>& parameters) {
  std::vector<const char*> values;
  for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
  const ResultHandle result =
      state_->checked(PQexecParams(state_->session, statement.c_str(), static_cast<int>(values.size()),
                                   nullptr, values.data(), nullptr, nullptr, 0),
                      PGRES_TUPLES_OK);
  std::vector<Row> rows(static_cast<std::size_t>(PQntuples(result.get())));
  for (int row = 0; row < PQntuples(result.get()); ++row)
    for (int column = 0; column < PQnfields(result.get()); ++column)
      rows[static_cast<std::size_t>(row)].push_back(
          PQgetisnull(result.get(), row, column) == 1
              ? std::nullopt
              : std::optional<std::string>(PQgetvalue(result.get(), row, column)));
  return rows;
}

std::optional<std::string> PostgresSession::ask_one(const std::string& statement,
                                                    const std::vector<std::string>& parameters) {
  const auto rows = ask(statement, parameters);
  return rows.empty() || rows.front().empty() ? std::nullopt : rows.front().front();
}

void PostgresSession::begin_copy(const std::string& statement) {
  const ResultHandle begun = state_->checked(PQexec(state_->session, statement.c_str()), PGRES_COPY_IN);
}

void PostgresSession::copy(std::string_view rows) {
  if (PQputCopyData(state_->session, rows.data(), static_cast<int>(rows.size())) != 1)
    state_->fail("the server has gone away", "see whether it still runs; the run can be repeated");
}

void PostgresSession::end_copy() {
  if (PQputCopyEnd(state_->session, nullptr) != 1) state_->fail("the rows cannot be written");
  const ResultHandle result = state_->checked(PQgetResult(state_->session), PGRES_COMMAND_OK);
  while (PGresult* const more = PQgetResult(state_->session)) PQclear(more);
}

}  // namespace citygauge
