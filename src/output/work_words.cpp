#include "output/work_words.hpp"

#include <fmt/format.h>

#include <array>

#include "output/named_words.hpp"

namespace citygauge {
namespace {

struct WorkWord {
  const char *id, *zh, *en;
};

/// In the order of `Work`.
constexpr std::array words{
    WorkWord{"settings", "读取设置", "settings"},
    WorkWord{"districts", "读取评价单元", "districts"},
    WorkWord{"plan", "制定计划", "plan"},
    WorkWord{"layer", "图层", "layer"},
    WorkWord{"measures", "完成量算", "measures"},
    WorkWord{"judging", "判定", "judging"},
    WorkWord{"provenance", "输入文件校验值", "digests of the inputs"},
    WorkWord{"files", "写出文件", "writing files"},
    WorkWord{"flush", "落盘并替换", "flushing to disk"},
    WorkWord{"read", "读取", "reading"},
    WorkWord{"check", "检查与归类", "checking, classifying"},
    WorkWord{"feed", "计入", "taking in"},
    WorkWord{"finish", "完成", "finishing"},
    WorkWord{"write", "写出", "writing"},
};

const WorkWord& word_of(Work work) {
  return words.at(static_cast<std::size_t>(work));
}

}  // namespace

const char* id_of(Work work) {
  return word_of(work).id;
}

const char* work_words(Work work, Language language) {
  return language == Language::zh ? word_of(work).zh : word_of(work).en;
}

bool is_file(Work work) {
  return work == Work::write;
}

std::string span_name(const Span& span, Language language) {
  const std::string layer = language == Language::zh ? role_words(span.subject, language) : span.subject;
  switch (span.work) {
    case Work::layer:
      return fmt::format("{} {}", work_words(span.work, language), layer);
    case Work::feed:
    case Work::finish:
      return span.task;
    case Work::write:
      return span.subject;
    case Work::settings:
    case Work::districts:
    case Work::plan:
    case Work::measures:
    case Work::judging:
    case Work::provenance:
    case Work::files:
    case Work::flush:
    case Work::read:
    case Work::check:
      return work_words(span.work, language);
  }
  return {};
}

}  // namespace citygauge
