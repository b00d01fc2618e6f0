#include "input/shapefile.hpp"
#include "input/open_dataset.hpp"

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "input/dbf_text.hpp"

namespace citygauge {
namespace {

constexpr const char* driver = "ESRI Shapefile";
constexpr const char* any_bytes = "ISO-8859-1";  // every byte is a character of it
constexpr std::int64_t least_index_bytes = 100;  // the head of a .shx

std::int64_t file_size(const std::string& path) {
  VSIStatBufL status;
  return VSIStatL(path.c_str(), &status) == 0 ? static_cast<std::int64_t>(status.st_size) : -1;
}

/// The file beside `path` with that ending, in either case; "" if there is none.
std::string sidecar(const std::string& path, const char* ending) {
  std::string upper = ending;
  std::ranges::transform(upper, upper.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const std::string stem = path.substr(0, path.size() - 4);
  for (const std::string& name : {stem + ending, stem + upper})
    if (file_size(name) >= 0) return name;
  return "";
}

DatasetHandle open_at(const LayerOpening& opening, const LayerSource& source, const std::string& path,
                      const std::string& encoding_option) {
  std::vector<std::string> options;
  if (!encoding_option.empty()) options.push_back("ENCODING=" + encoding_option);
  if (opening.files != nullptr && opening.files->holds(path)) {
    const CPLConfigOptionSetter restore("SHAPE_RESTORE_SHX", "YES", false);
    return open_copy(path, driver, source.source.string(), options);
  }
  return open_vector_dataset(path, options);
}

/// GDAL rebuilds a missing index, but beside the file: so let it do that with a copy.
std::string with_index(LayerOpening& opening, const LayerSource& source, const std::string& path) {
  const std::string index = sidecar(path, ".shx");
  if (!index.empty() && file_size(index) >= least_index_bytes) return path;
  opening.issues.push_back({Severity::warning,
                            "sidecar_missing",
                            source.role,
                            {},
                            "the shapefile's .shx is missing",
                            "rebuilt in memory",
                            {}});
  if (opening.files == nullptr) opening.files = std::make_unique<MemoryFiles>();
  if (opening.files->holds(path)) {
    if (!index.empty()) VSIUnlink(index.c_str());
    return path;
  }
  const std::string what = source.source.string();
  for (const char* ending : {".dbf", ".prj", ".cpg"})
    if (const std::string found = sidecar(path, ending); !found.empty())
      opening.files->copy(found, std::string("layer") + ending, what);
  return opening.files->copy(path, "layer.shp", what);
}

/// What to read the text as, and why it is not what the file declares; "" to believe the file.
struct Decision {
  std::string encoding;
  std::string message;
};

bool is_chinese(const std::string& declared) {
  return declared == "CP936" || declared == "GBK" || declared == "GB2312" || declared == "GB18030";
}

Decision decide(const EncodingEvidence& evidence, const std::string& declared) {
  const TextEncoding guess = evidence.guess();
  const bool any_declared = !declared.empty();
  if (guess == TextEncoding::ascii) return {};
  if (guess == TextEncoding::unknown) {
    if (any_declared && declared != "UTF-8") return {};
    return {any_bytes, fmt::format("the text is in no known encoding; it is read as {}", any_bytes)};
  }
  const std::string found = to_string(guess);
  if (declared == found || (guess != TextEncoding::utf8 && is_chinese(declared))) return {};
  if (!any_declared)
    return {found, fmt::format("the file does not say the encoding of its text; {} was detected", found)};
  if (declared != "UTF-8" && !evidence.sure()) return {};
  return {found, fmt::format("the file says that its text is {}, but it is {}", declared, found)};
}

/// Without it GDAL would leave attributes empty, or give them to other shapes.
void refuse_other_table(const LayerSource& source, const std::string& shp, const std::string& dbf) {
  constexpr std::int64_t entry_bytes = 8;
  const std::string index = sidecar(shp, ".shx");
  const std::int64_t bytes = index.empty() ? -1 : file_size(index);
  const std::int64_t rows = dbf_rows(dbf);
  if (bytes < least_index_bytes || rows < 0) return;
  const std::int64_t shapes = (bytes - least_index_bytes) / entry_bytes;
  if (shapes != rows)
    throw input_error(
        fmt::format("{}: the .shp has {} shapes, but the .dbf {} rows", describe(source), shapes, rows),
        "they do not belong together: export the layer again");
}

std::string declared_encoding(OGRLayer& layer) {
  const char* name = layer.GetMetadataItem("SOURCE_ENCODING", "SHAPEFILE");
  std::string declared = name == nullptr ? "" : name;
  std::ranges::transform(declared, declared.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return declared;
}

}  // namespace

void open_shapefile(LayerOpening& opening, const LayerSource& source, const std::string& stated_path) {
  const std::string path = with_index(opening, source, stated_path);
  opening.dataset = open_at(opening, source, path, source.encoding);
  const std::string dbf = sidecar(path, ".dbf");
  if (dbf.empty())
    opening.issues.push_back({Severity::warning,
                              "sidecar_missing",
                              source.role,
                              {},
                              "the shapefile's .dbf is missing",
                              "read without attributes",
                              {}});
  if (!dbf.empty()) refuse_other_table(source, path, dbf);
  if (source.encoding.empty() && !dbf.empty()) {
    OGRLayer& layer = find_layer(*opening.dataset, "", describe(source));
    const EncodingEvidence evidence = dbf_encoding(dbf);
    opening.encoding = {declared_encoding(layer), to_string(evidence.guess())};
    const Decision decision = decide(evidence, opening.encoding.stated);
    if (!decision.encoding.empty()) {
      opening.dataset = open_at(opening, source, path, decision.encoding);
      const bool known = decision.encoding != any_bytes;
      opening.issues.push_back({known ? Severity::note : Severity::warning,
                                known ? "encoding_detected" : "encoding_unknown",
                                source.role,
                                {},
                                decision.message,
                                "decoded",
                                {}});
    }
  }
  opening.layer = &find_layer(*opening.dataset, "", describe(source));
}

}  // namespace citygauge
