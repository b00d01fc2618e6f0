#include "evaluate/context_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <set>

#include "config/project_file.hpp"
#include "core/digest.hpp"
#include "evaluate/project_layers.hpp"
#include "evaluate/provenance.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

/// Features of one layer as they come from several threads, with their ids, so that they can be put in order.
struct Gathered {
  Shapes shapes;
  std::vector<std::int64_t> fids;
  std::vector<std::string> classes, names, ids;
};

class ContextReader {
 public:
  ContextReader(const Project& project, const RunReport& report, const Library& library)
      : library_(library),
        working_(crs_from_text(report.crs_wkt, {})),
        layers_(project, library, working_),
        reach_(reach_of(report.districts.shapes.box())) {}

  [[nodiscard]] bool has(const std::string& role) const {
    return layers_.has(role) && !layers_.is_raster(role);
  }

  /// One layer for each kind of geometry that occurs: parks may be points or polygons.
  [[nodiscard]] std::vector<ContextLayer> read(const std::string& role) {
    std::array gathered{Gathered{Shapes(ShapeKind::point), {}, {}, {}, {}},
                        Gathered{Shapes(ShapeKind::line), {}, {}, {}, {}},
                        Gathered{Shapes(ShapeKind::polygon), {}, {}, {}, {}}};
    std::mutex mutex;
    (void)layers_.read(role, attributes_of(role), [&](const FeatureBatch& batch) {
      const std::scoped_lock lock(mutex);
      return take(batch, gathered[static_cast<std::size_t>(batch.shapes.kind())]);
    });
    std::vector<ContextLayer> found;
    for (const Gathered& kind : gathered)
      if (!kind.fids.empty()) found.push_back(in_order(role, kind));
    return found;
  }

 private:
  static Box reach_of(const Box& districts) {
    return districts.grown(std::max(districts.width(), districts.height()));
  }

  [[nodiscard]] std::vector<std::string> attributes_of(const std::string& role) const {
    std::vector<std::string> wanted;
    for (const char* name : {"class", "name", "id"})
      if (library_.roles.at(role).attribute(name) != nullptr) wanted.emplace_back(name);
    return wanted;
  }

  std::vector<bool> take(const FeatureBatch& batch, Gathered& into) const {
    std::vector<bool> used(batch.size(), false);
    const auto classes = batch.text("class");
    const auto names = batch.text("name");
    const auto ids = batch.text("id");
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (batch.shapes[i].empty() || !batch.shapes[i].box().intersects(reach_)) continue;
      used[i] = true;
      into.shapes.add_feature(batch.shapes[i]);
      into.fids.push_back(batch.fids[i]);
      into.classes.push_back(value_or_empty(classes, i));
      into.names.push_back(value_or_empty(names, i));
      const std::string& id = value_or_empty(ids, i);
      into.ids.push_back(id.empty() ? std::to_string(batch.fids[i]) : id);
    }
    return used;
  }

  static ContextLayer in_order(const std::string& role, const Gathered& gathered) {
    std::vector<std::size_t> order(gathered.fids.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return gathered.fids[i]; });
    ContextLayer layer{role, Shapes(gathered.shapes.kind()), {}, {}, {}};
    layer.shapes.reserve(gathered.shapes);
    for (const std::size_t i : order) {
      layer.shapes.add_feature(gathered.shapes[i]);
      layer.classes.push_back(gathered.classes[i]);
      layer.names.push_back(gathered.names[i]);
      layer.ids.push_back(gathered.ids[i]);
    }
    return layer;
  }

  const Library& library_;
  Crs working_;
  ProjectLayers layers_;
  Box reach_;
};

void tell_changes(const Project& project, const std::set<fs::path>& sources, const RunReport& report,
                  std::vector<Text>& remarks) {
  for (const fs::path& file : with_sidecars(sources)) {
    const std::string name = name_in_provenance(file, project);
    const auto before = recorded_digest(report, name);
    if (!before || *before == sha256_of_file(file)) continue;
    remarks.push_back({fmt::format("{} 在结果生成后已改动", name),
                       fmt::format("{} changed since the result was made", name)});
  }
}

std::vector<fs::path> sources_of(const Project& project) {
  std::vector<fs::path> sources{project.file, project.districts.source};
  for (const LayerSource& layer : project.layers) sources.push_back(layer.source);
  return sources;
}

/// Does a step; what goes wrong in it is a remark.
template <class Step>
void attempt(const Text& what, std::vector<Text>& remarks, Step step) {
  try {
    step();
  } catch (const Error& error) {
    remarks.push_back({fmt::format("未绘底图“{}”：{}", what.in(Language::zh), error.what()),
                       fmt::format("drawn without {}: {}", what.in(Language::en), error.what())});
  }
}

}  // namespace

const std::vector<std::string>& usual_context_roles() {
  static const std::vector<std::string> roles{"water",    "green", "parks", "buildings",
                                              "walkways", "rail",  "roads"};
  return roles;
}

const std::vector<std::string>& known_context_roles() {
  static const std::vector<std::string> roles = [] {
    std::vector<std::string> all{"land_use"};
    all.insert(all.end(), usual_context_roles().begin(), usual_context_roles().end());
    return all;
  }();
  return roles;
}

Context read_context(const fs::path& project_file, const RunReport& report,
                     const std::vector<std::string>& roles, const Library& library) {
  Context context;
  attempt({project_file.filename().string(), ""}, context.remarks, [&] {
    const Project project = load_project(project_file, library);
    context.sources = sources_of(project);
    ContextReader reader(project, report, library);
    std::set<fs::path> sources{project.file};
    for (const std::string& role : roles)
      attempt({library.roles.at(role).title.zh, role}, context.remarks, [&] {
        if (!reader.has(role)) return;
        for (ContextLayer& layer : reader.read(role)) context.layers.push_back(std::move(layer));
        sources.insert(project.layer(role)->source);
      });
    tell_changes(project, sources, report, context.remarks);
  });
  return context;
}

}  // namespace citygauge
