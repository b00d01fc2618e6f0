#include "output/manual/man_pages.hpp"

#include <fmt/format.h>

#include <string_view>

#include "output/manual/description_text.hpp"

namespace citygauge {
namespace {

struct Words {
  Language language;

  [[nodiscard]] const char* say(const char* zh, const char* en) const {
    return language == Language::zh ? zh : en;
  }
  [[nodiscard]] std::string text(const Text& both) const { return roff_text(both.in(language)); }
};

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string page_head(const std::string& name, const ProgramDescription& program, const std::string& date,
                      const Words& words) {
  return fmt::format(".TH {} 1 \"{}\" \"citygauge {}\" \"{}\"\n.nh\n.ad l\n", upper(roff_text(name)), date,
                     roff_text(program.version), words.say("citygauge 手册", "citygauge manual"));
}

std::string section(const char* title) {
  return fmt::format(".SH \"{}\"\n", title);
}

/// A term and, indented below it, what it means; both roff already.
std::string item(const std::string& term, const std::string& meaning) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", term, meaning);
}

std::string option_items(const std::vector<OptionDescription>& options, const Words& words) {
  std::string text;
  for (const OptionDescription& option : options)
    text += item(roff_text(shown_option(option)), roff_text(option_help(option, words.language)));
  return text;
}

std::string see_also(const std::string& self, const ProgramDescription& program, const Words& words) {
  std::string text = section(words.say("另见", "SEE ALSO"));
  std::string pages = self == "citygauge" ? "" : "\\fBcitygauge\\fR(1)";
  for (const CommandDescription& command : program.commands)
    if (const std::string page = "citygauge-" + command.name; page != self)
      pages += fmt::format("{}\\fB{}\\fR(1)", pages.empty() ? "" : ",\n", roff_text(page));
  return text + pages + "\n";
}

ManPage command_page(const CommandDescription& command, const ProgramDescription& program,
                     const std::string& date, const Words& words) {
  const std::string name = "citygauge-" + command.name;
  std::string text = page_head(name, program, date, words);
  text += section(words.say("名称", "NAME"));
  text += fmt::format("{} \\- {}\n", roff_text(name), words.text(command.summary));
  text += section(words.say("概要", "SYNOPSIS")) + roff_text(usage_of(command)) + "\n";
  if (!command.arguments.empty())
    text += section(words.say("参数", "ARGUMENTS")) + option_items(command.arguments, words);
  text += section(words.say("选项", "OPTIONS")) + option_items(command.options, words);
  text += item("\\-h, \\-\\-help", words.say("显示帮助", "print help"));
  text += section(words.say("退出码", "EXIT STATUS"));
  for (const ExitDescription& exit : command.exit_codes)
    text += item(std::to_string(exit.code), words.text(exit.meaning));
  return {name + ".1", text + see_also(name, program, words)};
}

std::string environment(const Words& words) {
  return section(words.say("环境变量", "ENVIRONMENT")) +
         item("CITYGAUGE_DATA", words.say("指标、图层角色、政策文件与样式所在文件夹，取代所附者",
                                          "the folder of indicators, layers, profiles and styles, instead of "
                                          "those that ship with the program")) +
         item("LC_ALL, LC_MESSAGES, LANG", words.say("以 zh 开头则用中文，否则用英文",
                                                     "Chinese where it begins with zh, English otherwise")) +
         item("NO_COLOR", words.say("设置后终端上不用颜色", "where it is set, no colours on the terminal")) +
         item("SOURCE_DATE_EPOCH", words.say("代替当前时间写入结果，使两次运行逐字节相同",
                                             "the time written into results instead of now, so that two runs "
                                             "give the same bytes"));
}

ManPage program_page(const ProgramDescription& program, const std::string& date, const Words& words) {
  std::string text = page_head("citygauge", program, date, words);
  text += section(words.say("名称", "NAME"));
  text += fmt::format("citygauge \\- {}\n",
                      words.say("按评价单元核算规划是否达标", "does a plan meet its targets, per district"));
  text += section(words.say("概要", "SYNOPSIS")) + "citygauge \\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n";
  text += section(words.say("说明", "DESCRIPTION")) + words.text(program.summary) + "\n";
  text += section(words.say("命令", "COMMANDS"));
  for (const CommandDescription& command : program.commands)
    text += item(roff_text(command.name), words.text(command.summary));
  text += section(words.say("选项", "OPTIONS")) + option_items(program.options, words);
  text += item("\\-h, \\-\\-help", words.say("显示帮助", "print help"));
  return {"citygauge.1", text + environment(words) + see_also("citygauge", program, words)};
}

}  // namespace

std::string roff_text(const std::string& text) {
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // groff 1.22 breaks no line between a Chinese comma and a Latin word, and hangs where it must.
    for (const std::string_view comma : {"、", "，", "；", "："})
      if (std::string_view(text).substr(0, i).ends_with(comma)) safe += "\\:";
    if (c == '\\')
      safe += "\\e";
    else if (c == '-')
      safe += "\\-";
    else if (c == '\'')
      safe += "\\(aq";
    else if (c == '`')
      safe += "\\(ga";
    else if (c == '"')
      safe += "\\(dq";
    else if (c == '^')
      safe += "\\(ha";
    else if (c == '~')
      safe += "\\(ti";
    else
      safe += c == '\n' ? ' ' : c;
  }
  return safe.starts_with('.') ? "\\&" + safe : safe;  // a dot that begins a line would be a request
}

std::vector<ManPage> man_pages(const ProgramDescription& program, const std::string& date,
                               Language language) {
  const Words words{language};
  std::vector<ManPage> pages{program_page(program, date, words)};
  for (const CommandDescription& command : program.commands)
    pages.push_back(command_page(command, program, date, words));
  return pages;
}

}  // namespace citygauge
