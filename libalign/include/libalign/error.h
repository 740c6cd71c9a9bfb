// What goes wrong, and what to tell the user.
//
// Every failure of the library is a `libalign::Error` that carries: where (file, line, column), what is wrong, and what to
// do. The sentences are patterns with {1}, {2}, ... and their arguments apart, so that a program can translate them:
//
//     try {
//       Document document = read_document("interview.es.html");
//     } catch (const Error& error) {
//       std::cerr << error.what() << '\n';   // interview.es.html: no such file. Check the path.
//     }
//
// The library prints nothing. What is odd but no failure comes back as `Message` values in the result.
#pragma once

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace libalign {

// A sentence for a person: an English pattern, {1} being the first argument. `{{` is not special; a number without an
// argument stays as it is.
struct Message {
  std::string pattern;
  std::vector<std::string> arguments = {};

  // The English text, arguments filled in.
  std::string text() const;
  bool empty() const { return pattern.empty(); }
  bool operator==(const Message&) const = default;
};

// Fills {1}, {2}, ... of `pattern` (already translated, say) with `arguments`.
std::string fill_in(std::string_view pattern, const std::vector<std::string>& arguments);

// Where: a file and, when known, a 1-based line and column (in code points). 0 is "not known".
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;

  std::string text() const;  // "file:3:7", "file:3", "file" or ""
  bool operator==(const Place&) const = default;
};

// The base of all errors. `what()` is one line: "place: problem. Advice." without a newline at its end.
class Error : public std::exception {
 public:
  Error(Place place, Message problem, Message advice = {});

  const char* what() const noexcept override { return text_.c_str(); }
  const Place& place() const { return place_; }
  const Message& problem() const { return problem_; }
  const Message& advice() const { return advice_; }

 private:
  Place place_;
  Message problem_;
  Message advice_;
  std::string text_;
};

// Trouble with data: a file that cannot be read or written, broken content, nothing to align. Exit code 1 in `bitext`.
class DataError : public Error {
 public:
  using Error::Error;
};

// Wrong use: an option out of range, an unknown format name. Exit code 2 in `bitext`.
class UsageError : public Error {
 public:
  using Error::Error;
};

}  // namespace libalign
