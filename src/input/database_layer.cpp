#include "input/database_layer.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "input/open_dataset.hpp"
#include "input/postgres.hpp"

namespace citygauge {
namespace {

constexpr const char* table_kinds = "('r','v','m','f','p')";  // tables, views, foreign and partitioned ones

std::string tables_there(PostgresSession& session) {
  return session
      .ask_one(fmt::format(
          "SELECT string_agg(name, ', ' ORDER BY name) FROM (SELECT n.nspname || '.' || c.relname AS name "
          "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN {} AND n.nspname "
          "!~ '^pg_|^information_schema$' AND has_schema_privilege(n.oid, 'USAGE') ORDER BY 1 LIMIT 20) t",
          table_kinds))
      .value_or("");
}

/// GDAL tells none of this: it finds no table, or one without rows.
void check_table(const LayerSource& source) {
  PostgresSession session(*source.database, DatabaseAccess::read_only);
  const auto [schema, table] = schema_and_table(source.layer);
  const auto found = session.ask(
      fmt::format(
          "SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') FROM "
          "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname "
          "= $2 AND c.relkind IN {}",
          table_kinds),
      {schema, table});
  if (found.empty()) {
    const std::string names = tables_there(session);
    throw input_error(
        fmt::format("{}: there is no such table", describe(source)),
        names.empty() ? "the database has no table that you may see" : fmt::format("it has: {}", names));
  }
  if (found.front().front() != "t")
    throw input_error(fmt::format("{}: you may not read this table", describe(source)),
                      fmt::format("its owner can let you: GRANT SELECT ON {}.{} TO …", quoted_name(schema),
                                  quoted_name(table)));
}

}  // namespace

std::pair<std::string, std::string> schema_and_table(const std::string& layer) {
  const std::size_t dot = layer.find('.');
  if (dot == std::string::npos) return {"public", layer};
  return {layer.substr(0, dot), layer.substr(dot + 1)};
}

void open_database_layer(LayerOpening& opening, const LayerSource& source) {
  check_table(source);
  opening.dataset = open_connection(*source.database);
  const auto [schema, table] = schema_and_table(source.layer);
  opening.layer = opening.dataset->GetLayerByName(fmt::format("{}.{}", schema, table).c_str());
  if (opening.layer == nullptr)
    throw input_error(without_password(
        fmt::format("{}: cannot be read as a layer{}", describe(source), gdal_reason()), *source.database));
}

}  // namespace citygauge
