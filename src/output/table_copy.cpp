#include "output/table_copy.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/error.hpp"
#include "input/gdal_session.hpp"

namespace citygauge {
namespace {

constexpr std::size_t piece_bytes = 1 << 16;  // sent at a time

const char* type_of(const OGRFieldDefn& field) {
  switch (field.GetType()) {
    case OFTInteger:
      return field.GetSubType() == OFSTBoolean ? "boolean" : "integer";
    case OFTInteger64:
      return "bigint";
    case OFTReal:
      return "double precision";
    case OFTDateTime:
      return "timestamp with time zone";
    default:
      return "text";
  }
}

/// The database's number for the CRS. One that no authority has numbered is entered under a number of its
/// own, in the range that PostGIS leaves to its users.
std::string srid_of(const OGRSpatialReference& crs, PostgresSession& session) {
  const char* const authority = crs.GetAuthorityName(nullptr);
  const char* const code = crs.GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr)
    if (const auto known =
            session.ask_one("SELECT srid FROM spatial_ref_sys WHERE auth_name = $1 AND auth_srid::text = $2",
                            {authority, code}))
      return *known;
  char *wkt = nullptr, *proj = nullptr;
  crs.exportToWkt(&wkt);
  crs.exportToProj4(&proj);
  const std::string text = wkt, proj_text = proj;
  CPLFree(wkt);
  CPLFree(proj);
  if (const auto known = session.ask_one("SELECT srid FROM spatial_ref_sys WHERE srtext = $1", {text}))
    return *known;
  return session
      .ask_one(
          "INSERT INTO spatial_ref_sys (srid, srtext, proj4text) SELECT greatest(max(srid), 910000) + 1, $1, "
          "$2 FROM spatial_ref_sys WHERE srid < 998999 RETURNING srid",
          {text, proj_text})
      .value_or("0");
}

std::string geometry_column_of(OGRLayer& from, PostgresSession& to) {
  const OGRSpatialReference* const crs = from.GetSpatialRef();
  const std::string srid = crs == nullptr ? "0" : srid_of(*crs, to);
  return fmt::format(", {} geometry({}, {})", quoted_name(from.GetGeometryColumn()),
                     OGRToOGCGeomType(from.GetGeomType()), srid);
}

std::string definition_of(OGRLayer& from, PostgresSession& to) {
  std::string columns = quoted_name(from.GetFIDColumn()) + " bigint PRIMARY KEY";
  if (from.GetGeomType() != wkbNone) columns += geometry_column_of(from, to);
  OGRFeatureDefn& definition = *from.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const OGRFieldDefn& field = *definition.GetFieldDefn(i);
    columns += fmt::format(", {} {}", quoted_name(field.GetNameRef()), type_of(field));
  }
  return columns;
}

/// As COPY wants texts: a backslash before what would end the value or the row.
void append_text(std::string& rows, const char* text) {
  for (; *text != '\0'; ++text) switch (*text) {
      case '\\':
        rows += "\\\\";
        break;
      case '\t':
        rows += "\\t";
        break;
      case '\n':
        rows += "\\n";
        break;
      case '\r':
        rows += "\\r";
        break;
      default:
        rows += *text;
    }
}

void append_number(std::string& rows, double number) {
  if (std::isfinite(number))
    rows += fmt::format("{}", number);  // the fewest digits that give this number again
  else
    rows += std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
}

void append_field(std::string& rows, const OGRFeature& feature, int index) {
  if (feature.IsFieldSetAndNotNull(index) == 0)
    rows += "\\N";
  else if (feature.GetFieldDefnRef(index)->GetType() == OFTReal)
    append_number(rows, feature.GetFieldAsDouble(index));
  else
    append_text(rows, feature.GetFieldAsString(index));
}

/// PostGIS's own form of WKB: as ISO's, with a mark that the number of the CRS follows, and that number.
void append_geometry(std::string& rows, const OGRGeometry* geometry, std::uint32_t srid) {
  if (geometry == nullptr) {
    rows += "\\N";
    return;
  }
  constexpr std::uint32_t srid_follows = 0x20000000;
  constexpr std::size_t head = 5;  // byte order and kind
  std::vector<unsigned char> wkb(geometry->WkbSize());
  geometry->exportToWkb(wkbNDR, wkb.data(), wkbVariantIso);
  std::uint32_t kind = 0;
  std::memcpy(&kind, wkb.data() + 1, sizeof kind);
  kind |= srid_follows;
  std::memcpy(wkb.data() + 1, &kind, sizeof kind);
  std::array<unsigned char, sizeof srid> number{};
  std::memcpy(number.data(), &srid, sizeof srid);
  wkb.insert(wkb.begin() + head, number.begin(), number.end());
  constexpr const char* digits = "0123456789ABCDEF";
  for (const unsigned char byte : wkb) {
    rows += digits[byte >> 4U];
    rows += digits[byte & 15U];
  }
}

void copy_rows(OGRLayer& from, PostgresSession& to, std::uint32_t srid) {
  std::string rows;
  CPLErrorReset();
  for (const auto& feature : from) {
    rows += std::to_string(feature->GetFID());
    if (from.GetGeomType() != wkbNone) append_geometry(rows += '\t', feature->GetGeometryRef(), srid);
    for (int i = 0; i < feature->GetFieldCount(); ++i) append_field(rows += '\t', *feature, i);
    rows += '\n';
    if (rows.size() < piece_bytes) continue;
    to.copy(rows);
    rows.clear();
  }
  if (CPLGetLastErrorType() >= CE_Failure)
    throw input_error(fmt::format("{}: cannot be read back{}", from.GetName(), gdal_reason()));
  to.copy(rows);
}

}  // namespace

void copy_table(OGRLayer& from, PostgresSession& to, const std::string& name) {
  to.ask(fmt::format("CREATE TABLE {} ({})", name, definition_of(from, to)));
  const bool is_spatial = from.GetGeomType() != wkbNone;
  std::uint32_t srid = 0;
  if (is_spatial)
    srid = static_cast<std::uint32_t>(
        std::stoul(to.ask_one("SELECT postgis_typmod_srid(atttypmod) FROM pg_attribute WHERE attrelid = "
                              "$1::regclass AND attname = $2",
                              {name, from.GetGeometryColumn()})
                       .value_or("0")));
  to.begin_copy(fmt::format("COPY {} FROM STDIN", name));
  copy_rows(from, to, srid);
  to.end_copy();
  if (is_spatial)
    to.ask(fmt::format("CREATE INDEX ON {} USING gist ({})", name, quoted_name(from.GetGeometryColumn())));
}

}  // namespace citygauge
