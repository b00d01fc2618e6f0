// What a run may reach beyond plain files of this machine. Nothing, unless the command line says so: a
// project file may come from somebody else and cannot grant itself anything.
#pragma once

namespace citygauge {

struct Permissions {
  bool network = false;  // --allow-network: `source = "https://…"`
  bool vrt = false;      // --allow-vrt: files and views that say which other data to read
};

}  // namespace citygauge
