#include "output/zip_file.hpp"

#include <cpl_conv.h>
#include <cpl_vsi.h>

#include <array>
#include <cstdint>
#include <memory>

#include "core/error.hpp"

namespace citygauge {
namespace {

constexpr std::uint16_t version_needed = 20;  // 2.0: deflate
constexpr std::uint16_t utf8_name = 1u << 11u;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t midnight = 0;
constexpr std::uint16_t first_day = (1u << 5u) | 1u;  // 1980-01-01: month 1, day 1

constexpr std::array<std::uint32_t, 256> crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
    std::uint32_t rest = byte;
    for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1u) ^ ((rest & 1u) != 0 ? 0xEDB88320u : 0u);
    table[byte] = rest;
  }
  return table;
}

struct FreeVsi {
  void operator()(void* memory) const { VSIFree(memory); }
};

/// Raw deflate, as zip has it: what zlib puts around it, two bytes before and four behind, is left off.
std::string deflate(std::string_view content) {
  constexpr std::size_t zlib_header = 2, zlib_trailer = 4;
  constexpr int best = 9;
  std::size_t size = 0;
  const std::unique_ptr<void, FreeVsi> stream(
      CPLZLibDeflate(content.data(), content.size(), best, nullptr, 0, &size));
  if (!stream || size < zlib_header + zlib_trailer) {
    throw Error(ErrorKind::internal, "GDAL could not deflate a text");
  }
  return {static_cast<const char*>(stream.get()) + zlib_header, size - zlib_header - zlib_trailer};
}

/// Numbers of the zip format, least byte first.
class Record {
 public:
  Record& u16(std::size_t value) { return bytes_of(value, 2); }
  Record& u32(std::size_t value) { return bytes_of(value, 4); }
  Record& text(std::string_view value) {
    bytes_ += value;
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  Record& bytes_of(std::size_t value, int count) {
    for (int i = 0; i < count; ++i) bytes_ += static_cast<char>((value >> (8 * i)) & 0xFFu);
    return *this;
  }
  std::string bytes_;
};

}  // namespace

unsigned crc32(std::string_view bytes) {
  static constexpr auto table = crc_table();
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : bytes) crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFFu] ^ (crc >> 8u);
  return crc ^ 0xFFFFFFFFu;
}

std::string zip_of(std::string_view name, std::string_view content) {
  const std::string packed = deflate(content);
  // What the entry's own header and the central directory both say of it.
  const std::string entry = Record()
                                .u16(version_needed)
                                .u16(utf8_name)
                                .u16(deflated)
                                .u16(midnight)
                                .u16(first_day)
                                .u32(crc32(content))
                                .u32(packed.size())
                                .u32(content.size())
                                .u16(name.size())
                                .u16(0)  // no extra field
                                .bytes();
  const std::string file = Record().text("PK\3\4").text(entry).text(name).text(packed).bytes();
  const std::string directory = Record()
                                    .text("PK\1\2")
                                    .u16(version_needed)
                                    .text(entry)
                                    .u16(0)  // no comment
                                    .u16(0)  // disk
                                    .u16(0)  // internal attributes
                                    .u32(0)  // external attributes
                                    .u32(0)  // offset of the entry
                                    .text(name)
                                    .bytes();
  const std::string end = Record()
                              .text("PK\5\6")
                              .u16(0)  // this disk
                              .u16(0)  // disk of the directory
                              .u16(1)  // entries here
                              .u16(1)  // entries in all
                              .u32(directory.size())
                              .u32(file.size())
                              .u16(0)  // no comment
                              .bytes();
  return file + directory + end;
}

}  // namespace citygauge
