// What `citygauge batch` is asked for.
#pragma once

#include <string>
#include <vector>

#include "model/permissions.hpp"

namespace CLI {
class App;
}

namespace citygauge {

struct BatchOptions {
  std::vector<std::string> patterns;
  std::string template_file;
  std::string out;
  std::vector<std::string> profiles;
  int jobs = 0;     // 0: as many as there are cores
  int threads = 0;  // of each job; 0: the cores shared among the jobs
  int time_limit_s = 3600;
  bool resume = false;
  bool allow_unevaluated = false;
  bool strict = false;
  bool json = false;
  std::string language;
  std::string progress = "auto";
  std::string junit;
  std::string annotations = "none";
  Permissions permissions;
};

void add_batch_options(CLI::App& command, BatchOptions& options);

}  // namespace citygauge
