// The program `bitext`: main alone prints errors and picks exit codes.
//   0 done, 1 trouble with data, 2 wrong use
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "command.h"
#include "ending.h"
#include "excerpt.h"
#include "help.h"
#include "libalign/error.h"
#include "messages.h"
#include "output.h"
#include "parse.h"

namespace {

constexpr int kDone = 0;
constexpr int kTroubleWithData = 1;
constexpr int kWrongUse = 2;

void run(const std::vector<std::string>& words) {
  const bitext::Parsed parsed = bitext::parse(words);
  if (parsed.command == nullptr) {
    bitext::print(parsed.arguments.has("version") ? bitext::version_text() : bitext::program_help());
  } else {
    const auto command = parsed.command->make();
    command->setup(parsed.arguments);
    if (parsed.command->name != "batch") bitext::leave_nothing_behind();
    command->run();
  }
  bitext::flush_output();
}

void report(const libalign::Error& error) {
  if (bitext::reader_has_left()) return;  // `bitext ... | head` has what it wanted
  bitext::say((error.place().file.empty() ? "bitext: " : "") + bitext::describe(error));
  if (const std::string lines = bitext::excerpt(error.place()); !lines.empty()) bitext::say(lines);
}

}  // namespace

int main(int argc, char** argv) {
  bitext::guard_streams();
  try {
    bitext::start_messages();
    run({argv + 1, argv + (argc > 0 ? argc : 1)});
    return kDone;
  } catch (const libalign::UsageError& error) {
    report(error);
    return kWrongUse;
  } catch (const libalign::Error& error) {
    report(error);
  } catch (const std::bad_alloc&) {
    bitext::say("bitext: " +
                bitext::tr("there is not enough memory for this. Split the texts, or close other programs."));
  } catch (const std::exception& error) {
    bitext::say("bitext: " + bitext::tr("unexpected trouble: {1}", {error.what()}));
  }
  return kTroubleWithData;
}
