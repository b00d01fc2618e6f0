#include "input/dbf_text.hpp"

#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace citygauge {
namespace {

constexpr std::size_t head_bytes = 32;  // of the file, and of each field's description
constexpr std::size_t name_bytes = 11;  // with the closing zero
constexpr std::size_t type_at = 11;
constexpr std::size_t length_at = 16;
constexpr std::size_t block_bytes = std::size_t{1} << 20;
constexpr char end_of_fields = 0x0D;

struct FileCloser {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using FileHandle = std::unique_ptr<VSILFILE, FileCloser>;

struct TextField {
  std::size_t begin = 0;  // in the record
  std::size_t length = 0;
};

std::size_t byte(char c) {
  return static_cast<unsigned char>(c);
}

std::string_view trimmed(std::string_view text) {
  text = text.substr(0, text.find('\0'));
  const std::size_t last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// Reads the descriptions of the fields; their names are the first evidence.
std::vector<TextField> text_fields(VSILFILE& file, std::size_t header, EncodingEvidence& evidence) {
  std::vector<TextField> fields;
  std::size_t begin = 1;  // after the deletion mark
  std::array<char, head_bytes> field{};
  for (std::size_t at = head_bytes; at + head_bytes <= header; at += head_bytes) {
    if (VSIFReadL(field.data(), 1, head_bytes, &file) != head_bytes || field[0] == end_of_fields) break;
    evidence.add(trimmed({field.data(), name_bytes}));
    const std::size_t length = byte(field[length_at]);
    if (field[type_at] == 'C') fields.push_back({begin, length});
    begin += length;
  }
  return fields;
}

void add_records(VSILFILE& file, std::size_t record, const std::vector<TextField>& fields,
                 EncodingEvidence& evidence) {
  std::vector<char> block(std::max<std::size_t>(1, block_bytes / record) * record);
  while (const std::size_t whole = VSIFReadL(block.data(), record, block.size() / record, &file))
    for (std::size_t row = 0; row < whole; ++row)
      for (const TextField& field : fields)
        if (field.begin + field.length <= record)
          evidence.add(trimmed({block.data() + row * record + field.begin, field.length}));
}

}  // namespace

EncodingEvidence dbf_encoding(const std::string& path) {
  EncodingEvidence evidence;
  const FileHandle file(VSIFOpenL(path.c_str(), "rb"));
  std::array<char, head_bytes> head{};
  if (file == nullptr || VSIFReadL(head.data(), 1, head_bytes, file.get()) != head_bytes) return evidence;
  const std::size_t header = byte(head[8]) + 256 * byte(head[9]);
  const std::size_t record = byte(head[10]) + 256 * byte(head[11]);
  const auto fields = text_fields(*file, header, evidence);
  if (record == 0 || fields.empty() || VSIFSeekL(file.get(), header, SEEK_SET) != 0) return evidence;
  add_records(*file, record, fields, evidence);
  return evidence;
}

std::int64_t dbf_rows(const std::string& path) {
  constexpr std::size_t rows_at = 4;
  const FileHandle file(VSIFOpenL(path.c_str(), "rb"));
  std::array<char, head_bytes> head{};
  if (file == nullptr || VSIFReadL(head.data(), 1, head_bytes, file.get()) != head_bytes) return -1;
  std::int64_t rows = 0;
  for (std::size_t i = 4; i-- > 0;) rows = rows * 256 + static_cast<std::int64_t>(byte(head[rows_at + i]));
  return rows;
}

EncodingEvidence plain_text_encoding(const std::string& path) {
  EncodingEvidence evidence;
  const FileHandle file(VSIFOpenL(path.c_str(), "rb"));
  if (file == nullptr) return evidence;
  std::string block;
  std::size_t kept = 0;  // the begin of a line that the next block ends
  while (true) {
    block.resize(kept + block_bytes);
    const std::size_t read = VSIFReadL(block.data() + kept, 1, block_bytes, file.get());
    block.resize(kept + read);
    const std::size_t newline = block.rfind('\n');
    const std::size_t whole = read == 0 || newline == std::string::npos ? block.size() : newline + 1;
    evidence.add(std::string_view(block).substr(0, whole));
    if (read == 0) return evidence;
    block.erase(0, whole);
    kept = block.size();
  }
}

}  // namespace citygauge
