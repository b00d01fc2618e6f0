"""The planner's language, and the plugin's own words. All other words come from the program."""

from __future__ import annotations

from qgis.core import QgsApplication

Text = dict[str, str]  # {"en": …, "zh": …}

WORDS: dict[str, Text] = {
    "program_setting": {
        "en": "Path of the program citygauge (empty: the one on PATH, or beside the plugin)",
        "zh": "citygauge 程序的路径（留空：取 PATH 中或插件旁的程序）",
    },
    "program_missing": {
        "en": "The program citygauge was not found: neither on PATH nor beside the plugin.",
        "zh": "未找到 citygauge 程序：PATH 中与插件旁均没有。",
    },
    "program_not_there": {
        "en": "There is no program at {path}.",
        "zh": "{path} 处没有程序。",
    },
    "program_too_old": {
        "en": "{path} cannot describe its commands: it is too old for this plugin, or not citygauge. It says: {talk}",
        "zh": "{path} 不能说明其命令：版本过旧，或不是 citygauge。程序提示：{talk}",
    },
    "schema_unknown": {
        "en": "{path} describes its commands by schema {schema}; this plugin reads schema {known}. "
        "Update the older of the two.",
        "zh": "{path} 的命令说明为第 {schema} 版格式，本插件只读第 {known} 版。请更新较旧的一方。",
    },
    "how_to_set": {
        "en": "Install citygauge and set its path under Settings > Options > Processing > Providers > citygauge.",
        "zh": "请安装 citygauge，并在“设置 > 选项 > 数据处理 > 数据源 > citygauge”中设定其路径。",
    },
    "title_check": {"en": "Check a plan", "zh": "核查规划"},
    "title_inspect": {"en": "Inspect layers", "zh": "诊断图层"},
    "title_batch": {"en": "Check many plans", "zh": "批量核查"},
    "title_compare": {"en": "Compare two plans", "zh": "对比两个方案"},
    "title_map": {"en": "Draw map sheets", "zh": "绘制图纸"},
    "setup": {"en": "citygauge is not set up: why?", "zh": "citygauge 尚未就绪：原因"},
    "load": {"en": "Load the result into the project", "zh": "把结果载入当前项目"},
    "parameters": {"en": "Parameters", "zh": "参数"},
    "exit_codes": {"en": "How a run may end", "zh": "运行结束的情形"},
    "semicolon": {"en": "; ", "zh": "；"},
    "choices": {"en": "known: {names}", "zh": "可选：{names}"},
    "several": {"en": "several: separated by semicolons", "zh": "多个之间用分号隔开"},
    "all_files": {"en": "All files", "zh": "所有文件"},
    "report": {"en": "Report", "zh": "报告"},
    "exit_code": {"en": "Exit code of the program", "zh": "程序的退出码"},
    "meaning": {"en": "What the exit code means", "zh": "退出码的含义"},
    "ended": {
        "en": "citygauge has finished: {meaning} (exit code {code}).",
        "zh": "citygauge 运行完毕：{meaning}（退出码 {code}）。",
    },
    "failed": {
        "en": "citygauge ended with exit code {code}: {meaning}",
        "zh": "citygauge 以退出码 {code} 结束：{meaning}",
    },
    "cancelled": {
        "en": "citygauge was cancelled; an earlier result is untouched.",
        "zh": "citygauge 已取消；此前的结果保持不变。",
    },
    "crashed": {"en": "citygauge was ended from outside, or crashed.", "zh": "citygauge 被外部终止或已崩溃。"},
    "not_started": {"en": "{path} could not be started.", "zh": "无法启动 {path}。"},
    "loaded": {
        "en": "{count} layers loaded into the group “{group}”.",
        "zh": "已载入 {count} 个图层，见图层组“{group}”。",
    },
    "not_in_model": {
        "en": "As a step of a model the result is not loaded into the project; open result.qgz in its folder.",
        "zh": "作为模型中的一步运行时，结果不载入项目；请打开结果文件夹中的 result.qgz。",
    },
    "not_loaded": {"en": "{path} could not be opened.", "zh": "无法打开 {path}。"},
}


def language() -> str:
    """The language that QGIS speaks: "zh" or "en"."""
    # --lang outranks the settings.
    spoken = QgsApplication.instance().translation() or QgsApplication.locale()
    return "zh" if spoken.lower().startswith("zh") else "en"


def in_language(text: Text) -> str:
    """The words in the planner's language, or in the one that there is."""
    return text.get(language()) or text.get("en") or text.get("zh") or ""


def word(key: str, **values: object) -> str:
    return in_language(WORDS[key]).format(**values)
