// What several measures of a run make of the same input is made once: a network of ways, what can be reached
// on it, the parts that it falls into. A measure asks for a product by a key that names all that it depends
// on. The first who asks feeds it, all may use it when they finish, and it goes with the last of them.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "measures/measure.hpp"

namespace citygauge {

/// The products of a run that are in use, by key. Asked while measures are made, by one thread.
class SharedProducts {
 public:
  /// The product that stands under the key, or null.
  template <typename Product>
  [[nodiscard]] std::shared_ptr<Product> find(const std::string& key) {
    asked_for_.insert(key);
    const auto found = products_.find(key);
    return found == products_.end() ? nullptr : std::static_pointer_cast<Product>(found->second.lock());
  }
  void keep(const std::string& key, const std::shared_ptr<void>& product) { products_[key] = product; }

  /// The keys that were asked for since the last call: the products of the measure that was made.
  [[nodiscard]] std::set<std::string> take_asked_for() { return std::exchange(asked_for_, {}); }

 private:
  std::set<std::string> asked_for_;
  std::map<std::string, std::weak_ptr<void>> products_;
};

/// A measure's hold on a product.
template <typename Product>
struct Shared {
  std::shared_ptr<Product> product;
  bool feeds = true;  // whether this measure hands it the features

  Product* operator->() const { return product.get(); }
};

/// `own`, or an equal one that another measure has made before. REQUIRES a key that begins with the name of
/// the product and tells all that it depends on.
template <typename Product>
[[nodiscard]] Shared<Product> share(const MeasureContext& context, const std::string& key,
                                    std::shared_ptr<Product> own) {
  if (!context.shared) return {std::move(own), true};
  if (auto known = context.shared->find<Product>(key)) return {std::move(known), false};
  context.shared->keep(key, own);
  return {std::move(own), true};
}

/// The features of a layer that count, as part of a key.
[[nodiscard]] std::string key_of(const std::string& role, const ClassFilter& where, const RangeFilter& range);
/// All options of a measure, as part of a key.
[[nodiscard]] std::string key_of(const Options& options);

}  // namespace citygauge
