#include "output/scratch_folder.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>

#include <system_error>

#include "core/error.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace fs = std::filesystem;

ScratchFolder::ScratchFolder(const fs::path& out) : out_(out) {
  std::error_code failed;
  if (fs::exists(out, failed) && !fs::is_directory(out, failed))
    throw Error(ErrorKind::config, fmt::format("{} is a file, not a folder", out.string()),
                "name another output folder");
  made_out_ = fs::create_directories(out, failed);
  if (failed) throw write_error(out, failed.message());
  hidden_.emplace(out);
  CPLSetConfigOption("CPL_TMPDIR", hidden_->path().c_str());
}

ScratchFolder::~ScratchFolder() {
  CPLSetConfigOption("CPL_TMPDIR", nullptr);
  hidden_.reset();
  std::error_code ignored;
  if (made_out_) fs::remove(out_, ignored);  // fails, as it should, when a result is in it
}

}  // namespace citygauge
