// Runs each example that a public header shows, in a folder that holds the files they name.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>

#include "header_examples.h"

Alignment alignment;

namespace {

void write_file(const char* name, const char* content) { std::ofstream(name) << content; }

void lay_out_files() {
  write_file("a.es.txt", "Buenos días a todos. El perro duerme en la casa.\n");
  write_file("a.en.txt", "Good morning, everybody. The dog sleeps in the house.\n");
  write_file("interview.es.html",
             "<html lang=es><title>Entrevista</title><article><h1>Una entrevista</h1>"
             "<p>Nos recibió el jueves en su casa de Mérida. Habló durante dos horas de su infancia y de sus "
             "libros.</p></article></html>");
  write_file("doc01.gold", "[0]:[0]\n[1]:[1]\n");
  write_file("doc01.beads", "[0]:[0]:0.98\n[1]:[1]:0.97\n");
  write_file("project.tmx",
             "<tmx version='1.4'><header srclang='es'/><body><tu><tuv xml:lang='es'><seg>Sí.</seg></tuv>"
             "<tuv xml:lang='en'><seg>Yes.</seg></tuv></tu></body></tmx>");
  LexiconSource dictionary;
  dictionary.source_language = "es";
  dictionary.target_language = "en";
  dictionary.entries = {{"casa", "house"}, {"casa", "home"}, {"perro", "dog"}};
  write_lexicon({dictionary}, "es-en.lex");
  alignment =
      align_sentences(split_sentences(read_document("a.es.txt")), split_sentences(read_document("a.en.txt")));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return EXIT_FAILURE;
  std::filesystem::remove_all(argv[1]);
  std::filesystem::create_directories(argv[1]);
  std::filesystem::current_path(argv[1]);
  int failed = 0;
  try {
    lay_out_files();
  } catch (const std::exception& error) {
    std::cerr << "cannot lay out the files: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
  for (const Example& example : kExamples) {
    try {
      example.run();
      std::cout << "ok      " << example.header << '\n';
    } catch (const std::exception& error) {
      std::cout << "FAILED  " << example.header << ": " << error.what() << '\n';
      ++failed;
    }
  }
  return failed == 0 && !kExamples.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}
