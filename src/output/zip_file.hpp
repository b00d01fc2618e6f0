// A zip archive with one file in it, as a .qgz is. GDAL's /vsizip/ and the libraries at hand stamp the
// present time on an entry; this one is always of 1980-01-01, the zip format's first day, so that the same
// content gives the same bytes.
#pragma once

#include <string>
#include <string_view>

namespace citygauge {

/// The archive's bytes (PKWARE APPNOTE 6.3.3: version 2.0, deflated). REQUIRES content of less than 4 GiB and
/// a name of less than 64 KiB in UTF-8.
[[nodiscard]] std::string zip_of(std::string_view name, std::string_view content);

/// The checksum of zip and PNG (ISO 3309, polynomial 0xEDB88320).
[[nodiscard]] unsigned crc32(std::string_view bytes);

}  // namespace citygauge
