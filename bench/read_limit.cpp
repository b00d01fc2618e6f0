// citygauge_read_limit FILE...: the least CPU that GDAL takes to hand over a layer, which no program that
// reads it through GDAL can beat. Each file is read feature by feature and as Arrow batches, all attributes
// and every coordinate touched; a line of JSON says the CPU seconds of both.
#include <gdal_priv.h>
#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>
#include <sys/resource.h>

#include <cstring>
#include <iostream>
#include <stdexcept>
#include <string>

namespace {

/// What was read: proof that nothing was skipped, and a use of every coordinate.
struct Seen {
  std::int64_t features = 0, points = 0;
  double coordinates = 0;
};

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](timeval t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class PointSum : public OGRDefaultConstGeometryVisitor {
 public:
  explicit PointSum(Seen& seen) : seen_(seen) {}
  using OGRDefaultConstGeometryVisitor::visit;
  void visit(const OGRPoint* point) override {
    seen_.coordinates += point->getX() + point->getY();
    ++seen_.points;
  }
  void visit(const OGRLineString* line) override { add(*line); }
  void visit(const OGRLinearRing* ring) override { add(*ring); }

 private:
  void add(const OGRSimpleCurve& line) {
    const int count = line.getNumPoints();
    for (int i = 0; i < count; ++i) seen_.coordinates += line.getX(i) + line.getY(i);
    seen_.points += count;
  }
  Seen& seen_;
};

Seen read_features(OGRLayer& layer) {
  Seen seen;
  PointSum sum(seen);
  for (const auto& feature : layer) {
    ++seen.features;
    if (const OGRGeometry* geometry = feature->GetGeometryRef()) geometry->accept(&sum);
  }
  return seen;
}

/// Little-endian points, lines and polygons in two dimensions: what the generator writes.
class WkbReader {
 public:
  WkbReader(const std::uint8_t* at, Seen& seen) : at_(at), seen_(seen) {}

  void read() {
    at_ += 1;
    switch (count()) {
      case wkbPoint:
        return points(1);
      case wkbLineString:
        return points(count());
      case wkbPolygon:
        for (std::uint32_t rings = count(); rings > 0; --rings) points(count());
        return;
      default:
        throw std::runtime_error("a kind of geometry that the generated city does not have");
    }
  }

 private:
  std::uint32_t count() {
    std::uint32_t value = 0;
    std::memcpy(&value, at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  void points(std::uint32_t count) {
    for (std::uint32_t i = 0; i < 2 * count; ++i, at_ += sizeof(double)) {
      double value = 0;
      std::memcpy(&value, at_, sizeof value);
      seen_.coordinates += value;
    }
    seen_.points += count;
  }

  const std::uint8_t* at_;
  Seen& seen_;
};

std::int64_t geometry_column(ArrowArrayStream& stream) {
  ArrowSchema schema{};
  if (stream.get_schema(&stream, &schema) != 0) throw std::runtime_error("no Arrow schema");
  std::int64_t found = -1;
  for (std::int64_t i = 0; i < schema.n_children; ++i)
    if (std::strcmp(schema.children[i]->format, "z") == 0) found = i;  // the only binary column
  schema.release(&schema);
  if (found < 0) throw std::runtime_error("no column of geometries");
  return found;
}

Seen read_arrow(OGRLayer& layer) {
  CPLStringList options;
  options.SetNameValue("MAX_FEATURES_IN_BATCH", "65536");
  ArrowArrayStream stream{};
  if (!layer.GetArrowStream(&stream, options.List())) throw std::runtime_error("no Arrow stream");
  const std::int64_t column = geometry_column(stream);
  Seen seen;
  for (ArrowArray batch{}; stream.get_next(&stream, &batch) == 0 && batch.release != nullptr;
       batch.release(&batch)) {
    const ArrowArray& geometries = *batch.children[column];
    const auto* const offsets = static_cast<const std::int32_t*>(geometries.buffers[1]);
    const auto* const bytes = static_cast<const std::uint8_t*>(geometries.buffers[2]);
    for (std::int64_t i = 0; i < batch.length; ++i) WkbReader(bytes + offsets[i], seen).read();
    seen.features += batch.length;
  }
  stream.release(&stream);
  return seen;
}

double cpu_of(const char* path, Seen (*read)(OGRLayer&), Seen& seen) {
  const double start = cpu_seconds();
  {
    const GDALDatasetUniquePtr file(GDALDataset::Open(path, GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR));
    if (!file || file->GetLayerCount() == 0) throw std::runtime_error(std::string(path) + " has no layer");
    seen = read(*file->GetLayer(0));
  }
  return cpu_seconds() - start;
}

void measure(const char* path) {
  Seen by_feature, by_batch;
  const double features = cpu_of(path, read_features, by_feature);
  const double arrow = cpu_of(path, read_arrow, by_batch);
  if (by_feature.points != by_batch.points)
    throw std::runtime_error(std::string(path) + ": the two reads differ");
  std::cout << "{\"features\": " << by_batch.features << ", \"points\": " << by_batch.points
            << ", \"feature_cpu_s\": " << features << ", \"arrow_cpu_s\": " << arrow
            << ", \"checksum\": " << by_batch.coordinates << "}\n";
}

}  // namespace

int main(int count, char** files) {
  try {
    GDALAllRegister();
    for (int i = 1; i < count; ++i) measure(files[i]);
  } catch (const std::exception& error) {
    std::cerr << "citygauge_read_limit: " << error.what() << '\n';
    return 1;
  }
}
