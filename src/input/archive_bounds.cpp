#include "input/archive_bounds.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <array>
#include <fstream>
#include <memory>
#include <string>

#include "core/error.hpp"
#include "input/gdal_session.hpp"

namespace citygauge {
namespace {

constexpr int most_members = 10'000;
constexpr double most_bytes = 16e9;
// Deflate reaches 1000:1 on zeros; drawings and tables of a city stay below 50:1.
constexpr double greatest_ratio = 200;
constexpr double harmless_bytes = 100e6;

struct FolderCloser {
  void operator()(VSIDIR* folder) const { VSICloseDir(folder); }
};

}  // namespace

bool is_archive(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::array<char, 4> magic{};
  stream.read(magic.data(), magic.size());
  return stream.good() && magic[0] == 'P' && magic[1] == 'K' && magic[2] <= 6 && magic[3] <= 6 &&
         magic[2] != 0;
}

void check_archive(const std::filesystem::path& file) {
  start_gdal();
  const std::string name = file.string();
  const std::unique_ptr<VSIDIR, FolderCloser> folder(
      VSIOpenDir(("/vsizip/{" + name + "}").c_str(), -1, nullptr));
  if (folder == nullptr) throw input_error(fmt::format("{}: the archive is damaged", name));
  int members = 0;
  double bytes = 0;
  while (const VSIDIREntry* entry = VSIGetNextDirEntry(folder.get())) {
    if (++members > most_members)
      throw input_error(fmt::format("{}: the archive has more than {} members", name, most_members));
    bytes += static_cast<double>(entry->nSize);
  }
  const double packed = static_cast<double>(std::filesystem::file_size(file));
  if (bytes > most_bytes || (bytes > harmless_bytes && bytes > greatest_ratio * packed))
    throw input_error(fmt::format("{}: {:.0f} MB would unpack to {:.0f} MB", name, packed / 1e6, bytes / 1e6),
                      "unpack it yourself if you trust it, and name the unpacked file");
}

}  // namespace citygauge
