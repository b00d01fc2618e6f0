#include "model/result.hpp"

namespace citygauge {

std::string to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "pass";
    case Verdict::miss:
      return "miss";
    case Verdict::soft_miss:
      return "soft_miss";
    case Verdict::not_evaluated:
      return "not_evaluated";
    case Verdict::no_target:
      return "no_target";
  }
  return {};
}

}  // namespace citygauge
