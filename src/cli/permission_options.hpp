// The options by which a user allows what no project can grant itself.
#pragma once

#include "model/permissions.hpp"

namespace CLI {
class App;
}

namespace citygauge {

/// --allow-network and --allow-vrt. `permissions` must outlive the command.
void add_permission_options(CLI::App& command, Permissions& permissions);

}  // namespace citygauge
