#include "measures/border_stretches.hpp"

#include <algorithm>

namespace citygauge {

void set_road_columns(EvidenceBuilder& rows, std::int64_t fid, const std::string& pair,
                      const std::string& reason, double weight, double length_m) {
  rows.set("fid", fid);
  rows.set("pair", pair);
  rows.set("reason", reason);
  rows.set("weight", weight);
  rows.set("length_m", length_m);
}

void BorderStretches::add_segment(Point a, Point b, std::span<const DistrictPiece> pieces, std::int64_t fid) {
  std::vector<double> ends;  // where districts begin or end to share
  for (const DistrictPiece& piece : pieces)
    if (piece.shared) ends.insert(ends.end(), {piece.from, piece.to});
  std::ranges::sort(ends);
  for (std::size_t i = 1; i < ends.size(); ++i) {
    if (ends[i] <= ends[i - 1]) continue;
    std::string pair;
    for (const DistrictPiece& piece : pieces)
      if (piece.shared && piece.from <= ends[i - 1] && piece.to >= ends[i])
        pair += (pair.empty() ? "" : " / ") + (*ids_)[piece.district];
    if (!pair.empty()) add_piece(between(a, b, ends[i - 1]), between(a, b, ends[i]), pair, fid);
  }
}

void BorderStretches::add_piece(Point a, Point b, const std::string& pair, std::int64_t fid) {
  if (line_.empty() || line_.back() != a || pair_ != pair || fid_ != fid) {
    end_line();
    line_ = {a};
    pair_ = pair;
    fid_ = fid;
  }
  line_.push_back(b);
}

void BorderStretches::end_line() {
  if (line_.empty()) return;
  double length = 0;
  for (std::size_t i = 1; i < line_.size(); ++i) length += distance(line_[i - 1], line_[i]);
  rows_.add_line(line_);
  set_road_columns(rows_, fid_, pair_, "shared_border", 0.5, length);
  line_.clear();
}

}  // namespace citygauge
