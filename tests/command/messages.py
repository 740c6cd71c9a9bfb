"""Every message of the program and the library, and whether the Spanish catalogue has it.

    messages.py check         fails with a list: no translation, placeholders that differ, translations of nothing
    messages.py list          the messages, a line each

A message is found by where its literal stands in the C++ sources:
  - tools:    msgid("..."), tr("..."), tr_n("...", "...", ...), tr(condition ? "..." : "...")
  - anywhere: the first literal in the braces of an Error or a Message: DataError(place, {"...", {...}}, {"..."}), Message{"...", ...},
              notes.push_back({"...", ...})
  - anywhere: the literals of a Magic and what refuse() gets; a constant that is a sentence: kAdvice = "Unpack it first."
  - anywhere: a literal that holds {1}: only messages have that
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "tools/bitext/locale/es.po"

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)")
      | (?P<string>(?:u8|u|U|L)?"(?:\\.|[^"\\\n])*")
      | (?P<char>'(?:\\.|[^'\\\n])+')
      | (?P<number>\d[\d'.a-zA-Z]*)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<mark2>->|::|.)""", re.X | re.S)
ESCAPE = re.compile(r"\\(n|t|r|\\|\"|'|0|x[0-9a-fA-F]+)")
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"', "'": "'", "0": "\0"}


def unescaped(literal):
    body = literal[literal.index('"') + 1:-1]
    return ESCAPE.sub(lambda m: PLAIN.get(m[1]) or chr(int(m[1][1:], 16)), body)


def tokens(source):
    """(kind, text) of what the compiler sees; neighbouring literals joined."""
    found = []
    for match in TOKEN.finditer(source):
        kind, text = match.lastgroup, match.group()
        if match["comment"] or text.isspace():
            continue
        if match["raw"]:
            found.append(("raw", text))
        elif match["string"]:
            if text[0] != '"':
                found.append(("raw", text))
            elif found and found[-1][0] == "string":
                found[-1] = ("string", found[-1][1] + unescaped(text))
            else:
                found.append(("string", unescaped(text)))
        else:
            found.append((kind, text))
    return found


THROWERS = re.compile(r"^(DataError|UsageError|Error|Message|return|notes\.|fail\w*|refuse\w*|note\w*|warn\w*|complain\w*|not_\w+|cannot_\w+)$")
SPEAKERS = {"msgid", "tr", "tr_n"}


def messages_of(source):
    """The messages of one source file, and all of its literals."""
    found, literals = set(), set()
    stack = []  # of the open brackets: (bracket, what stands before it, number of commas so far)
    seen = tokens(source)
    for at, (kind, text) in enumerate(seen):
        if kind == "string":
            literals.add(text)
            if re.search(r"\{[1-9]\}", text):
                found.add(text)
                continue
            # The innermost call around it, and whether it is the first literal inside its own braces.
            opener = stack[-1] if stack else None
            if opener and opener[0] == "(" and opener[1] in SPEAKERS and (opener[2] == 0 or opener[1] == "tr_n" and opener[2] == 1):
                found.add(text)
            elif opener and opener[0] == "{" and opener[1] == "Magic" and opener[2] > 0 or opener and opener[1] == "refuse" and opener[2] > 0:
                found.add(text)
            elif re.fullmatch(r"[A-Z].* .*\.", text) and re.fullmatch(r"k[A-Z]\w+", seen[at - 2][1]) and seen[at - 1][1] == "=":
                found.add(text)
            elif opener and opener[0] == "{" and opener[2] == 0:
                if opener[1] == "Message":
                    found.add(text)
                else:
                    outer = stack[-2] if len(stack) > 1 else None
                    if outer and outer[0] in "({" and THROWERS.match(outer[1]) and " " in text:
                        found.add(text)
        elif text in "({[":
            before = seen[at - 1][1] if at > 0 and seen[at - 1][0] in ("word", "mark2") else ""
            if before in ("push_back", "emplace_back") and at > 2:
                before = "notes." if re.search("note|warning", seen[at - 3][1]) else before
            # "Message problem{" and "const Message advice = {" make a message too.
            back = [t for _, t in seen[max(0, at - 3):at]]
            if text == "{" and "Message" in back and before != "Message" and not {";", ")", "}", "{"} & set(back):
                before = "Message"
            stack.append((text, before, 0))
        elif text in ")}]":
            if stack:
                stack.pop()
        elif text == "," and stack:
            stack[-1] = (stack[-1][0], stack[-1][1], stack[-1][2] + 1)
    return {m for m in found if re.search(r"[A-Za-z]{2}", m)}, literals


def sources():
    for folder in ("libalign/src", "libalign/include", "tools/bitext"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".cpp", ".h"):
                yield path


def read_catalogue():
    """msgid -> list of translations; a plural's second msgid is a key of its own."""
    entries, key, field, fields = {}, None, None, {}

    def close():
        if "msgid" in fields:
            forms = [v for k, v in sorted(fields.items()) if k.startswith("msgstr")]
            entries[fields["msgid"]] = forms
            if "msgid_plural" in fields:
                entries[fields["msgid_plural"]] = forms

    for line in CATALOGUE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#~"):
            continue
        match = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', line)
        if match:
            if match[1] == "msgid":
                close()
                fields = {}
            field = match[1]
            fields[field] = unescaped(match[2])
        elif line.startswith('"'):
            fields[field] += unescaped(line)
    close()
    entries.pop("", None)
    return entries


def main():
    found, literals = {}, set()
    for path in sources():
        messages, seen = messages_of(path.read_text(encoding="utf-8"))
        literals |= seen
        for message in messages:
            found.setdefault(message, path.relative_to(ROOT))
    if len(found) < 50:
        sys.exit(f"only {len(found)} messages found: does this script still fit the sources?")
    if sys.argv[1:] == ["list"]:
        for message, path in sorted(found.items(), key=lambda item: str(item[1])):
            print(f"{path}\t{message!r}")
        return
    catalogue = read_catalogue()
    trouble = []
    for message, path in sorted(found.items()):
        if not all(catalogue.get(message, [""])):
            trouble.append(f"no translation: {message!r} ({path})")
    for message, forms in sorted(catalogue.items()):
        if message not in literals:
            trouble.append(f"translates nothing: {message!r}")
        wanted = set(re.findall(r"\{[1-9]\}", message))
        for form in forms:
            # The singular may spell out its number: "{1} file" as "un archivo" is fine, a placeholder that does not exist is not.
            if wanted - {"{1}"} != set(re.findall(r"\{[1-9]\}", form)) - {"{1}"} or len(forms) == 1 and wanted != set(re.findall(r"\{[1-9]\}", form)):
                trouble.append(f"other placeholders: {message!r} -> {form!r}")
    for line in trouble:
        print(line)
    print(f"{len(found)} messages, {len(catalogue)} in the catalogue, {len(trouble)} wrong")
    sys.exit(1 if trouble else 0)


if __name__ == "__main__":
    main()
