// Where GDAL puts what does not fit into memory: inside the folder of the result, never in /tmp, where other
// people's disk is and where a crash would leave it.
#pragma once

#include <filesystem>
#include <optional>

#include "output/hidden_folder.hpp"

namespace citygauge {

class ScratchFolder {
 public:
  /// Makes a hidden folder in `out` (and `out`, if need be) and lets GDAL use it. GDAL's settings belong to
  /// the process: one at a time. ERRORS: Error{config} when `out` is a file; Error{input} when nothing can be
  /// written there.
  explicit ScratchFolder(const std::filesystem::path& out);
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

 private:
  std::filesystem::path out_;
  bool made_out_ = false;
  std::optional<HiddenFolder> hidden_;
};

}  // namespace citygauge
