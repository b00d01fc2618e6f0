#include "model/role.hpp"

namespace citygauge {
namespace {

std::string green_class(const CodeSystem::Entry& entry) {
  if (entry.green == "part") return "plaza";
  if (entry.green == "1") {
    if (entry.park == "1") return "park";
    return entry.land_class == "attached" ? "attached" : "protective";
  }
  const bool wild = entry.land_class == "forest" || entry.land_class == "wetland";
  return wild || entry.name == "区域绿地" ? "regional" : "";
}

/// The csv counts parks and protective green as construction land (they are built-up area); as a use they are
/// green.
std::string land_use_class(const CodeSystem::Entry& entry) {
  if (entry.green != "1" || entry.land_class != "construction") return entry.land_class;
  return entry.park == "1" ? "park" : "protective";
}

CodeClass cover(const CodeSystem::Entry& entry) {
  const std::string& land = entry.land_class;
  if (entry.permeable == "water") return {"water", std::nullopt};
  const bool own_cover = land == "forest" || land == "wetland" || land == "farmland";
  if (entry.permeable == "1") return {own_cover ? land : "grass", 1.0};
  if (entry.permeable == "0") {
    if (land == "road") return {"road", 0.0};
    return {land == "open" ? "bare" : "paved", 0.0};
  }
  return {};
}

}  // namespace

CodeClass classify_code(const std::string& role, const CodeSystem::Entry& entry) {
  if (role == "green" || role == "green_before") return {green_class(entry), std::nullopt};
  if (role == "land_use") return {land_use_class(entry), std::nullopt};
  if (role == "land_cover") return cover(entry);
  return {};
}

}  // namespace citygauge
