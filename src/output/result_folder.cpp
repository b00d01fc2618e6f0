#include "output/result_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include "core/error.hpp"
#include "output/geopackage.hpp"
#include "output/tables.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

constexpr std::array result_files{"result.gpkg", "results.csv", "results.json"};

Error write_error(const fs::path& file, const std::string& reason) {
  return input_error(fmt::format("cannot write {}: {}", file.string(), reason),
                     "check that the folder may be written to and that the disk is not full");
}

std::string last_system_error() {
  return std::generic_category().message(errno);
}

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

/// A hidden folder beside the files that it stands in for, gone with this object.
class HiddenFolder {
 public:
  explicit HiddenFolder(const fs::path& inside) {
    std::string name = (inside / ".citygauge-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw write_error(inside, last_system_error());
    path_ = name;
  }
  ~HiddenFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  HiddenFolder(const HiddenFolder&) = delete;
  HiddenFolder& operator=(const HiddenFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.close();
  if (!stream) throw write_error(file, last_system_error());
}

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
    for (const char* name : result_files) keep_earlier(name);
    remove_leftovers_of_sqlite();
    try {
      for (const char* name : result_files) move_in(name);
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
    for (const char* name : result_files) {
      std::error_code ignored;
      if (fs::exists(earlier_ / name, ignored)) {
        fs::rename(earlier_ / name, out_ / name, ignored);
      } else if (!fs::exists(fresh_ / name, ignored)) {
        fs::remove(out_ / name, ignored);
      }
    }
  }

  fs::path fresh_, out_, earlier_;
};

}  // namespace

void write_result_folder(const RunReport& report, const fs::path& out) {
  const OutputFolder folder(out);
  const HiddenFolder hidden(out);
  write_geopackage(report, hidden.path() / "result.gpkg");
  write_text(hidden.path() / "results.csv", results_csv(report));
  write_text(hidden.path() / "results.json", results_json(report));
  for (const char* name : result_files) flush_to_disk(hidden.path() / name);
  Replacement(hidden.path(), out).run();
  flush_to_disk(out);
}

}  // namespace citygauge
