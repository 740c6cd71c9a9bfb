// The program's words in the user's language.
//
//     start_messages();                       // reads LC_ALL, LC_MESSAGES, LANG, LANGUAGE; loads nothing for
//     English say(tr("Usage: bitext COMMAND ...")); tr_n("{1} pair", "{1} pairs", 3)        // "3 pairs", "3
//     pares" describe(error)                         // a libalign::Error with its pattern translated
//
// Catalogues: locale/es.po, compiled to share/locale/es/LC_MESSAGES/bitext.mo. A text without a translation
// stays English. What goes into data is never translated and its numbers are never formatted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/error.h"

namespace bitext {

// Marks a text of a table for translation: tr() is called where it is shown.
constexpr const char* msgid(const char* text) { return text; }

void start_messages();

std::string tr(const char* text);
std::string tr(const char* pattern, const std::vector<std::string>& arguments);
// By number; {1} is the number, written as the locale writes it, {2} and so on are the arguments.
std::string tr_n(const char* one, const char* many, std::size_t number,
                 const std::vector<std::string>& arguments = {});

std::string tr(const libalign::Message& message);

// "place: problem. Advice." in the user's language: what Error::what() says in English.
std::string describe(const libalign::Error& error);

// `text` on one line, safe on a terminal: control characters and what is not UTF-8 as "\n", "\x1B". What goes
// into a message as {1}, {2}, ... and its place go through this: names of files can hold anything.
std::string printable(std::string_view text);

// Numbers for people: "12,345" or "12.345".
std::string shown(std::size_t number);

// The locale that the environment asks for, "es_MX.UTF-8"; "C" when none. `get` looks up a variable
// (std::getenv).
std::vector<std::string> wanted_locales(const char* (*get)(const char*));

}  // namespace bitext
