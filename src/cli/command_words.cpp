#include "cli/command_words.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "cli/command.hpp"

namespace citygauge {
namespace {

struct HelpWord {
  const char* command;  // "": the program itself, and options that mean the same in all commands
  const char* option;   // "": what the command does
  const char* zh;
};

// clang-format off
constexpr std::array help_words{
    HelpWord{"", "", "citygauge：规划是否达标？按评价单元核算，数字皆有依据。"},
    HelpWord{"", "--version", "显示本程序、所用程序库与所附政策文件的版本"},
    HelpWord{"", "--lang", "语言：zh 或 en（默认随系统语言）"},
    HelpWord{"", "--allow-network", "允许读取来源为 https:// 或 http:// 的图层，以及其他机器上的数据库"},
    HelpWord{"", "--allow-vrt", "允许读取 VRT 文件与 GeoPackage 视图（它们会指向其他数据）"},
    HelpWord{"", "--progress", "进度：auto（终端上显示进度条）、json（每行一个 JSON）或 none（不显示）"},

    HelpWord{"check", "", "核算一个项目，对照目标判定，写出结果与依据"},
    HelpWord{"check", "project", "project.toml，或其所在文件夹"},
    HelpWord{"check", "--output", "结果文件夹（默认：项目文件旁的 out）；再给一次 PG:名称[/模式] 则同时写入 [connections] 所列数据库"},
    HelpWord{"check", "--profile", "取代项目所列的政策文件；可重复给出"},
    HelpWord{"check", "--threads", "线程数（默认：全部核心）"},
    HelpWord{"check", "--memory", "尽量不超出的内存，如 500MB（默认：1GB）"},
    HelpWord{"check", "--quiet", "不输出表格，不显示进度；出错信息与退出码照旧"},
    HelpWord{"check", "--json", "输出 results.json 的内容，不输出表格"},
    HelpWord{"check", "--allow-unevaluated", "有目标无法评价时仍以 0 退出"},
    HelpWord{"check", "--strict", "凡输入须修补或舍弃即以 3 退出，不写任何结果"},
    HelpWord{"check", "--profile-run", "说明用时去向（按图层与量算）：表格输出到 stderr，trace.json 写在结果旁（见 docs/profiling.md）"},
    HelpWord{"check", "--plan", "以该文件或文件夹中的图层取代项目的图层（见 docs/batch.md）"},

    HelpWord{"batch", "", "一次核算多个方案，汇总成表"},
    HelpWord{"batch", "plans", "文件、文件夹、项目，或加引号的通配模式：\"plans/*.gpkg\""},
    HelpWord{"batch", "--template", "模板项目：各方案取代其中的图层（见 docs/batch.md）；方案本身是项目时用模板的政策文件核算"},
    HelpWord{"batch", "--output", "汇总与各方案结果的文件夹"},
    HelpWord{"batch", "--profile", "取代模板所列的政策文件；可重复给出"},
    HelpWord{"batch", "--jobs", "同时核算的方案数（默认：与核心数相同）"},
    HelpWord{"batch", "--threads", "每个方案的线程数（默认：各任务平分核心）"},
    HelpWord{"batch", "--time-limit", "单个方案的时限，秒（默认：3600），逾时放弃"},
    HelpWord{"batch", "--resume", "输入、模板、政策文件、程序与结果均未变的方案不再核算"},
    HelpWord{"batch", "--allow-unevaluated", "有目标无法评价时仍以 0 退出"},
    HelpWord{"batch", "--strict", "输入须修补或舍弃的方案按无法读取计"},
    HelpWord{"batch", "--junit", "另将 JUnit 报告（summary.xml）写入此文件"},
    HelpWord{"batch", "--annotations", "github：在文件旁标注未达标之处；none：不标注"},
    HelpWord{"batch", "--json", "输出 summary.json 的内容，不输出表格"},

    HelpWord{"compare", "", "比较方案与基准：有何变化，原已达标的目标是否不再达标"},
    HelpWord{"compare", "base", "变化前：结果（文件夹或 result.gpkg）或 project.toml"},
    HelpWord{"compare", "plan", "变化后：结果或 project.toml"},
    HelpWord{"compare", "--output", "比较成果文件夹（默认：方案旁的 compare）；项目先在其中的 base 与 plan 里核算"},
    HelpWord{"compare", "--profile", "两个项目共用的政策文件，取代各自所列；可重复给出"},
    HelpWord{"compare", "--maps", "为每个有变化的指标绘一张图纸（PDF），存入 maps"},
    HelpWord{"compare", "--style", "叠加于所附样式之上的样式文件"},
    HelpWord{"compare", "--threads", "线程数（默认：全部核心）"},
    HelpWord{"compare", "--json", "输出 changes.json 的内容，不输出表格"},
    HelpWord{"compare", "--allow-unevaluated", "原可评价的目标不再能评价时仍以 0 退出"},

    HelpWord{"map", "", "绘制结果图纸：PDF、SVG 或 PNG"},
    HelpWord{"map", "result", "结果文件夹，或其中的 result.gpkg"},
    HelpWord{"map", "--output", "图纸文件夹（默认：结果文件夹中的 maps）"},
    HelpWord{"map", "--indicator", "只绘该指标的图纸；可重复给出"},
    HelpWord{"map", "--district", "为该评价单元（编号）绘一张附表图纸；可重复给出；all 为图集"},
    HelpWord{"map", "--overview", "除所选图纸外再绘总览图"},
    HelpWord{"map", "--title", "图名（默认：项目名称）"},
    HelpWord{"map", "--subtitle", "副标题（默认：图纸内容）"},
    HelpWord{"map", "--institute", "编制单位"},
    HelpWord{"map", "--date", "图上日期（默认：今天）"},
    HelpWord{"map", "--logo", "编制单位标志，PNG 或 JPEG"},
    HelpWord{"map", "--style", "叠加于所附样式之上的样式文件"},
    HelpWord{"map", "--project", "项目文件，用以读取底图图层（默认：结果所记的项目）"},
    HelpWord{"map", "--context", "取代常用底图图层的图层角色"},
    HelpWord{"map", "--no-context", "不绘底图图层"},
    HelpWord{"map", "--quiet", "不输出文件名，不显示进度；出错信息与提示照旧"},
    HelpWord{"map", "--paper", "A4、A3、A2、A1、A0，或以毫米计的 宽x高"},
    HelpWord{"map", "--orientation", "landscape（横向，默认）、portrait（纵向）或 auto（依范围择优）"},
    HelpWord{"map", "--format", "pdf、svg 或 png；可重复给出"},
    HelpWord{"map", "--dpi", "PNG 的分辨率"},
    HelpWord{"map", "--scale", "比例尺分母，如 25000（默认：恰好容纳）"},
    HelpWord{"map", "--engine", "citygauge，或 qgis（用已安装的 QGIS 的打印布局）"},

    HelpWord{"report", "", "把结果写成一个可离线打开的 HTML 报告"},
    HelpWord{"report", "result", "结果文件夹，或其中的 result.gpkg"},
    HelpWord{"report", "--output", "HTML 文件（默认：结果旁的 report.html）"},
    HelpWord{"report", "--style", "叠加于所附样式之上的样式文件"},

    HelpWord{"inspect", "", "查看图层是什么、有什么毛病"},
    HelpWord{"inspect", "place", "图形文件、其所在文件夹，或 project.toml"},
    HelpWord{"inspect", "--gpkg", "另将问题以点写入这个新的 GeoPackage"},
    HelpWord{"inspect", "--json", "输出 JSON，不输出文字"},

    HelpWord{"init", "", "为文件夹中的图层起草 project.toml"},
    HelpWord{"init", "folder", "图层所在文件夹"},
    HelpWord{"init", "--lang", "文件中注释的语言：zh 或 en（默认随系统语言）"},

    HelpWord{"list", "", "列出指标、政策文件、图层角色与量算方法"},
    HelpWord{"list", "what", "indicators、profiles、roles、measures 或 all"},
    HelpWord{"list", "--profile", "只列该政策文件有目标的指标"},
    HelpWord{"list", "--role", "只列读取该图层的指标"},
    HelpWord{"list", "--measure", "只列用该方法量算的指标"},
    HelpWord{"list", "--json", "以 JSON 输出所知的一切，中英文俱全"},

    HelpWord{"explain", "", "说明一个指标的含义，或一个数字的由来"},
    HelpWord{"explain", "name", "指标、政策文件、图层角色或量算方法；配合 --result：评价单元/指标"},
    HelpWord{"explain", "--result", "结果文件夹，或其中的 result.gpkg"},
    HelpWord{"explain", "--profile", "自拟政策文件的文件；可重复给出"},

    HelpWord{"describe", "", "说明本程序的命令、选项与退出码"},
    HelpWord{"describe", "--json", "以 JSON 输出，中英文俱全，供程序读取"},

    HelpWord{"completion", "", "输出命令行补全脚本"},
    HelpWord{"completion", "shell", "bash、zsh 或 fish"},
};

struct ExitWord {
  const char* command;  // "": every command that does not say otherwise
  int code;
  const char* zh;
  const char* en;
};

constexpr std::array exit_words{
    ExitWord{"", exit_met, "完成", "done"},
    ExitWord{"", exit_usage, "用法或配置有误", "usage or configuration is wrong"},
    ExitWord{"", exit_input, "输入无法读取或无法使用，或结果无法写出", "input unreadable or unusable, or output not writable"},
    ExitWord{"", exit_internal, "内部错误", "internal error"},
    ExitWord{"check", exit_met, "所有目标均已评价且达标（允许软性目标未达）", "every target evaluated and met (soft misses allowed)"},
    ExitWord{"check", exit_missed, "有目标未达标", "a target is missed"},
    ExitWord{"check", exit_unevaluated, "无目标未达标，但有目标无法评价", "nothing is missed, but a target could not be evaluated"},
    ExitWord{"batch", exit_met, "所有方案均达标", "every plan meets its targets"},
    ExitWord{"batch", exit_missed, "至少一个方案未达标", "a plan misses a target"},
    ExitWord{"batch", exit_input, "没有一个方案可以读取", "no plan could be read"},
    ExitWord{"batch", exit_unevaluated, "无方案未达标，但有目标无法评价", "nothing is missed, but a target could not be evaluated"},
    ExitWord{"compare", exit_met, "原已达标的目标仍然达标", "every target that was met still is"},
    ExitWord{"compare", exit_missed, "有原已达标的目标不再达标", "a target that was met is now missed"},
    ExitWord{"compare", exit_unevaluated, "没有目标变为未达标，但有目标不再能评价", "nothing is newly missed, but a target is no longer evaluated"},
    ExitWord{"inspect", exit_met, "未发现问题", "no problem found"},
    ExitWord{"inspect", exit_missed, "发现问题", "problems found"},
};
// clang-format on

}  // namespace

std::string chinese_help(const std::string& command, const std::string& option) {
  const auto words_of = [&](const std::string& owner) {
    const auto found = std::ranges::find_if(
        help_words, [&](const HelpWord& word) { return word.command == owner && word.option == option; });
    return found == help_words.end() ? "" : found->zh;
  };
  const std::string own = words_of(command);
  return own.empty() && !option.empty() ? words_of("") : own;
}

std::vector<ExitDescription> exit_codes_of(const std::string& command) {
  std::map<int, Text> meanings;
  for (const std::string& owner : {std::string(), command})
    for (const ExitWord& word : exit_words)
      if (word.command == owner) meanings[word.code] = {word.zh, word.en};
  std::vector<ExitDescription> codes;
  for (const auto& [code, meaning] : meanings) codes.push_back({code, meaning});
  return codes;
}

}  // namespace citygauge
