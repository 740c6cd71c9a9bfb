#!/usr/bin/env python3
"""Damages copies of the corpora and expects check_corpora.py to name each damage.

Usage: check_corpora_test.py CORPORA_FOLDER
"""
import contextlib
import io
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True  # keeps the source tree clean
import check_corpora

CORPORA = Path(sys.argv.pop()) if len(sys.argv) > 1 else Path(__file__).parents[2] / "corpora"

# (what it is, file, damage done to its lines, words that the fault must hold)
DAMAGES = [
    ("a sentence gone from the middle of a paragraph", "opinion/opinion.src", lambda l: l[:6] + l[7:],
     "followed in its block"),
    ("a sentence gone from the end of a paragraph", "opinion/opinion.src", lambda l: l[:7] + l[8:],
     "followed in its block"),
    ("a changed word", "figures/news.tgt", lambda l: [l[0].replace("48.3", "48.4")] + l[1:], "news.tgt:1: line is not"),
    ("two lines swapped", "interview/interview.src", lambda l: [l[1], l[0]] + l[2:], "interview.src:1: line is followed"),
    ("an empty line", "interview/interview.tgt", lambda l: l[:3] + [""] + l[3:], "empty line"),
    ("a menu word taken for a sentence", "figures/news.src", lambda l: l + ["Quiénes somos"], "followed in its block"),
    ("a bead gone", "interview/interview.gold", lambda l: l[1:], "source sentences [0] are in no bead"),
    ("a bead twice", "figures/news.gold", lambda l: l[:1] + l, "source sentence 0 is in an earlier bead"),
    ("a sentence that does not exist", "opinion/opinion.gold", lambda l: l + ["[999]:[]"], "999 does not exist"),
    ("beads out of source order", "figures/news.gold", lambda l: [l[1], l[0]] + l[2:], "Sort by source"),
    ("an empty bead", "figures/news.gold", lambda l: l + ["[]:[]"], "not a bead"),
    ("a bead with a hole", "opinion/opinion.gold", lambda l: l + ["[0, 2]:[]"], "not neighbours"),
    ("a page that lost a paragraph", "opinion/opinion.en.html",
     lambda l: [x for x in l if "emergency room" not in x], "(opinion.en.html)"),
    ("a copied text that lost a line", "interview/article.en.txt",
     lambda l: [x for x in l if "growers" not in x], "(article.en.txt)"),
    ("a page without a charset", "opinion/opinion.es.html",
     lambda l: [x for x in l if "charset" not in x], "no charset is declared"),
    ("a page in another encoding than it says", "opinion/opinion.es.html",
     lambda l: [x.replace("windows-1252", "utf-8") for x in l], "can't decode"),
]


def check(folder):
    """Exit code and stderr of the check."""
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        code = check_corpora.main([str(folder)])
    return code, errors.getvalue()


class CheckCorpora(unittest.TestCase):
    def test_passes_the_untouched_copy(self):
        self.assertEqual(check(CORPORA), (0, ""))

    def test_names_every_damage(self):
        for what, name, damage, words in DAMAGES:
            with self.subTest(what), tempfile.TemporaryDirectory() as folder:
                copy = Path(folder) / "corpora"
                shutil.copytree(CORPORA, copy)
                path = copy / name
                encoding = "windows-1252" if name == "opinion/opinion.es.html" else "utf-8"
                before = path.read_text(encoding=encoding).split("\n")
                after = damage(before[:-1]) + [""]
                self.assertNotEqual(after, before, "the damage changed nothing")
                path.write_text("\n".join(after), encoding=encoding)
                code, errors = check(copy)
                self.assertEqual(code, 1)
                self.assertIn(words, errors)

    def test_refuses_an_empty_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            code, errors = check(folder)
            self.assertEqual(code, 1)
            self.assertIn("no folder of a pair is here", errors)


if __name__ == "__main__":
    unittest.main()
