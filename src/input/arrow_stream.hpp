// Columns of features from GDAL in Arrow's layout: the fastest way out of every vector format, one batch at a
// time, each batch usable from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "model/filter.hpp"

class OGRLayer;

namespace citygauge {

/// One batch: fid, geometry as WKB, and fields in the order they were asked for.
class ArrowBatch {
 public:
  ArrowBatch();
  ~ArrowBatch();
  ArrowBatch(ArrowBatch&&) noexcept;
  ArrowBatch& operator=(ArrowBatch&&) noexcept;

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::int64_t fid(std::size_t feature) const;
  /// Empty when the geometry is NULL.
  [[nodiscard]] std::span<const std::uint8_t> geometry(std::size_t feature) const;
  /// A field by its position in the names given to ArrowStream.
  [[nodiscard]] FieldValue field(std::size_t index, std::size_t feature) const;

 private:
  friend class ArrowStream;
  struct State;
  std::unique_ptr<State> state_;
};

/// What reading breaks off from, for the words of the error.
enum class StreamOrigin : std::uint8_t { file, database };

/// Error{input} for a layer of which reading broke off; `failure` is GDAL's word.
[[nodiscard]] Error broken_off(const std::string& what, StreamOrigin origin, const std::string& failure);

class ArrowStream {
 public:
  /// Reads `fields` (exact names) of `layer`, which must outlive the stream. `what` names the layer in
  /// errors.
  ArrowStream(OGRLayer& layer, const std::vector<std::string>& fields, std::string what,
              StreamOrigin origin = StreamOrigin::file);
  ~ArrowStream();
  ArrowStream(const ArrowStream&) = delete;
  ArrowStream& operator=(const ArrowStream&) = delete;

  /// False at the end. ERRORS: Error{input} when the file is damaged, the server gone.
  bool next(ArrowBatch& batch);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace citygauge
