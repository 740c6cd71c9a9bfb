#!/usr/bin/env python3
"""No two types of the library or the program have the same name in the same namespace.

    one_definition.py SOURCES

Each room is linked for itself in its tests, all of them in the program: there the linker keeps one destructor of two, and nothing says so until
it runs on the wrong type. What an unnamed namespace holds is seen by its file alone, and may be called as it likes.
"""
import collections
import pathlib
import re
import sys

TYPE = re.compile(r"(?:class|struct|union|enum(?: class)?) (\w+)\b(?!::)[^;]*(?:\{.*)?$")  # what ends with ; is announced only


def types_of(path):
    spaces = []
    for line in path.read_text(encoding="utf-8").splitlines():
        opened = re.match(r"namespace ([\w:]*)\s*\{", line)
        if opened:
            spaces.append(opened[1])
        elif re.match(r"\}  // namespace", line) and spaces:
            spaces.pop()
        found = TYPE.match(line)
        if found and "" not in spaces:
            yield "::".join([*spaces, found[1]])


def main():
    root = pathlib.Path(sys.argv[1])
    places = collections.defaultdict(set)
    for folder in ("libalign", "tools"):
        for path in sorted((root / folder).rglob("*.*")):
            if path.suffix in (".h", ".cpp"):
                for name in types_of(path):
                    places[name].add(str(path.relative_to(root)))
    twice = {name: files for name, files in places.items() if len(files) > 1}
    for name, files in sorted(twice.items()):
        print(f"{name}: {', '.join(sorted(files))}. Give one of them another name.")
    assert len(places) > 100, "the sources were not found"
    return 1 if twice else 0


if __name__ == "__main__":
    sys.exit(main())
