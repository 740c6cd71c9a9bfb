// Google Benchmark, room by room, on the texts of the repository (corpora/), repeated to a useful length:
//
//     rooms [--benchmark_filter=...]
//
// Figures are to be compared within one run, not between machines.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "align/pipeline.h"
#include "libalign/align.h"
#include "libalign/read.h"
#include "libalign/segment.h"
#include "libalign/text.h"
#include "libalign/write.h"

namespace {

using namespace libalign;
using namespace libalign::detail;

std::string page(const std::string& language) {
  return std::string(BITEXT_SOURCE_DIR) + "/corpora/interview/" +
         (language == "es" ? "interview.es" : "article.en") + ".html";
}

const Document& document(const std::string& language) {
  static const Document es = read_document(page("es"));
  static const Document en = read_document(page("en"));
  return language == "es" ? es : en;
}

const Sentences& sentences(const std::string& language) {
  static const Sentences es = split_sentences(document("es"));
  static const Sentences en = split_sentences(document("en"));
  return language == "es" ? es : en;
}

void of_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
}

void of_sentences(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(sentences("es").size()));
}

void text_tokenize(benchmark::State& state) {
  const std::string& text = document("es").text;
  while (state.KeepRunning()) benchmark::DoNotOptimize(tokenize(text, "es"));
  of_bytes(state, text.size());
}
BENCHMARK(text_tokenize);

void text_fold(benchmark::State& state) {
  const std::string& text = document("es").text;
  while (state.KeepRunning()) benchmark::DoNotOptimize(fold(text));
  of_bytes(state, text.size());
}
BENCHMARK(text_fold);

void read_html(benchmark::State& state) {
  std::ifstream file(page("es"), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  while (state.KeepRunning()) benchmark::DoNotOptimize(read_document(page("es")));
  of_bytes(state, bytes.size());
}
BENCHMARK(read_html);

void segment_text(benchmark::State& state) {
  while (state.KeepRunning()) benchmark::DoNotOptimize(split_sentences(document("es")));
  of_bytes(state, document("es").text.size());
}
BENCHMARK(segment_text);

void align_words(benchmark::State& state) {
  while (state.KeepRunning()) benchmark::DoNotOptimize(make_side(sentences("es")));
  of_sentences(state);
}
BENCHMARK(align_words);

void align_links(benchmark::State& state) {
  const SideText es = make_side(sentences("es"));
  const SideText en = make_side(sentences("en"));
  while (state.KeepRunning()) benchmark::DoNotOptimize(find_links(es, en, "es", "en", {}, {}));
  of_sentences(state);
}
BENCHMARK(align_links);

void align_coarse(benchmark::State& state) {
  const SideText es = make_side(sentences("es"));
  const SideText en = make_side(sentences("en"));
  const LinkTable links = find_links(es, en, "es", "en", {}, {});
  while (state.KeepRunning()) {
    Corridor searched = whole_lattice(es.size(), en.size());
    benchmark::DoNotOptimize(narrow(es, en, links, searched, 1));
  }
  of_sentences(state);
}
BENCHMARK(align_coarse);

void align_decode(benchmark::State& state) {
  Prepared prepared(sentences("es"), sentences("en"), {});
  while (state.KeepRunning()) benchmark::DoNotOptimize(decode(prepared, built_in_weights()));
  of_sentences(state);
}
BENCHMARK(align_decode);

void align_decode_whole_lattice(benchmark::State& state) {
  Prepared prepared(sentences("es"), sentences("en"), {});
  const std::size_t n = sentences("es").size();
  const std::size_t m = sentences("en").size();
  prepared.corridor = whole_lattice(n, m);
  prepared.cuts = {{0, 0}, {static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(m)}};
  while (state.KeepRunning()) benchmark::DoNotOptimize(decode(prepared, built_in_weights()));
  of_sentences(state);
}
BENCHMARK(align_decode_whole_lattice);

void align_everything(benchmark::State& state) {
  while (state.KeepRunning()) benchmark::DoNotOptimize(align_sentences(sentences("es"), sentences("en")));
  of_sentences(state);
}
BENCHMARK(align_everything);

void write_tmx(benchmark::State& state) {
  const Alignment alignment = align_sentences(sentences("es"), sentences("en"));
  std::FILE* nowhere = std::fopen("/dev/null", "w");
  if (nowhere == nullptr) {
    state.SkipWithError("/dev/null cannot be opened");
    return;
  }
  while (state.KeepRunning()) benchmark::DoNotOptimize(write_alignment(alignment, nowhere, WriteFormat::tmx));
  std::fclose(nowhere);
  of_sentences(state);
}
BENCHMARK(write_tmx);

}  // namespace

BENCHMARK_MAIN();
