#include "input/duplicate_finder.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <string_view>

#include "core/digest.hpp"

namespace citygauge {
namespace {

void add_bytes(std::string& content, const void* data, std::size_t size) {
  content.append(reinterpret_cast<const char*>(&size), sizeof size);
  content.append(static_cast<const char*>(data), size);
}

void add_field(std::string& content, const OGRFeature& feature, int field) {
  const bool filled = feature.IsFieldSetAndNotNull(field) != 0;
  content += filled ? '1' : '0';
  if (!filled) return;
  if (feature.GetFieldDefnRef(field)->GetType() == OFTReal) {  // as text it would lose digits
    const double number = feature.GetFieldAsDouble(field);
    return add_bytes(content, &number, sizeof number);
  }
  const std::string_view text = feature.GetFieldAsString(field);
  add_bytes(content, text.data(), text.size());
}

/// SHA-256 of all that a feature says, its number apart.
std::string digest_of(const OGRFeature& feature) {
  std::string content;
  if (const OGRGeometry* geometry = feature.GetGeometryRef()) {
    std::string wkb(geometry->WkbSize(), '\0');
    geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
    add_bytes(content, wkb.data(), wkb.size());
  }
  for (int field = 0; field < feature.GetFieldCount(); ++field) add_field(content, feature, field);
  return sha256_of(content);
}

}  // namespace

DuplicateFinder::DuplicateFinder(std::function<DatasetHandle()> open, std::string layer)
    : open_(std::move(open)), layer_name_(std::move(layer)) {}

DuplicateFinder::~DuplicateFinder() = default;

std::vector<bool> DuplicateFinder::find(const ArrowBatch& batch) {
  std::vector<bool> duplicates(batch.size(), false);
  for (std::size_t row = 0; row < batch.size(); ++row) {
    const auto wkb = batch.geometry(row);
    const std::int64_t fid = batch.fid(row);
    if (wkb.empty() || fid < 0) continue;
    const std::string_view bytes(reinterpret_cast<const char*>(wkb.data()), wkb.size());
    const auto [known, is_new] = first_with_.emplace(std::hash<std::string_view>{}(bytes), fid);
    if (!is_new) duplicates[row] = repeats(known->second, fid);
  }
  return duplicates;
}

/// One look at each feature, however many share a spot.
bool DuplicateFinder::repeats(std::int64_t first, std::int64_t fid) {
  if (auto earlier = digest(first)) met_.insert(std::move(*earlier));
  auto own = digest(fid);
  return own && !met_.insert(std::move(*own)).second;
}

std::optional<std::string> DuplicateFinder::digest(std::int64_t fid) {
  if (layer_ == nullptr) {
    dataset_ = open_();
    layer_ = dataset_->GetLayerByName(layer_name_.c_str());
    if (layer_ == nullptr) return std::nullopt;
    random_read_ = layer_->TestCapability(OLCRandomRead) != 0;
    if (!random_read_) digest_all();
  }
  if (random_read_) {
    const OGRFeatureUniquePtr feature(layer_->GetFeature(fid));
    return feature == nullptr ? std::nullopt : std::optional(digest_of(*feature));
  }
  const auto found = digests_by_feature_.find(fid);
  return found == digests_by_feature_.end() ? std::nullopt : std::optional(found->second);
}

void DuplicateFinder::digest_all() {
  for (const auto& feature : *layer_) digests_by_feature_.emplace(feature->GetFID(), digest_of(*feature));
}

}  // namespace citygauge
