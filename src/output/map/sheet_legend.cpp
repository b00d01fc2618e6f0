#include "output/map/sheet_legend.hpp"

#include <algorithm>
#include <array>

#include "output/map/district_labels.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

// Where room is short, entries go from the least important.
constexpr double importance_of_districts = 3, importance_of_evidence = 2, importance_of_context = 1;

/// Styles write classes small ("motorway") and titles large ("Water"); side by side they look alike.
std::string capitalised(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::vector<LegendEntry> seen_classes(const PaperLayer& paper, Language language) {
  const LayerStyle& style = paper.layer->style;
  std::vector<LegendEntry> entries;
  for (std::size_t c = 0; c < style.classes.size(); ++c) {
    if (!paper.seen[c]) continue;
    const std::string& label = style.classes[c].label.in(language);
    entries.push_back(
        {style.classes[c].symbol, capitalised(label.empty() ? style.title.in(language) : label)});
  }
  return entries;
}

/// A layer of one symbol needs no heading: its entry bears the title.
LegendBlock block_of(const PaperLayer& paper, const std::string& heading, double importance,
                     Language language) {
  LegendBlock block{heading, seen_classes(paper, language), importance};
  if (paper.layer->style.kind == StyleKind::single) block.heading.clear();
  return block;
}

/// The signs in the labels of districts and things in words: ✗ missed. They have no sample.
void add_signs(const MapLabels& labels, Language language, LegendBlock& block) {
  constexpr std::array verdicts{Verdict::pass, Verdict::soft_miss, Verdict::miss, Verdict::not_evaluated};
  Symbol nothing;
  nothing.colour.opacity = 0;
  nothing.outline.opacity = 0;
  for (const Verdict verdict : verdicts) {
    const std::string sign = verdict_sign(verdict);
    const bool is_there = std::ranges::any_of(labels.labels, [&](const MapLabel& label) {
      const std::size_t last =
          label.text.rfind('\n') + 1;  // 0 without a line break: a value alone, or a name
      return (last > 0 || label.is_district) && label.text.find(sign, last) != std::string::npos;
    });
    const std::string words = signed_word(verdict, language);
    const bool is_told = std::ranges::any_of(
        block.entries, [&](const LegendEntry& entry) { return entry.text.starts_with(words); });
    if (is_there && !is_told) block.entries.push_back({nothing, words});
  }
}

/// Entries that say what stands there already (water as land use and as a layer of its own) are passed over.
void add_new(std::vector<LegendEntry> entries, LegendBlock& block) {
  for (LegendEntry& entry : entries)
    if (std::ranges::find(block.entries, entry.text, &LegendEntry::text) == block.entries.end())
      block.entries.push_back(std::move(entry));
}

/// For sheets whose districts bear no verdict, but things do.
LegendBlock block_of_signs(const MapLabels& labels, Language language) {
  LegendBlock block{language == Language::zh ? "评价结果" : "Verdicts", {}, importance_of_districts};
  add_signs(labels, language, block);
  return block;
}

}  // namespace

std::vector<LegendBlock> legend_of(const std::vector<PaperLayer>& layers, const MapLabels& labels,
                                   const std::string& subject, Language language) {
  std::vector<LegendBlock> blocks;
  LegendBlock context{language == Language::zh ? "底图" : "Base map", {}, importance_of_context};
  for (const PaperLayer& paper : layers) {
    switch (paper.layer->part) {
      case LayerPart::districts:
        blocks.insert(blocks.begin(), block_of(paper, subject, importance_of_districts, language));
        if (paper.layer->style.kind != StyleKind::single) add_signs(labels, language, blocks.front());
        break;
      case LayerPart::district_borders:
        break;
      case LayerPart::evidence:
        blocks.push_back(
            block_of(paper, paper.layer->style.title.in(language), importance_of_evidence, language));
        break;
      case LayerPart::context:
        add_new(seen_classes(paper, language), context);
        break;
    }
  }
  if (blocks.front().heading.empty()) blocks.insert(blocks.begin() + 1, block_of_signs(labels, language));
  blocks.push_back(std::move(context));
  std::erase_if(blocks, [](const LegendBlock& block) { return block.entries.empty(); });
  return blocks;
}

}  // namespace citygauge
