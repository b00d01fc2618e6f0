// Whether an archive that another library has written is whole. libxlsxwriter puts its XML together in
// temporary files and does not notice when the disk is full; what it packs is then cut short.
#pragma once

#include <filesystem>

namespace citygauge {

/// Every .xml and .rels in the archive ends with the end tag of the element it begins with. False also when
/// the archive cannot be read or has none.
[[nodiscard]] bool zip_holds_whole_xml(const std::filesystem::path& archive);

}  // namespace citygauge
