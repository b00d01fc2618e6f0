// A result.gpkg that someone has damaged: it is read or refused, and what is read can be told again.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "config/style_book.hpp"
#include "expect.hpp"
#include "output/geopackage.hpp"
#include "output/report/html_report.hpp"
#include "output/result_reader.hpp"
#include "output/sample_report.hpp"
#include "scratch_folder.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

const StyleBook& styles() {
  static const StyleBook book = load_style_book(CITYGAUGE_SOURCE_DIR);
  return book;
}

std::string good_result() {
  const auto file = scratch_folder() / "good.gpkg";
  write_geopackage(samples::sample_report(), styles(), file);
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Pieces to overwrite: three bytes for the place, one for the length, then the new bytes.
void damage(std::string& content, Input input) {
  Bytes bytes(input);
  while (!bytes.empty()) {
    std::size_t place = bytes.byte();
    place = place << 8 | bytes.byte();
    place = (place << 8 | bytes.byte()) % content.size();
    const std::size_t length = std::min<std::size_t>(bytes.choice(32) + 1, content.size() - place);
    for (std::size_t i = 0; i < length; ++i) content[place + i] = static_cast<char>(bytes.byte());
  }
}

}  // namespace

void fuzz_result(Input input) {
  static const std::string good = good_result();
  std::string content = good;
  damage(content, input);
  const auto file = scratch_folder() / "result.gpkg";
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
  accepts(ErrorKind::input, [&] {
    const RunReport report = read_result(file);
    for (const auto& district : report.districts.shapes.points())
      expect(std::isfinite(district.x) && std::isfinite(district.y), "coordinates are finite");
    expect(!html_report(report, styles(), Language::en).empty(), "a result that is read can be reported");
  });
}

}  // namespace citygauge::fuzz
