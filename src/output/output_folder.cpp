#include "output/output_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include "output/hidden_folder.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

/// "citygauge check project.toml"
std::string command_of(const std::string& process) {
  std::ifstream stream("/proc/" + process + "/cmdline", std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  std::string command = text.str();
  while (command.ends_with('\0')) command.pop_back();
  std::ranges::replace(command, '\0', ' ');
  return command;
}

/// " (process 4711: citygauge check project.toml)", or "" where the system does not tell: the holder runs on
/// another computer or in another container.
std::string holder_of(int descriptor) {
  struct stat folder {};
  if (fstat(descriptor, &folder) != 0) return {};
  const std::string inode = fmt::format(":{}", folder.st_ino);
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);  // 1: FLOCK  ADVISORY  WRITE 4711 08:01:131 0 EOF
    std::string number, kind, mode, access, process, file;
    words >> number >> kind >> mode >> access >> process >> file;
    if (kind != "FLOCK" || !file.ends_with(inode)) continue;
    const std::string command = command_of(process);
    return fmt::format(" (process {}{}{})", process, command.empty() ? "" : ": ", command);
  }
  return {};
}

/// False when a run that had made the folder has removed it before we held it.
bool is_still_there(const fs::path& folder, int descriptor) {
  struct stat by_name {
  }, by_descriptor{};
  return stat(folder.c_str(), &by_name) == 0 && fstat(descriptor, &by_descriptor) == 0 &&
         by_name.st_ino == by_descriptor.st_ino && by_name.st_dev == by_descriptor.st_dev;
}

/// Whether we hold it now. A run that is about to end is waited for. Where folders cannot be locked,
/// as on some network file systems, we go on without.
bool lock(int descriptor) {
  constexpr int looks = 200;
  constexpr std::chrono::milliseconds between_looks{10};
  for (int look = 0; look < looks; ++look) {
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return true;
    std::this_thread::sleep_for(between_looks);
  }
  return false;
}

}  // namespace

OutputFolder::OutputFolder(const fs::path& path) : path_(path) {
  std::error_code failed;
  if (fs::exists(path, failed) && !fs::is_directory(path, failed))
    throw Error(ErrorKind::config, fmt::format("{} is a file, not a folder", path.string()),
                "name another output folder");
  while (lock_ < 0 || !is_still_there(path, lock_)) {
    if (lock_ >= 0) close(lock_);
    is_new_ = fs::create_directories(path, failed);
    if (failed) throw write_error(path, failed.message());
    lock_ = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ < 0 || access(path.c_str(), W_OK | X_OK) != 0) throw write_error(path, last_system_error());
    if (lock(lock_)) continue;
    const std::string holder = holder_of(lock_);
    close(lock_);
    throw input_error(fmt::format("another run is writing to {}{}", path.string(), holder),
                      "wait until it has ended, or choose another folder with -o");
  }
}

OutputFolder::~OutputFolder() {
  if (is_new_) rmdir(path_.c_str());  // fails, as it should, when it is not empty
  close(lock_);
}

void OutputFolder::abandon() const noexcept {
  try {
    take_away_hidden_folders(path_);
  } catch (const std::exception&) {  // no memory, a full disk: the next run clears away
  }
  if (is_new_) rmdir(path_.c_str());
}

}  // namespace citygauge
