// Work on several threads, watched from the one that asks for it.
#pragma once

#include <cstddef>
#include <functional>

namespace bitext {

// Calls work(i) once for each i from 0 to count - 1, on up to `threads` threads, in that order as far as
// there is one. Meanwhile calls watch(done) several times a second, here; when it returns false, no more work
// is begun. The same when work() throws: that is thrown on (the first of several) when all threads have
// ended.
void run_in_parallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work,
                     const std::function<bool(std::size_t)>& watch);

}  // namespace bitext
