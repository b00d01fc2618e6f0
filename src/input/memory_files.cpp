#include "input/memory_files.hpp"

#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>

#include <array>
#include <atomic>
#include <memory>
#include <vector>

#include "core/error.hpp"

namespace citygauge {
namespace {

constexpr std::int64_t most_bytes = std::int64_t{1} << 30;
constexpr std::size_t block_bytes = std::size_t{1} << 20;

struct FileCloser {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using FileHandle = std::unique_ptr<VSILFILE, FileCloser>;

std::string next_folder() {
  static std::atomic<int> count = 0;
  return fmt::format("/vsimem/citygauge_{}", count++);
}

}  // namespace

MemoryFiles::MemoryFiles() : folder_(next_folder()) {
  start_gdal();
}

MemoryFiles::~MemoryFiles() {
  VSIRmdirRecursive(folder_.c_str());
}

std::string MemoryFiles::copy(const std::string& from, const std::string& name, const std::string& what) {
  const std::string to = folder_ + "/" + name;
  const FileHandle source(VSIFOpenL(from.c_str(), "rb"));
  const FileHandle target(VSIFOpenL(to.c_str(), "wb"));
  if (source == nullptr || target == nullptr)
    throw input_error(fmt::format("{}: cannot be read{}", what, gdal_reason()));
  std::vector<char> block(block_bytes);
  CPLErrorReset();
  std::int64_t copied = 0;
  while (const std::size_t read = VSIFReadL(block.data(), 1, block.size(), source.get())) {
    copied += static_cast<std::int64_t>(read);
    bytes_ += static_cast<std::int64_t>(read);
    if (bytes_ > most_bytes)
      throw input_error(fmt::format("{}: holds more than 1 GiB", what), "unpack it and name the file itself");
    if (VSIFWriteL(block.data(), 1, read, target.get()) != read)
      throw input_error(fmt::format("{}: does not fit in memory", what));
  }
  VSIStatBufL status;
  const bool failed = CPLGetLastErrorType() >= CE_Failure;  // a wrong checksum is told, not returned
  if (failed || VSIStatL(from.c_str(), &status) != 0 || static_cast<std::int64_t>(status.st_size) != copied)
    throw input_error(fmt::format("{}: damaged, reading stopped{}", what, gdal_reason()));
  return to;
}

std::string MemoryFiles::write(const std::string& content, const std::string& name) {
  const std::string to = folder_ + "/" + name;
  const FileHandle target(VSIFOpenL(to.c_str(), "wb"));
  VSIFWriteL(content.data(), 1, content.size(), target.get());
  bytes_ += static_cast<std::int64_t>(content.size());
  return to;
}

DatasetHandle open_copy(const std::string& path, const char* driver, const std::string& what,
                        const std::vector<std::string>& open_options) {
  const std::array drivers{driver, static_cast<const char*>(nullptr)};
  CPLStringList options;
  for (const std::string& option : open_options) options.AddString(option.c_str());
  CPLErrorReset();
  DatasetHandle dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(),
                                          options.List(), nullptr));
  if (dataset == nullptr)
    throw input_error(fmt::format("{}: cannot be read as map data{}", what, gdal_reason()));
  return dataset;
}

}  // namespace citygauge
