#include "input/arrow_stream.hpp"

#include <cpl_error.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

#include <cstring>

#include "core/error.hpp"
#include "input/gdal_errors.hpp"
#include "input/gdal_session.hpp"

namespace citygauge {
namespace {

constexpr const char* batch_size = "8192";  // features: some 100 kB of roads, a few MB of fat polygons

/// Where the columns of a stream stand, found once from its schema.
struct Layout {
  int fid = -1;
  int geometry = -1;
  std::vector<int> fields;
  std::vector<std::string> formats;  // Arrow type of each field
};

bool is_null(const ArrowArray& column, std::size_t row) {
  if (column.null_count == 0 || column.n_buffers < 1 || column.buffers[0] == nullptr) return false;
  const auto* bits = static_cast<const std::uint8_t*>(column.buffers[0]);
  const std::size_t bit = row + static_cast<std::size_t>(column.offset);
  return (bits[bit / 8] >> (bit % 8) & 1U) == 0;
}

template <typename T>
T value_at(const ArrowArray& column, std::size_t row) {
  return static_cast<const T*>(column.buffers[1])[row + static_cast<std::size_t>(column.offset)];
}

/// Bytes of a variable-size column whose offsets have type T.
template <typename T>
std::span<const std::uint8_t> bytes_at(const ArrowArray& column, std::size_t row) {
  const auto* offsets = static_cast<const T*>(column.buffers[1]) + column.offset;
  const auto* data = static_cast<const std::uint8_t*>(column.buffers[2]);
  return {data + offsets[row], static_cast<std::size_t>(offsets[row + 1] - offsets[row])};
}

FieldValue text_value(std::span<const std::uint8_t> bytes) {
  return std::string(bytes.begin(), bytes.end());
}

/// As a number; as text where a double would lose digits (18-digit identifiers are met in practice).
FieldValue integer_value(std::int64_t value) {
  constexpr std::int64_t exact = std::int64_t{1} << 53;
  if (value > exact || value < -exact) return std::to_string(value);
  return static_cast<double>(value);
}

FieldValue decode(const ArrowArray& column, const std::string& format, std::size_t row) {
  if (is_null(column, row)) return {};
  switch (format[0]) {
    case 'u':
      return text_value(bytes_at<std::int32_t>(column, row));
    case 'U':
      return text_value(bytes_at<std::int64_t>(column, row));
    case 'g':
      return value_at<double>(column, row);
    case 'f':
      return static_cast<double>(value_at<float>(column, row));
    case 'l':
      return integer_value(value_at<std::int64_t>(column, row));
    case 'i':
      return static_cast<double>(value_at<std::int32_t>(column, row));
    case 's':
      return static_cast<double>(value_at<std::int16_t>(column, row));
    case 'b': {
      const std::size_t bit = row + static_cast<std::size_t>(column.offset);
      return static_cast<double>(static_cast<const std::uint8_t*>(column.buffers[1])[bit / 8] >> (bit % 8) &
                                 1U);
    }
    default:
      return {};  // dates, lists, binary: no role attribute is one
  }
}

Layout find_layout(const ArrowSchema& schema, OGRLayer& layer, const std::vector<std::string>& fields) {
  Layout layout;
  layout.fields.assign(fields.size(), -1);
  layout.formats.resize(fields.size());
  const std::string geometry_name = layer.GetGeometryColumn();
  for (int i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& child = *schema.children[i];
    const std::string name = child.name;
    const bool binary = std::strcmp(child.format, "z") == 0 || std::strcmp(child.format, "Z") == 0;
    if (i == 0 && std::strcmp(child.format, "l") == 0 && (name == "OGC_FID" || name == layer.GetFIDColumn()))
      layout.fid = i;
    else if (binary && (name == "wkb_geometry" || name == geometry_name))
      layout.geometry = i;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (name != fields[f] || i == layout.fid) continue;
      layout.fields[f] = i;
      layout.formats[f] = child.format;
    }
  }
  return layout;
}

/// Tells the driver to skip every field that is not wanted.
void ignore_other_fields(OGRLayer& layer, const std::vector<std::string>& wanted) {
  if (layer.TestCapability(OLCIgnoreFields) == 0) return;
  CPLStringList ignored;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const std::string name = definition.GetFieldDefn(i)->GetNameRef();
    if (std::find(wanted.begin(), wanted.end(), name) == wanted.end()) ignored.AddString(name.c_str());
  }
  layer.SetIgnoredFields(const_cast<const char**>(ignored.List()));
}

}  // namespace

Error broken_off(const std::string& what, StreamOrigin origin, const std::string& failure) {
  const std::string reason = failure.empty() ? "" : fmt::format(" ({})", on_one_line(failure));
  if (origin == StreamOrigin::database)
    return input_error(fmt::format("{}: reading stopped{}", what, reason),
                       "the server may have been stopped, or the table been changed; run again");
  return input_error(fmt::format("{}: damaged, reading stopped{}", what, reason),
                     "the file may be cut short or still being written");
}

struct ArrowBatch::State {
  ArrowArray array{};
  std::shared_ptr<const Layout> layout;
  ~State() {
    if (array.release != nullptr) array.release(&array);
  }
};

ArrowBatch::ArrowBatch() = default;
ArrowBatch::~ArrowBatch() = default;
ArrowBatch::ArrowBatch(ArrowBatch&&) noexcept = default;
ArrowBatch& ArrowBatch::operator=(ArrowBatch&&) noexcept = default;

std::size_t ArrowBatch::size() const {
  return state_ ? static_cast<std::size_t>(state_->array.length) : 0;
}

std::int64_t ArrowBatch::fid(std::size_t feature) const {
  if (state_->layout->fid < 0) return -1;
  return value_at<std::int64_t>(*state_->array.children[state_->layout->fid], feature);
}

std::span<const std::uint8_t> ArrowBatch::geometry(std::size_t feature) const {
  if (state_->layout->geometry < 0) return {};
  const ArrowArray& column = *state_->array.children[state_->layout->geometry];
  if (is_null(column, feature)) return {};
  return bytes_at<std::int32_t>(column, feature);
}

FieldValue ArrowBatch::field(std::size_t index, std::size_t feature) const {
  const int child = state_->layout->fields[index];
  if (child < 0) return {};
  return decode(*state_->array.children[child], state_->layout->formats[index], feature);
}

struct ArrowStream::State {
  ArrowArrayStream stream{};
  std::shared_ptr<const Layout> layout;
  std::string what;
  StreamOrigin origin = StreamOrigin::file;
  ~State() {
    if (stream.release != nullptr) stream.release(&stream);
  }
};

namespace {

/// Released also where the layer is refused.
struct SchemaHolder {
  ArrowSchema schema{};
  SchemaHolder() = default;
  SchemaHolder(const SchemaHolder&) = delete;
  SchemaHolder& operator=(const SchemaHolder&) = delete;
  ~SchemaHolder() {
    if (schema.release != nullptr) schema.release(&schema);
  }
};

}  // namespace

ArrowStream::ArrowStream(OGRLayer& layer, const std::vector<std::string>& fields, std::string what,
                         StreamOrigin origin)
    : state_(std::make_unique<State>()) {
  state_->what = std::move(what);
  state_->origin = origin;
  ignore_other_fields(layer, fields);
  CPLErrorReset();
  CPLStringList options;
  options.SetNameValue("MAX_FEATURES_IN_BATCH", batch_size);
  SchemaHolder held;
  if (!layer.GetArrowStream(&state_->stream, options.List()) ||
      state_->stream.get_schema(&state_->stream, &held.schema) != 0)
    throw input_error(fmt::format("{}: cannot be read{}", state_->what, gdal_reason()));
  state_->layout = std::make_shared<Layout>(find_layout(held.schema, layer, fields));
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (const std::string& format = state_->layout->formats[f];
        !format.empty() && std::string("uUgflisb").find(format[0]) == std::string::npos)
      throw input_error(fmt::format("{}: field `{}` is neither text nor a number", state_->what, fields[f]),
                        "dates, lists and binary fields cannot be used");
}

ArrowStream::~ArrowStream() = default;

bool ArrowStream::next(ArrowBatch& batch) {
  const GdalErrorTrap errors;
  CPLErrorReset();
  auto state = std::make_unique<ArrowBatch::State>();
  const int status = state_->stream.get_next(&state_->stream, &state->array);
  if (CPLGetLastErrorNo() == CPLE_OutOfMemory) throw std::bad_alloc();
  // A database answers all that follows its first failure with another. The OSM driver tells of a file that
  // is cut and then forgets it, and hands over what it has: whatever is told counts.
  if (status != 0 || CPLGetLastErrorType() >= CE_Failure || !errors.first_failure().empty())
    throw broken_off(state_->what, state_->origin, errors.first_failure());
  if (state->array.release == nullptr) return false;
  state->layout = state_->layout;
  batch.state_ = std::move(state);
  return true;
}

}  // namespace citygauge
