// What a user of the installed library writes first: two strings in, beads out. Fails when the beads are not the ones that anybody would make.
#include <cstdlib>
#include <iostream>

#include <libalign/align.h>
#include <libalign/read.h>
#include <libalign/segment.h>

int main() {
  using namespace libalign;
  const Document source = parse_document("El tren sale a las 9:30. ¿Hay asientos libres? María compró 12 billetes.", "source");
  const Document target = parse_document("The train leaves at 9:30. Are there any seats? María bought 12 tickets.", "target");
  const Alignment alignment = align_sentences(split_sentences(source), split_sentences(target));
  for (const Bead& bead : alignment.beads) {
    std::cout << bead.kind() << '\t' << bead.confidence << '\t' << alignment.source_text(bead) << '\t'
              << alignment.target_text(bead) << '\n';
  }
  if (alignment.beads.size() != 3) return EXIT_FAILURE;
  for (const Bead& bead : alignment.beads) {
    if (bead.kind() != "1-1" || bead.confidence <= 0 || bead.confidence > 1) return EXIT_FAILURE;
  }
  return version() == std::string(LIBALIGN_EXPECTED_VERSION) ? EXIT_SUCCESS : EXIT_FAILURE;
}
