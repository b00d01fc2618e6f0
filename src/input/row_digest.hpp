// What rows of a database were read, as one number: a table has no bytes to take the digest of, and a server
// gives its rows in any order.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "input/arrow_stream.hpp"

namespace citygauge {

class RowDigest {
 public:
  /// Geometry and `field_count` fields of each row; the row's number apart, which a view does not have.
  void add(const ArrowBatch& rows, std::size_t field_count);

  /// "812 rows, SHA-256 …": the sum of the rows' SHA-256, so that a row that stands there twice counts twice.
  [[nodiscard]] std::string text() const;

 private:
  std::array<std::uint64_t, 4> sum_{};
  std::int64_t rows_ = 0;
};

}  // namespace citygauge
