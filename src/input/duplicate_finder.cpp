#include "input/duplicate_finder.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <charconv>
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

/// Of all that a feature says, its number apart.
std::array<std::uint64_t, 2> digest_of(const OGRFeature& feature) {
  std::string content;
  if (const OGRGeometry* geometry = feature.GetGeometryRef()) {
    std::string wkb(geometry->WkbSize(), '\0');
    geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
    add_bytes(content, wkb.data(), wkb.size());
  }
  for (int field = 0; field < feature.GetFieldCount(); ++field) add_field(content, feature, field);
  const std::string hex = sha256_of(content);
  constexpr std::size_t digits = 16;
  std::array<std::uint64_t, 2> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i)
    std::from_chars(hex.data() + i * digits, hex.data() + (i + 1) * digits, digest[i], 16);
  return digest;
}

/// By its number each feature can be had, but in GeoJSON two may have the same.
bool has_numbers(GDALDataset& dataset, OGRLayer& layer) {
  const bool is_geojson = std::string_view(dataset.GetDriverName()).starts_with("GeoJSON");
  return !is_geojson && layer.TestCapability(OLCRandomRead) != 0;
}

}  // namespace

DuplicateFinder::DuplicateFinder(std::function<DatasetHandle()> open, std::string layer)
    : open_(std::move(open)), layer_name_(std::move(layer)) {}

DuplicateFinder::~DuplicateFinder() = default;

std::vector<bool> DuplicateFinder::find(const ArrowBatch& batch) {
  std::vector<bool> duplicates(batch.size(), false);
  for (std::size_t row = 0; row < batch.size(); ++row) {
    const auto wkb = batch.geometry(row);
    const std::uint32_t place = numbers_.size();
    numbers_.add(batch.fid(row));
    if (wkb.empty() || batch.fid(row) < 0) continue;
    const std::string_view bytes(reinterpret_cast<const char*>(wkb.data()), wkb.size());
    const auto known = first_with_.find_or_add(std::hash<std::string_view>{}(bytes), place);
    if (known) duplicates[row] = repeats(*known, place);
  }
  return duplicates;
}

/// One look at each feature, however many share a spot.
bool DuplicateFinder::repeats(std::uint32_t first, std::uint32_t place) {
  if (looked_at_.insert(first).second)
    if (const auto earlier = digest(first)) met_.insert(*earlier);
  const auto own = digest(place);
  return own && !met_.insert(*own).second;
}

std::optional<DuplicateFinder::Digest> DuplicateFinder::digest(std::uint32_t place) {
  if (dataset_ == nullptr) open_again();
  if (layer_ == nullptr) return std::nullopt;
  if (by_number_) {
    const OGRFeatureUniquePtr feature(layer_->GetFeature(numbers_.at(place)));
    return feature == nullptr ? std::nullopt : std::optional(digest_of(*feature));
  }
  return place < digests_.size() ? std::optional(digests_[place]) : std::nullopt;
}

void DuplicateFinder::open_again() {
  dataset_ = open_();
  layer_ = dataset_->GetLayerByName(layer_name_.c_str());
  if (layer_ == nullptr) return;
  by_number_ = has_numbers(*dataset_, *layer_);
  if (!by_number_)
    for (const auto& feature : *layer_) digests_.push_back(digest_of(*feature));
}

}  // namespace citygauge
