#include "output/catalogue/reference_pages.hpp"

namespace citygauge {

namespace {

/// A file ends in one line end; the parts of a page end in an empty line.
std::string closed(std::string text) {
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace

std::vector<ReferencePage> reference_pages(const Catalogue& catalogue) {
  return {{"indicators.md", closed(indicators_page(catalogue, Language::en))},
          {"indicators.zh.md", closed(indicators_page(catalogue, Language::zh))},
          {"profiles.md", closed(profiles_page(catalogue, Language::en))},
          {"profiles.zh.md", closed(profiles_page(catalogue, Language::zh))}};
}

}  // namespace citygauge
