// Files that are made of one source, written together and switched together: one visible list of names and
// writers.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/parallel.hpp"
#include "core/span_recorder.hpp"
#include "output/file_switch.hpp"
#include "output/hidden_folder.hpp"
#include "output/output_folder.hpp"

namespace citygauge {

template <class Source>
struct ListedFile {
  const char* name;  // within the folder
  /// Writes the file at a path that need not be the final one, though the name is. ERRORS: Error{input} when
  /// it cannot be written.
  void (*write)(const Source& source, const std::filesystem::path& file);
};

template <class Source>
[[nodiscard]] std::vector<std::string> names_of(std::span<const ListedFile<Source>> files) {
  std::vector<std::string> names;
  for (const auto& file : files) names.emplace_back(file.name);
  return names;
}

template <class Source>
[[nodiscard]] std::vector<std::filesystem::path> paths_of(std::span<const ListedFile<Source>> files,
                                                          const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& file : files) paths.push_back(folder / file.name);
  return paths;
}

/// Writes all to a hidden folder inside `out`, some at the same time, does `more` (what must succeed too),
/// and switches all together when they are safely on disk: a failure leaves earlier files as they were and
/// nothing new behind. ERRORS: Error{input} when something cannot be written; what `more` throws. What it
/// takes is recorded.
template <class Source, class More>
void write_together(std::span<const ListedFile<Source>> files, const Source& source, const OutputFolder& out,
                    const More& more, SpanRecorder* recorder = nullptr) {
  std::optional<SpanScope> phase(std::in_place, recorder, Work::files);
  const HiddenFolder hidden(out.path());
  run_each(files.size(), [&](std::size_t f) {
    const ListedFile<Source>& file = files[files.size() - 1 - f];  // reports stand last and take longest
    const SpanScope span(recorder, Work::write, file.name);
    file.write(source, hidden.path() / file.name);
  });
  more();
  phase.emplace(recorder, Work::flush);
  switch_files(names_of(files), hidden.path(), out.path());
}

template <class Source>
void write_together(std::span<const ListedFile<Source>> files, const Source& source,
                    const OutputFolder& out) {
  write_together(files, source, out, [] {});
}

}  // namespace citygauge
