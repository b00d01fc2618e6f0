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

/// The folders that nobody holds: those of runs that were killed.
void clear_away_abandoned(const fs::path& inside) {
  std::error_code ignored;
  std::vector<fs::path> ours;
  for (const auto& entry : fs::directory_iterator(inside, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(prefix) && name.size() == prefix.size() + wildcard.size())
      ours.push_back(entry.path());
  }
  for (const fs::path& folder : ours) {
    const int descriptor = open_folder(folder);
    if (descriptor < 0) continue;
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) fs::remove_all(folder, ignored);
    close(descriptor);
  }
}

}  // namespace

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
