#include "output/hidden_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

#include "output/file_switch.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

const std::string prefix = ".citygauge-", wildcard = "XXXXXX";

int open_folder(const fs::path& folder) {
  return open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/// False when another run has cleared away the new folder before it was locked.
bool is_still_there(const fs::path& folder, int descriptor) {
  struct stat by_name {
  }, by_descriptor{};
  return lstat(folder.c_str(), &by_name) == 0 && fstat(descriptor, &by_descriptor) == 0 &&
         by_name.st_ino == by_descriptor.st_ino && by_name.st_dev == by_descriptor.st_dev;
}

/// Keeps the descriptor of a folder as long as it is in use.
class FolderDescriptor {
 public:
  explicit FolderDescriptor(const fs::path& folder) : descriptor_(open_folder(folder)) {}
  ~FolderDescriptor() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  FolderDescriptor(const FolderDescriptor&) = delete;
  FolderDescriptor& operator=(const FolderDescriptor&) = delete;

  [[nodiscard]] bool is_held_by_nobody() const {
    return descriptor_ >= 0 && flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
  }

 private:
  int descriptor_;
};

/// The folders that nobody holds: those of runs that were killed. What such a run had begun to switch is
/// brought to its end first.
void clear_away_abandoned(const fs::path& inside) {
  std::error_code ignored;
  for (const fs::path& folder : hidden_folders_in(inside)) {
    const FolderDescriptor descriptor(folder);
    if (!descriptor.is_held_by_nobody()) continue;
    finish_switch(folder, inside);
    fs::remove_all(folder, ignored);
  }
}

}  // namespace

std::vector<fs::path> hidden_folders_in(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> hidden;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(prefix) && name.size() == prefix.size() + wildcard.size())
      hidden.push_back(entry.path());
  }
  return hidden;
}

void take_away_hidden_folders(const fs::path& folder) {
  for (auto left = hidden_folders_in(folder); !left.empty(); left = hidden_folders_in(folder))
    for (const fs::path& hidden : left) {
      std::string grave = (folder / (prefix + wildcard)).string();
      if (mkdtemp(grave.data()) == nullptr) throw write_error(folder, last_system_error());
      std::error_code failed;
      fs::rename(hidden, grave, failed);
      if (!failed) finish_switch(grave, folder);
      // Its owner may be removing it too, and then one of us finds files gone that he was about to remove.
      for (int tries = 0; tries < 100 && (fs::remove_all(grave, failed), failed); ++tries) continue;
      if (failed) throw write_error(grave, failed.message());
    }
}

HiddenFolder::HiddenFolder(const fs::path& inside) {
  clear_away_abandoned(inside);
  for (bool is_ours = false; !is_ours;) {
    std::string name = (inside / (prefix + wildcard)).string();
    if (mkdtemp(name.data()) == nullptr) throw write_error(inside, last_system_error());
    path_ = name;
    lock_ = open_folder(path_);
    if (lock_ < 0 && errno != ENOENT) throw write_error(path_, last_system_error());
    // Where folders cannot be locked, none is found abandoned either.
    is_ours = lock_ >= 0 && (flock(lock_, LOCK_EX) != 0 || is_still_there(path_, lock_));
    if (!is_ours && lock_ >= 0) close(lock_);
  }
}

HiddenFolder::~HiddenFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  close(lock_);
}

}  // namespace citygauge
