#include "config/connections_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>

#include "config/nearest.hpp"

namespace citygauge {
namespace {

constexpr const char* how_to_name =
    "name it under [connections], e.g. planning = \"service=planning\", and write source = \"PG:planning\"";

/// What says where a database is and how to be let in. What would name files to read or change the session
/// (`passfile`, `options`) is for the user's own service file.
const std::vector<std::string> known_settings{"service", "host",     "hostaddr", "port",           "dbname",
                                              "user",    "password", "sslmode",  "connect_timeout"};

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Takes a text apart as PostgreSQL does: key = value, key = 'a value', with \' and \\ in either.
class SettingsText {
 public:
  SettingsText(std::string_view text, const Location& at) : rest_(text), at_(at) {}

  std::map<std::string, std::string> read() {
    std::map<std::string, std::string> settings;
    for (skip_spaces(); !rest_.empty(); skip_spaces()) {
      const std::string key = take_key();
      if (!settings.emplace(key, take_value()).second)
        throw config_error(at_, fmt::format("`{}` stands there twice", key));
    }
    return settings;
  }

 private:
  void skip_spaces() {
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
  }

  /// Nothing of the text is repeated when it is malformed: the slip may lie in a password.
  std::string take_key() {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    const auto end = std::ranges::find_if_not(rest_, is_letter);
    const std::string key(rest_.begin(), end);
    rest_.remove_prefix(key.size());
    skip_spaces();
    if (key.empty() || rest_.empty() || rest_.front() != '=')
      throw config_error(at_, "a connection is written as \"key=value key=value\"",
                         "for example: \"host=localhost dbname=planning user=reader\"");
    rest_.remove_prefix(1);
    expect_known({key, at_}, "key of a connection", known_settings);
    skip_spaces();
    return key;
  }

  std::string take_value() {
    const bool quoted = rest_.starts_with('\'');
    if (quoted) rest_.remove_prefix(1);
    std::string value;
    while (!rest_.empty() && (quoted ? rest_.front() != '\'' : !is_space(rest_.front()))) {
      if (rest_.front() == '\\' && rest_.size() > 1) rest_.remove_prefix(1);
      value += rest_.front();
      rest_.remove_prefix(1);
    }
    if (quoted && rest_.empty()) throw config_error(at_, "a quoted value of the connection does not end");
    if (quoted) rest_.remove_prefix(1);
    return value;
  }

  std::string_view rest_;
  const Location& at_;
};

bool is_plain_name(const std::string& name) {
  const auto is_plain = [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '-' || c >= 128;
  };
  return !name.empty() && std::ranges::all_of(name, is_plain);
}

}  // namespace

std::map<std::string, Connection> read_connections(const TomlValue& value) {
  std::map<std::string, Connection> connections;
  for (const auto& [name, settings] : expect_table(value, "connections")) {
    if (!is_plain_name(name))
      throw config_error(settings.key_at, fmt::format("`{}` cannot be the name of a connection", name),
                         "use letters, digits, _ and -");
    const std::string& text = expect_text(settings, name);
    if (text.find('\0') != std::string::npos)
      throw config_error(settings.at, "a connection has no zero bytes");
    connections.emplace(name, Connection{name, SettingsText(text, settings.at).read()});
  }
  return connections;
}

const Connection& find_connection(const std::map<std::string, Connection>& connections,
                                  const PlacedText& source) {
  const std::string name = source.text.substr(std::string_view(connection_prefix).size());
  const auto found = connections.find(name);
  if (found != connections.end()) return found->second;
  if (!is_plain_name(name))  // settings, with a password perhaps
    throw config_error(source.at, "a database is named, its settings do not stand here", how_to_name);
  throw config_error(source.at, fmt::format("there is no connection `{}`", name),
                     connections.empty() ? how_to_name : suggestion(name, names_of(connections)));
}

}  // namespace citygauge
