#include "output/result_folder.hpp"

#include "output/file_switch.hpp"
#include "output/hidden_folder.hpp"

namespace citygauge {

void write_result_folder(const ResultSource& source, const OutputFolder& out) {
  const HiddenFolder hidden(out.path());
  std::vector<std::string> names;
  for (const ResultFile& file : result_files()) {
    file.write(source, hidden.path() / file.name);
    names.emplace_back(file.name);
  }
  switch_files(names, hidden.path(), out.path());
}

}  // namespace citygauge
