// How much more often two words meet than chance would have it.
#pragma once

#include <cmath>

namespace libalign::detail {

// Dunning's log-likelihood ratio (1993): of `all` pairs of sentences, `e` hold the one word, `f` the other
// and `both` both. 0 where they meet as often as by chance; it grows either way.
inline double g2(double both, double e, double f, double all) {
  const auto term = [](double observed, double expected) {
    return observed > 0 ? observed * std::log(observed / expected) : 0;
  };
  const double e_only = e - both;
  const double f_only = f - both;
  const double none = all - e - f + both;
  return 2 * (term(both, e * f / all) + term(e_only, e * (all - f) / all) +
              term(f_only, (all - e) * f / all) + term(none, (all - e) * (all - f) / all));
}

}  // namespace libalign::detail
