#include "output/file_switch.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>

#include "output/text_file_output.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

// In the folder of the fresh files. The journal names the files; once it is there, the switch is decided.
constexpr const char* journal_name = "switch";
constexpr const char* journal_draft = "switch.part";
constexpr const char* earlier_name = "earlier";

/// Runs a step of the standard library's file system and names the file when it fails.
template <class Step>
void on_file(const fs::path& file, Step step) {
  std::error_code failed;
  step(failed);
  if (failed) throw write_error(file, failed.message());
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

/// One file's way. All paths are made beforehand: a forked process must not ask for memory.
struct Move {
  std::string fresh, place, earlier;  // `earlier`: a second name of the file that was in the place
  std::vector<std::string> leftovers;
};

/// The journals of an earlier GeoPackage that QGIS has open: SQLite would apply them to the new one.
std::vector<std::string> leftovers_of_sqlite(const fs::path& place) {
  if (place.extension() != ".gpkg") return {};
  return {place.string() + "-wal", place.string() + "-shm", place.string() + "-journal"};
}

std::vector<Move> moves_of(const std::vector<std::string>& names, const fs::path& fresh,
                           const fs::path& out) {
  std::vector<Move> moves;
  for (const std::string& name : names)
    moves.push_back({(fresh / name).string(), (out / name).string(), (fresh / earlier_name / name).string(),
                     leftovers_of_sqlite(out / name)});
  return moves;
}

/// Back to where it was, so that at any moment each fresh file is in one of its two places.
void undo(const Move& move) noexcept {
  static_cast<void>(rename(move.place.c_str(), move.fresh.c_str()));
  static_cast<void>(rename(move.earlier.c_str(), move.place.c_str()));
}

/// 0, or the `errno` of what failed, and then all is as before. What has been moved already is passed over.
/// Calls nothing but the system, so that a forked process may run it.
int move_all(const std::vector<Move>& moves) noexcept {
  for (std::size_t i = 0; i < moves.size(); ++i) {
    for (const std::string& leftover : moves[i].leftovers) unlink(leftover.c_str());
    if (rename(moves[i].fresh.c_str(), moves[i].place.c_str()) == 0 || errno == ENOENT) continue;
    const int failed = errno;
    while (i-- > 0) undo(moves[i]);
    return failed;
  }
  return 0;
}

/// In a process of its own session, which whoever kills this one does not hit: it goes on to the end. Where
/// there cannot be one, or it was killed too, we do the rest.
int move_all_undisturbed(const std::vector<Move>& moves) {
  const pid_t process = fork();
  if (process == 0) {
    setsid();
    _exit(move_all(moves));
  }
  int status = 0;
  while (process > 0 && waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return move_all(moves);
  return process > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : move_all(moves);
}

/// A second name for an earlier file, so that it can come back. The file itself stays in its place.
void keep_earlier(const Move& move) {
  if (fs::is_directory(move.place)) throw write_error(move.place, "a folder has this name");
  std::error_code failed;
  if (!fs::exists(fs::symlink_status(move.place, failed))) return;
  fs::create_hard_link(move.place, move.earlier, failed);
  if (!failed) return;  // else: a file system without links
  on_file(move.place, [&](std::error_code& copying) { fs::copy_file(move.place, move.earlier, copying); });
}

void write_journal(const std::vector<std::string>& names, const fs::path& fresh) {
  std::string text;
  for (const std::string& name : names) text += name + '\n';
  write_text_file(fresh / journal_draft, text);
  flush_to_disk(fresh / journal_draft);
  flush_to_disk(fresh);
  on_file(fresh / journal_name,
          [&](std::error_code& failed) { fs::rename(fresh / journal_draft, fresh / journal_name, failed); });
  flush_to_disk(fresh);
}

/// Nobody but us writes a journal, yet a folder may come from anybody: a name leads nowhere else.
std::vector<std::string> names_in_journal(const fs::path& fresh) {
  std::ifstream journal(fresh / journal_name);
  std::vector<std::string> names;
  for (std::string name; std::getline(journal, name);)
    if (!name.empty() && !name.starts_with('.') && name.find('/') == std::string::npos) names.push_back(name);
  return names;
}

void run_switch(const std::vector<Move>& moves, const fs::path& fresh, const fs::path& out) {
  const int failed = move_all_undisturbed(moves);
  if (failed == 0) flush_to_disk(out);
  std::error_code ignored;
  fs::remove(fresh / journal_name, ignored);
  if (failed != 0) throw write_error(out, std::generic_category().message(failed));
  for (const Move& move : moves)
    if (!fs::exists(move.place, ignored)) throw write_error(move.place, "it was taken away");
}

}  // namespace

void switch_files(const std::vector<std::string>& names, const fs::path& fresh, const fs::path& out) {
  const std::vector<Move> moves = moves_of(names, fresh, out);
  for (const Move& move : moves) flush_to_disk(move.fresh);
  const fs::path earlier = fresh / earlier_name;
  on_file(earlier, [&](std::error_code& failed) { fs::create_directory(earlier, failed); });
  for (const Move& move : moves) keep_earlier(move);
  write_journal(names, fresh);
  run_switch(moves, fresh, out);
}

bool is_switching(const fs::path& fresh) {
  std::error_code unknown;
  return fs::is_regular_file(fs::symlink_status(fresh / journal_name, unknown));
}

void finish_switch(const fs::path& fresh, const fs::path& out) {
  if (is_switching(fresh)) run_switch(moves_of(names_in_journal(fresh), fresh, out), fresh, out);
}

}  // namespace citygauge
