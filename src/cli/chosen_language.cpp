#include "cli/chosen_language.hpp"

#include <cstdlib>

namespace citygauge {

Language chosen_language(const std::string& option) {
  if (!option.empty()) return option == "zh" ? Language::zh : Language::en;
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0')
      return std::string(value).starts_with("zh") ? Language::zh : Language::en;
  }
  return Language::en;
}

}  // namespace citygauge
