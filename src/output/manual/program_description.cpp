#include "output/manual/program_description.hpp"

namespace citygauge {

const char* to_string(OptionType type) {
  switch (type) {
    case OptionType::flag:
      return "flag";
    case OptionType::text:
      return "text";
    case OptionType::integer:
      return "integer";
    case OptionType::number:
      return "number";
    case OptionType::choice:
      return "choice";
    case OptionType::file:
      return "file";
    case OptionType::folder:
      return "folder";
  }
  return "";
}

}  // namespace citygauge
