#include "output/result_schema.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "core/error.hpp"
#include "input/open_dataset.hpp"
#include "output/table_copy.hpp"

namespace citygauge {
namespace {

/// The comment by which a table of ours is known.
constexpr const char* mark = "citygauge: table of a result, replaced by the next one";

/// Names that a result may use.
constexpr const char* names_of_ours =
    "^(districts|issues|results|sensitivity|ledger|indicators|targets|counts|provenance|layer_styles|"
    "evidence_"
    ".*)$";

/// Relations of the schema $1 with their comments.
constexpr const char* relations =
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN "
    "('r','v','m','f','p')";

}  // namespace

ResultSchema::ResultSchema(const Connection& connection, std::string schema)
    : connection_(connection), schema_(std::move(schema)), session_(connection, DatabaseAccess::write) {
  if (!session_.ask_one("SELECT 1 FROM pg_extension WHERE extname = 'postgis'"))
    throw input_error(fmt::format("{}: the database has no PostGIS", describe(connection_)),
                      "its owner can add it: CREATE EXTENSION postgis");
  const auto may_write = session_.ask_one(
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1) THEN "
      "has_schema_privilege($1, 'CREATE') ELSE has_database_privilege(current_database(), 'CREATE') END",
      {schema_});
  if (may_write != "t")
    throw input_error(fmt::format("{}: you may not write to this schema", name()),
                      fmt::format("its owner can let you: GRANT CREATE, USAGE ON SCHEMA {} TO …; or name "
                                  "another schema: -o PG:{}/SCHEMA",
                                  quoted_name(schema_), connection_.name));
  refuse_tables_of_others();
  hold();
}

std::string ResultSchema::name() const {
  return describe(connection_) + "/" + schema_;
}

void ResultSchema::refuse_tables_of_others() {
  const auto others = session_.ask_one(
      fmt::format("SELECT string_agg(c.relname, ', ' ORDER BY c.relname) {} AND c.relname ~ $2 AND "
                  "obj_description(c.oid, 'pg_class') IS DISTINCT FROM $3",
                  relations),
      {schema_, names_of_ours, mark});
  if (others)
    throw input_error(fmt::format("{}: has tables that no result has put there: {}", name(), *others),
                      fmt::format("name another schema: -o PG:{}/SCHEMA", connection_.name));
}

/// By the session, not the transaction: somebody else's run is refused at its start.
void ResultSchema::hold() {
  if (session_.ask_one("SELECT pg_try_advisory_lock(hashtext('citygauge'), hashtext($1))", {schema_}) != "t")
    throw input_error(fmt::format("another run is writing to {}", name()),
                      "wait until it has ended, or name another schema");
}

void ResultSchema::replace_by(const std::filesystem::path& geopackage) {
  const DatasetHandle result = open_dataset(geopackage, DatasetUse::result, {"IMMUTABLE=YES"});
  const std::string schema = quoted_name(schema_);
  session_.ask("BEGIN");
  session_.ask("CREATE SCHEMA IF NOT EXISTS " + schema);
  const auto earlier = session_.ask(
      fmt::format("SELECT c.relname {} AND obj_description(c.oid, 'pg_class') = $2 ORDER BY 1", relations),
      {schema_, mark});
  for (const auto& row : earlier)
    session_.ask(fmt::format("DROP TABLE {}.{}", schema, quoted_name(*row.front())));
  for (OGRLayer* const layer : result->GetLayers()) {
    const std::string table = fmt::format("{}.{}", schema, quoted_name(layer->GetName()));
    copy_table(*layer, session_, table);
    session_.ask(fmt::format("COMMENT ON TABLE {} IS '{}'", table, mark));
  }
  // QGIS finds the style of a table by its database and schema.
  session_.ask(
      fmt::format("UPDATE {}.layer_styles SET f_table_catalog = current_database(), f_table_schema = $1",
                  schema),
      {schema_});
  session_.ask("COMMIT");
}

}  // namespace citygauge
