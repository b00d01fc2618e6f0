#include "output/hidden_folder.hpp"

#include <unistd.h>

#include <cstdlib>
#include <system_error>

#include "output/text_file_output.hpp"

namespace citygauge {

HiddenFolder::HiddenFolder(const std::filesystem::path& inside) {
  std::string name = (inside / ".citygauge-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw write_error(inside, last_system_error());
  path_ = name;
}

HiddenFolder::~HiddenFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace citygauge
