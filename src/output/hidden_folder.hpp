// A hidden folder inside another one, for what is not whole yet; gone with this object. A run that is killed
// leaves its folder behind: the next one in the same place ends what it had begun to switch
// (output/file_switch.hpp) and clears it away.
#pragma once

#include <filesystem>
#include <vector>

namespace citygauge {

class HiddenFolder {
 public:
  /// ERRORS: Error{input} when `inside` is no folder that can be written to, or a switch cannot be ended.
  explicit HiddenFolder(const std::filesystem::path& inside);
  ~HiddenFolder();
  HiddenFolder(const HiddenFolder&) = delete;
  HiddenFolder& operator=(const HiddenFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int lock_;  // a descriptor, held as long as the folder is in use; the system lets go of it with the process
};

/// Those that runs have made in `folder`, in use or left behind.
[[nodiscard]] std::vector<std::filesystem::path> hidden_folders_in(const std::filesystem::path& folder);

/// Removes them all, also those in use by this process: whoever still writes to one finds its name gone, and
/// cannot begin a switch any more; one that has begun is brought to its end. REQUIRES: no other run writes to
/// `folder` (output/output_folder.hpp). ERRORS: Error{input}.
void take_away_hidden_folders(const std::filesystem::path& folder);

}  // namespace citygauge
