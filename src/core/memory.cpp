#include "core/memory.hpp"

#include <malloc.h>
#include <unistd.h>

#include <fstream>

namespace citygauge {

std::size_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::size_t whole = 0, resident = 0;
  statm >> whole >> resident;
  return statm ? resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) : 0;
}

void give_back_free_memory() {
  malloc_trim(0);
}

}  // namespace citygauge
