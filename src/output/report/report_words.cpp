#include "output/report/report_words.hpp"

#include <array>

#include "core/error.hpp"
#include "output/verdict_words.hpp"

namespace citygauge::html {
namespace {

constexpr std::array all_page_words{
    NamedWord{"skip", "跳到判定矩阵", "Skip to the verdict matrix"},
    NamedWord{"kind", "指标评估报告", "Assessment against targets"},
    NamedWord{"glance", "目标概览", "Targets at a glance"},
    NamedWord{"without_target", "仅测算，无目标", "Measured without a target"},
    NamedWord{"matrix", "判定矩阵", "Verdict matrix"},
    NamedWord{
        "matrix_hint", "点选一格：转到该指标，地图定位到该单元。同一指标有多个目标时，取最差的判定。",
        "Choose a cell to go to its indicator and see its place on the map. Where several targets judge an "
        "indicator, the cell shows the worst verdict."},
    NamedWord{"filter", "筛选与排序", "Filter and sort"},
    NamedWord{"find", "名称或编号", "Name or id"},
    NamedWord{"find_hint", "输入以筛选", "Type to filter"},
    NamedWord{"indicator", "指标", "Indicator"},
    NamedWord{"all_indicators", "全部指标", "All indicators"},
    NamedWord{"order", "排序", "Order"},
    NamedWord{"order_plan", "原有顺序", "As in the data"},
    NamedWord{"order_worst", "最差在前", "Worst first"},
    NamedWord{"order_name", "按名称", "By name"},
    NamedWord{"show_verdicts", "仅显示含有", "Only rows with"},
    NamedWord{"more", "显示更多", "Show more"},
    NamedWord{"shown_of", "显示 {shown} / {all}", "{shown} of {all} shown"},
    NamedWord{"none_fits", "没有符合条件的行", "none fits the filter"},
    NamedWord{"sort_by", "按此列排序：", "Sort by "},
    NamedWord{"show_on_map", "在地图上显示", "Show on map"},
    NamedWord{"soft", "软性目标", "soft target"},
    NamedWord{"how", "如何计算", "How it is calculated"},
    NamedWord{"formula", "公式", "Formula"},
    NamedWord{"options", "所用选项", "Options used"},
    NamedWord{"value", "数值", "Value"},
    NamedWord{"note", "说明", "Note"},
    NamedWord{"note_for_all", "全部单元：", "All rows: "},
    NamedWord{"place", "位置", "Place"},
    NamedWord{"go_to", "在地图上定位：", "Show on the map: "},
    NamedWord{"ledger", "计算台账", "Ledger"},
    NamedWord{
        "ledger_hint", "由原始数量逐步得到计入数量；负数为扣除。单位为 m、m²。",
        "From the raw quantity to what counts, step by step; what is taken off is negative. In m and m²."},
    NamedWord{"issues", "数据问题", "Issues with the data"},
    NamedWord{"no_issues", "未发现数据问题。", "No issue was found."},
    NamedWord{"severity", "级别", "Severity"},
    NamedWord{"layer", "图层", "Layer"},
    NamedWord{"feature", "要素", "Feature"},
    NamedWord{"what", "问题", "What is wrong"},
    NamedWord{"action", "处理", "What was done"},
    NamedWord{"code", "代码", "Code"},
    NamedWord{"provenance", "来源与可追溯", "Provenance"},
    NamedWord{"layers_read", "读入的图层", "Layers read"},
    NamedWord{"read", "读入", "Read"},
    NamedWord{"used", "采用", "Used"},
    NamedWord{"excluded", "排除", "Excluded"},
    NamedWord{"repaired", "修复后采用", "Repaired"},
    NamedWord{"rejected", "剔除", "Rejected"},
    NamedWord{"glossary", "判定说明", "What the signs mean"},
    NamedWord{"margin", "余量", "Margin"},
    NamedWord{
        "margin_meaning",
        "距目标的差额，以实物量计：“余 3 km”为超出目标的部分，“差 12 km”为达标尚需补足的部分。",
        "The distance to the target as a physical quantity: “3 km to spare” is what exceeds the target, "
        "“short "
        "by 12 km” is what is still missing to meet it."},
    NamedWord{"about", "关于本文件", "About this file"},
    NamedWord{
        "offline", "本文件自成一体，可离线打开，不访问网络。地图由 Leaflet 1.9.4 绘制。",
        "This file is complete in itself: it opens offline and makes no network request. The map is drawn by "
        "Leaflet 1.9.4."},
    NamedWord{"licence", "Leaflet 许可", "Licence of Leaflet"},
    NamedWord{"map", "地图", "Map"},
    NamedWord{"close_map", "收起地图", "Close the map"},
    NamedWord{"colour_by", "着色依据", "Colour by"},
    NamedWord{"by_verdict", "判定", "Verdict"},
    NamedWord{"by_value", "数值", "Value"},
    NamedWord{"whole", "全图", "Whole area"},
    NamedWord{"map_layers", "图层", "Layers"},
    NamedWord{"not_drawn", "该要素未绘入地图，已定位到其范围。",
              "This feature was left out of the map; its place is shown."},
    NamedWord{"km", "km", "km"},
    NamedWord{"m", "m", "m"},
};

constexpr std::array column_names{
    NamedWord{"width_m", "宽度 (m)", "Width (m)"},
    NamedWord{"length_m", "长度 (m)", "Length (m)"},
    NamedWord{"area_m2", "面积 (m²)", "Area (m²)"},
    NamedWord{"uncovered_m2", "未覆盖面积 (m²)", "Not covered (m²)"},
    NamedWord{"distance_m", "服务半径 (m)", "Distance (m)"},
    NamedWord{"district_id", "评价单元", "District"},
    NamedWord{"corridor_id", "廊道编号", "Corridor id"},
    NamedWord{"corridor_name", "廊道", "Corridor"},
    NamedWord{"corridor", "廊道", "Corridor"},
    NamedWord{"kind", "类型", "Kind"},
    NamedWord{"layer", "图层", "Layer"},
    NamedWord{"fid", "要素", "Feature"},
    NamedWord{"pair", "相对路段或边界", "Counterpart or border"},
    NamedWord{"pair_fid", "重叠要素", "Overlapped feature"},
    NamedWord{"reason", "原因", "Reason"},
    NamedWord{"weight", "计入权重", "Weight"},
    NamedWord{"attribute", "属性", "Attribute"},
    NamedWord{"value", "数值", "Value"},
    NamedWord{"thing", "对象", "Thing"},
    NamedWord{"name", "名称", "Name"},
    NamedWord{"class", "类别", "Class"},
    NamedWord{"source", "来源图层", "Source layer"},
    NamedWord{"near", "所需设施", "What ought to be near"},
    NamedWord{"limit_m", "限距 (m)", "Limit (m)"},
    NamedWord{"nearest_m", "最近距离 (m)", "Nearest (m)"},
    NamedWord{"with", "相对图层", "Other layer"},
    NamedWord{"indicator", "指标", "Indicator"},
};

constexpr std::array value_names{
    NamedWord{"neck", "其他窄处", "other narrow place"},
    NamedWord{"bottleneck", "瓶颈", "bottleneck"},
    NamedWord{"beyond_distance", "超出距离", "beyond the distance"},
    NamedWord{"disconnected", "网络不连通", "disconnected"},
    NamedWord{"inside", "位于其内", "inside"},
    NamedWord{"outside", "位于其外", "outside"},
    NamedWord{"gained", "新增", "gained"},
    NamedWord{"stated", "按红线宽度", "as stated"},
    NamedWord{"geometry", "按图形", "by geometry"},
};

}  // namespace

std::span<const NamedWord> page_words() {
  return all_page_words;
}

std::string page_word(std::string_view key, Language language) {
  const NamedWord* const word = find_word(all_page_words, key);
  if (word == nullptr) throw Error(ErrorKind::internal, "the report has no word " + std::string(key));
  return word->in(language);
}

std::string column_words(const std::string& name, Language language) {
  return word_or_key(column_names, name, language);
}

std::string value_words(const std::string& value, Language language) {
  return word_or_key(value_names, value, language);
}

std::string verdict_meaning(Verdict verdict, Language language) {
  const bool zh = language == Language::zh;
  switch (verdict) {
    case Verdict::pass:
      return zh ? "数值达到目标。" : "The value meets the target.";
    case Verdict::miss:
      return zh ? "数值未达到约束性目标。" : "The value misses a binding target.";
    case Verdict::soft_miss:
      return zh ? "数值未达到软性目标（“力争”“原则上”）：视为提醒，不作为未达标。"
                : "The value misses a soft target (“strive for”, “in principle”): a warning, not a failure.";
    case Verdict::not_evaluated:
      return zh ? "缺少所需数据，无法得出数值；不等于零。"
                : "Data are lacking, so there is no value; that is not zero.";
    case Verdict::no_target:
      return zh ? "已测算，但没有适用的目标。" : "Measured, but no target applies.";
  }
  return {};
}

std::string sign_of(Verdict verdict) {
  const std::string words = signed_word(verdict, Language::en);
  return words.substr(0, words.find(' '));
}

std::string word_of(Verdict verdict, Language language) {
  const std::string words = signed_word(verdict, language);
  return words.substr(words.find(' ') + 1);
}

}  // namespace citygauge::html
