#include "input/gdal_errors.hpp"

#include <cpl_error.h>

namespace citygauge {
namespace {

void CPL_STDCALL keep_failure(CPLErr severity, CPLErrorNum /*number*/, const char* message) {
  if (severity < CE_Failure) return;
  static_cast<GdalErrorTrap*>(CPLGetErrorHandlerUserData())->record_failure(message);
}

}  // namespace

GdalErrorTrap::GdalErrorTrap() {
  CPLPushErrorHandlerEx(keep_failure, this);
}

GdalErrorTrap::~GdalErrorTrap() {
  CPLPopErrorHandler();
}

void GdalErrorTrap::record_failure(const char* message) {
  if (first_failure_.empty()) first_failure_ = message;
}

std::string on_one_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  std::string line;
  for (const char c : text)
    if (c == '\n' || c == '\t')
      line += line.ends_with(' ') ? "" : " ";
    else
      line += c;
  return line;
}

}  // namespace citygauge
