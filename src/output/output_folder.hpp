// The folder that a command writes to: made if need be, and held by one run at a time.
#pragma once

#include <filesystem>

namespace citygauge {

class OutputFolder {
 public:
  /// Makes the folder and locks it; the lock ends with this object or its process, however that ends.
  /// ERRORS: Error{config} when `path` is a file; Error{input} when the folder cannot be made or written to,
  /// or another run holds it.
  explicit OutputFolder(const std::filesystem::path& path);
  /// Removes the folder if we made it and nothing came into it.
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Takes away what is not whole, for a process that is about to end without its destructors. A switch that
  /// has begun (output/file_switch.hpp) is brought to its end. Any thread may call it.
  void abandon() const noexcept;

 private:
  std::filesystem::path path_;
  int lock_ = -1;
  bool is_new_ = false;
};

}  // namespace citygauge
