// What tests ask of XML that is written as text.
#pragma once

#include <cpl_minixml.h>

#include <string>

namespace citygauge::samples {

/// How often `part` stands in `text`.
inline std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

inline bool is_well_formed(const std::string& xml) {
  CPLXMLNode* const root = CPLParseXMLString(xml.c_str());
  CPLDestroyXMLNode(root);
  return root != nullptr;
}

}  // namespace citygauge::samples
