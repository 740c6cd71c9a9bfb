// What the examples in the headers may take for granted: the whole library, standard streams, `use` for "do something with it",
// and an `alignment` made before.
#pragma once

#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "libalign/align.h"
#include "libalign/alignment.h"
#include "libalign/bilingual.h"
#include "libalign/document.h"
#include "libalign/error.h"
#include "libalign/evaluate.h"
#include "libalign/learn.h"
#include "libalign/memory.h"
#include "libalign/memory_care.h"
#include "libalign/memory_rules.h"
#include "libalign/lexicon.h"
#include "libalign/pair.h"
#include "libalign/output.h"
#include "libalign/read.h"
#include "libalign/segment.h"
#include "libalign/text.h"
#include "libalign/units.h"
#include "libalign/write.h"

using namespace libalign;

struct Example {
  const char* header;
  void (*run)();
};
extern const std::vector<Example> kExamples;
extern Alignment alignment;

template <class... Values>
void use(const Values&... /*values*/) {}

template <class Action>
void expect_error(Action action) {
  try {
    action();
  } catch (const Error&) {
    return;
  }
  throw std::logic_error("the line marked `throws` did not throw");
}
