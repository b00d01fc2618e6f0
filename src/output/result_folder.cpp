#include "output/result_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "output/hidden_folder.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

/// Runs a step of the standard library's file system and names the file when it fails.
template <class Step>
void on_file(const fs::path& file, Step step) {
  std::error_code failed;
  step(failed);
  if (failed) throw write_error(file, failed.message());
}

/// The folder `out`; removed again if we made it and nothing came into it.
class OutputFolder {
 public:
  explicit OutputFolder(const fs::path& path) : path_(path) {
    std::error_code unknown;
    if (fs::exists(path, unknown) && !fs::is_directory(path, unknown)) {
      throw Error(ErrorKind::config, fmt::format("{} is a file, not a folder", path.string()),
                  "name another output folder");
    }
    on_file(path, [&](std::error_code& failed) { is_new_ = fs::create_directories(path, failed); });
  }
  ~OutputFolder() {
    std::error_code ignored;
    if (is_new_) fs::remove(path_, ignored);  // fails, as it should, when it is not empty
  }
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

 private:
  fs::path path_;
  bool is_new_ = false;
};

/// Waits until a file or a folder's entries are on disk.
void flush_to_disk(const fs::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool flushed = descriptor >= 0 && fsync(descriptor) == 0;
  const std::string reason = last_system_error();
  if (descriptor >= 0) ::close(descriptor);
  // Some network file systems cannot flush a folder; that is no reason to lose a result.
  if (!flushed && !fs::is_directory(path)) throw write_error(path, reason);
}

/// Puts the files of `fresh` into `out` by renaming, all or none.
class Replacement {
 public:
  Replacement(const fs::path& fresh, const fs::path& out)
      : fresh_(fresh), out_(out), earlier_(fresh / "earlier") {}

  void run() {
    on_file(earlier_, [&](std::error_code& failed) { fs::create_directory(earlier_, failed); });
    for (const ResultFile& file : result_files()) keep_earlier(file.name);
    remove_leftovers_of_sqlite();
    try {
      for (const ResultFile& file : result_files()) move_in(file.name);
    } catch (...) {
      bring_back();
      throw;
    }
  }

 private:
  /// A second name for an earlier file, so that it can come back. The file itself stays in its place.
  void keep_earlier(const char* name) const {
    const fs::path file = out_ / name;
    if (fs::is_directory(file)) throw write_error(file, "a folder has this name");
    std::error_code failed;
    if (!fs::exists(file, failed)) return;
    fs::create_hard_link(file, earlier_ / name, failed);
    if (!failed) return;  // else: a file system without links
    on_file(file, [&](std::error_code& copying) { fs::copy_file(file, earlier_ / name, copying); });
  }

  /// The journals of an earlier result.gpkg that QGIS has open: SQLite would apply them to the new one.
  void remove_leftovers_of_sqlite() const {
    for (const char* suffix : {"-wal", "-shm", "-journal"}) {
      const fs::path file = out_ / (std::string("result.gpkg") + suffix);
      on_file(file, [&](std::error_code& failed) { fs::remove(file, failed); });
    }
  }

  void move_in(const char* name) const {
    on_file(out_ / name, [&](std::error_code& failed) { fs::rename(fresh_ / name, out_ / name, failed); });
  }

  void bring_back() const {
    for (const ResultFile& file : result_files()) {
      std::error_code ignored;
      if (fs::exists(earlier_ / file.name, ignored)) {
        fs::rename(earlier_ / file.name, out_ / file.name, ignored);
      } else if (!fs::exists(fresh_ / file.name, ignored)) {
        fs::remove(out_ / file.name, ignored);
      }
    }
  }

  fs::path fresh_, out_, earlier_;
};

}  // namespace

void write_result_folder(const ResultSource& source, const fs::path& out) {
  const OutputFolder folder(out);
  const HiddenFolder hidden(out);
  for (const ResultFile& file : result_files()) file.write(source, hidden.path() / file.name);
  for (const ResultFile& file : result_files()) flush_to_disk(hidden.path() / file.name);
  Replacement(hidden.path(), out).run();
  flush_to_disk(out);
}

}  // namespace citygauge
