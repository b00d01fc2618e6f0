#include "output/text_file_output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace citygauge {

Error write_error(const std::filesystem::path& file, const std::string& reason) {
  return input_error(fmt::format("cannot write {}: {}", file.string(), reason),
                     "check that the folder may be written to and that the disk is not full");
}

std::string last_system_error() {
  return std::generic_category().message(errno);
}

void write_text_file(const std::filesystem::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.close();
  if (!stream) throw write_error(file, last_system_error());
}

}  // namespace citygauge
