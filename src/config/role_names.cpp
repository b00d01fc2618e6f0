#include "config/role_names.hpp"

#include "config/nearest.hpp"
#include "config/table_reader.hpp"

namespace citygauge {

RoleNames load_role_names(const Library& library) {
  const TomlValue root = read_toml_file(library.data_dir / "layers" / "role_names.toml");
  const TableReader reader(root, names_of(library.roles));
  RoleNames names;
  for (const auto& [role, library_role] : library.roles)
    for (const PlacedText& word : reader.texts(role)) names[role].push_back(word.text);
  return names;
}

}  // namespace citygauge
