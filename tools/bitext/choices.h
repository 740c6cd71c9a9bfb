// The names that options take, in the order of the values that they stand for.
#pragma once

#include <string>
#include <vector>

namespace bitext {

inline std::vector<std::string> order_names() { return {"monotone", "free"}; }
inline std::vector<std::string> learn_names() { return {"auto", "never", "always"}; }
inline std::vector<std::string> batch_learn_names() { return {"auto", "never", "always", "batch"}; }

}  // namespace bitext
