#include "config/style_book.hpp"

#include <fmt/format.h>

#include "config/nearest.hpp"
#include "config/style_file.hpp"
#include "config/table_reader.hpp"
#include "config/text_file.hpp"

namespace citygauge {
namespace {

constexpr const char* plain_ids[] = {"plain_", "context_plain_"};

void add_shipped(StyleBook& book, const std::filesystem::path& path, bool& has_ramp) {
  StyleFile file = load_style_file(path);
  for (auto& [id, placed] : file.styles) {
    if (!book.styles.emplace(id, std::move(placed.style)).second)
      throw config_error(placed.at, fmt::format("the style `{}` stands in another file already", id));
  }
  if (!file.ramp) return;
  if (has_ramp) throw config_error(file.ramp_at, "`value_ramp` stands in another file already");
  book.ramp = *file.ramp;
  has_ramp = true;
}

/// REQUIRES of the shipped styles what every program that draws relies on.
void expect_complete(const StyleBook& book, const std::filesystem::path& folder, bool has_ramp) {
  const auto missing = [&](const std::string& id) {
    return Error(ErrorKind::config, fmt::format("{}: the style `{}` is missing", folder.string(), id),
                 "the folder with the shipped data is not complete");
  };
  if (!has_ramp) throw missing("value_ramp");
  for (const char* id : {"districts", "district_outlines", "issues"})
    if (!book.styles.contains(id)) throw missing(id);
  for (const char* plain : plain_ids)
    for (const ShapeKind kind : {ShapeKind::point, ShapeKind::line, ShapeKind::polygon})
      if (!book.styles.contains(plain + to_string(kind))) throw missing(plain + to_string(kind));
}

/// A name that no layer has would never be drawn, and so is a slip; so is a change of geometry.
void lay_over(StyleBook& book, const std::filesystem::path& path) {
  StyleFile file = load_style_file(path);
  const std::vector<std::string> known = names_of(book.styles);
  for (auto& [id, placed] : file.styles) {
    expect_known({id, placed.at}, "style", known);
    LayerStyle& shipped = book.styles.at(id);
    const ShapeKind kind = shipped.classes.front().symbol.kind;
    if (placed.style.classes.front().symbol.kind != kind)
      throw config_error(placed.at, fmt::format("`{}` has the geometry {}", id, to_string(kind)));
    shipped = std::move(placed.style);
  }
  if (file.ramp) book.ramp = *file.ramp;
}

}  // namespace

const LayerStyle& StyleBook::of(const std::string& id, ShapeKind kind) const {
  for (const std::string& name : {id, id + '_' + to_string(kind)}) {
    const auto found = styles.find(name);
    if (found != styles.end() && found->second.classes.front().symbol.kind == kind) return found->second;
  }
  return styles.at(plain_ids[id.starts_with("context_") ? 1 : 0] + to_string(kind));
}

StyleBook load_style_book(const std::filesystem::path& data_dir,
                          const std::optional<std::filesystem::path>& own) {
  StyleBook book;
  bool has_ramp = false;
  const std::filesystem::path folder = data_dir / "styles";
  for (const auto& path : files_in(folder, ".toml")) add_shipped(book, path, has_ramp);
  expect_complete(book, folder, has_ramp);
  if (own) lay_over(book, *own);
  return book;
}

}  // namespace citygauge
