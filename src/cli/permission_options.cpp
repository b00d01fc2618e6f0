#include "cli/permission_options.hpp"

#include <CLI/CLI.hpp>

namespace citygauge {

void add_permission_options(CLI::App& command, Permissions& permissions) {
  command.add_flag("--allow-network", permissions.network,
                   "read layers whose source is an https:// or http:// address, or a database elsewhere");
  command.add_flag("--allow-vrt", permissions.vrt,
                   "read VRT files and views of GeoPackages, which say what other data to read");
}

}  // namespace citygauge
