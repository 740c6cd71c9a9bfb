// One line on standard error that says what is being done, for a person who watches; nothing when standard
// error is no terminal.
#pragma once

#include <string_view>

namespace bitext {

class Progress {
 public:
  explicit Progress(bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void say(std::string_view what);
  void clear();

 private:
  bool shown_;
  bool line_ = false;
};

}  // namespace bitext
