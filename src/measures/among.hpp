// What a share is taken of: "public buildings of the state, or of 20,000 m2 and more". A filter by `where`
// and `range` asks for everything at once; `among` is a list of alternatives, and what belongs to it but does
// not meet `where` and `range` is known to fall short.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "measures/measure.hpp"

namespace citygauge {

/// How a feature stands to a share.
enum class ShareStanding : std::uint8_t { excluded, falls_short, counts };

class Among {
 public:
  /// Reads the option `among`: rows of { attribute = ["class", …] } and { number = ">= 200" } or { number =
  /// [">= 1000", "< 20000"] }. A feature is meant when all conditions of one row hold; so `[{}]` means them
  /// all. ERRORS: Error{config}.
  explicit Among(const Options& options);

  [[nodiscard]] bool is_asked() const { return !rows_.empty(); }
  [[nodiscard]] std::vector<std::string> attributes() const;

  /// Whether each feature is meant; all are when nothing is asked. May be called from several threads at
  /// once.
  [[nodiscard]] std::vector<bool> select(const FeatureBatch& batch);
  /// Likewise, with what `where` and `range` say: without `among` nothing falls short, it is excluded.
  [[nodiscard]] std::vector<ShareStanding> standings(const Selection& selection);

  /// An attribute that no feature has and without which no row can be decided; "" when some row can.
  [[nodiscard]] std::string unknown_attribute() const;
  /// Attributes that no feature has, and features that might be meant but lack a value, of layer `role`.
  void add_issues(const std::string& role, std::vector<Issue>& issues) const;

  /// `among`, for the declaration of a measure.
  [[nodiscard]] static std::vector<Parameter> parameters();

 private:
  struct Condition {
    std::vector<std::string> values;    // any of them
    std::vector<Threshold> thresholds;  // all of them
  };
  using Row = std::map<std::string, Condition>;
  struct Seen {
    std::atomic<std::int64_t> known{0};
    std::atomic<std::int64_t> undecided{0};  // features that might be meant if they had a value
  };
  struct Column {
    std::span<const std::string> texts;
    std::span<const double> numbers;
  };
  using Columns = std::map<std::string, Column>;
  enum class Standing : std::uint8_t { met, unknown, unmet };

  [[nodiscard]] static Standing standing(const Condition& condition, const Column& column,
                                         std::size_t feature);
  [[nodiscard]] static Standing standing(const Row& row, const Columns& columns, std::size_t feature);
  void note_undecided(const Columns& columns, std::size_t feature);
  [[nodiscard]] const std::string* unknown_in(const Row& row) const;

  std::vector<Row> rows_;
  std::map<std::string, Seen> seen_;
};

/// What the features that are meant ought to have, for the evidence of those that fall short.
[[nodiscard]] std::string deciding_attribute(const MeasureSpec& spec);

}  // namespace citygauge
