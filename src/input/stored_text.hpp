// In which encoding the bytes of a text table are, told from the bytes alone.
#pragma once

#include <string>
#include <string_view>

namespace citygauge {

/// Gathers evidence over all texts of a table.
class StoredText {
 public:
  void add(std::string_view bytes);
  /// "ASCII", "UTF-8" (every text is), "GBK" (every text is, and one is no UTF-8) or "unknown".
  [[nodiscard]] std::string encoding() const;

 private:
  bool ascii_ = true;
  bool utf8_ = true;
  bool gbk_ = true;
};

}  // namespace citygauge
