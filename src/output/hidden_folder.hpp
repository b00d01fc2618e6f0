// A hidden folder inside another one, for what is not whole yet; gone with this object. A run that is killed
// leaves its folder behind: the next one in the same place clears it away.
#pragma once

#include <filesystem>

namespace citygauge {

class HiddenFolder {
 public:
  /// ERRORS: Error{input} when `inside` is no folder that can be written to.
  explicit HiddenFolder(const std::filesystem::path& inside);
  ~HiddenFolder();
  HiddenFolder(const HiddenFolder&) = delete;
  HiddenFolder& operator=(const HiddenFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int lock_;  // a descriptor, held as long as the folder is in use; the system lets go of it with the process
};

}  // namespace citygauge
