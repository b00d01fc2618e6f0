// Texts and tables of Markdown (as GitHub reads it), for the reference pages.
#pragma once

#include <string>
#include <vector>

namespace citygauge::markdown {

/// `text` on one line, in which nothing is markup any more: what could be is escaped. Fit for table cells.
[[nodiscard]] std::string escaped(const std::string& text);
/// `text` in a monospaced font, backticks and all; fit for table cells. "" stays "".
[[nodiscard]] std::string code(const std::string& text);
/// "[text](#anchor)".
[[nodiscard]] std::string link(const std::string& text, const std::string& target);
/// A heading that can be linked to by its anchor, whatever the heading says.
[[nodiscard]] std::string heading(int level, const std::string& text, const std::string& anchor);

/// A table; cells are Markdown already. Without rows: nothing.
[[nodiscard]] std::string table(const std::vector<std::string>& head,
                                const std::vector<std::vector<std::string>>& rows);

}  // namespace citygauge::markdown
