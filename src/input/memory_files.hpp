// Copies of files in GDAL's memory: for members of archives and for files that GDAL would otherwise want to
// mend where they lie. The input is never written to and no temporary file is made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "input/gdal_session.hpp"

namespace citygauge {

class MemoryFiles {
 public:
  MemoryFiles();
  ~MemoryFiles();
  MemoryFiles(const MemoryFiles&) = delete;
  MemoryFiles& operator=(const MemoryFiles&) = delete;

  [[nodiscard]] const std::string& folder() const { return folder_; }
  /// Copies a file (any path that GDAL reads) and returns the copy's path. What arrives is counted, whatever
  /// size was declared. ERRORS: Error{input} naming `what`: unreadable, or all copies exceed 1 GiB.
  std::string copy(const std::string& from, const std::string& name, const std::string& what);
  /// A file made of `content`.
  std::string write(const std::string& content, const std::string& name);
  [[nodiscard]] bool holds(const std::string& path) const { return path.starts_with(folder_ + "/"); }

 private:
  std::string folder_;
  std::int64_t bytes_ = 0;
};

/// Opens a copy with one driver. ERRORS: Error{input} naming `what`.
[[nodiscard]] DatasetHandle open_copy(const std::string& path, const char* driver, const std::string& what,
                                      const std::vector<std::string>& open_options = {});

}  // namespace citygauge
