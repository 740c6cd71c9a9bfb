#include "lexicon/german.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

struct StrongVerb {
  std::string_view infinitive, past, participle, present;  // present: third person where its vowel changes
};

// Folded: no umlauts, ss for the sharp s.
constexpr std::array kStrongVerbs = std::to_array<StrongVerb>({
    {"befehlen", "befahl", "befohlen", "befiehlt"},
    {"beginnen", "begann", "begonnen", ""},
    {"beissen", "biss", "gebissen", ""},
    {"bergen", "barg", "geborgen", "birgt"},
    {"bersten", "barst", "geborsten", "birst"},
    {"biegen", "bog", "gebogen", ""},
    {"bieten", "bot", "geboten", ""},
    {"binden", "band", "gebunden", ""},
    {"bitten", "bat", "gebeten", ""},
    {"blasen", "blies", "geblasen", ""},
    {"bleiben", "blieb", "geblieben", ""},
    {"braten", "briet", "gebraten", ""},
    {"brechen", "brach", "gebrochen", "bricht"},
    {"brennen", "brannte", "gebrannt", ""},
    {"bringen", "brachte", "gebracht", ""},
    {"denken", "dachte", "gedacht", ""},
    {"dringen", "drang", "gedrungen", ""},
    {"durfen", "durfte", "gedurft", "darf"},
    {"empfehlen", "empfahl", "empfohlen", "empfiehlt"},
    {"essen", "ass", "gegessen", "isst"},
    {"fahren", "fuhr", "gefahren", ""},
    {"fallen", "fiel", "gefallen", ""},
    {"fangen", "fing", "gefangen", ""},
    {"fechten", "focht", "gefochten", "ficht"},
    {"finden", "fand", "gefunden", ""},
    {"flechten", "flocht", "geflochten", "flicht"},
    {"fliegen", "flog", "geflogen", ""},
    {"fliehen", "floh", "geflohen", ""},
    {"fliessen", "floss", "geflossen", ""},
    {"fressen", "frass", "gefressen", "frisst"},
    {"frieren", "fror", "gefroren", ""},
    {"gebaren", "gebar", "geboren", "gebiert"},
    {"geben", "gab", "gegeben", "gibt"},
    {"gedeihen", "gedieh", "gediehen", ""},
    {"gehen", "ging", "gegangen", ""},
    {"gelingen", "gelang", "gelungen", ""},
    {"gelten", "galt", "gegolten", "gilt"},
    {"genesen", "genas", "genesen", ""},
    {"geniessen", "genoss", "genossen", ""},
    {"geschehen", "geschah", "geschehen", "geschieht"},
    {"gewinnen", "gewann", "gewonnen", ""},
    {"giessen", "goss", "gegossen", ""},
    {"gleichen", "glich", "geglichen", ""},
    {"gleiten", "glitt", "geglitten", ""},
    {"graben", "grub", "gegraben", ""},
    {"greifen", "griff", "gegriffen", ""},
    {"haben", "hatte", "gehabt", "hat"},
    {"halten", "hielt", "gehalten", ""},
    {"hangen", "hing", "gehangen", ""},
    {"heben", "hob", "gehoben", ""},
    {"heissen", "hiess", "geheissen", ""},
    {"helfen", "half", "geholfen", "hilft"},
    {"kennen", "kannte", "gekannt", ""},
    {"klimmen", "klomm", "geklommen", ""},
    {"klingen", "klang", "geklungen", ""},
    {"kneifen", "kniff", "gekniffen", ""},
    {"kommen", "kam", "gekommen", ""},
    {"konnen", "konnte", "gekonnt", "kann"},
    {"kriechen", "kroch", "gekrochen", ""},
    {"laden", "lud", "geladen", ""},
    {"lassen", "liess", "gelassen", ""},
    {"laufen", "lief", "gelaufen", ""},
    {"leiden", "litt", "gelitten", ""},
    {"leihen", "lieh", "geliehen", ""},
    {"lesen", "las", "gelesen", "liest"},
    {"liegen", "lag", "gelegen", ""},
    {"loschen", "losch", "loschen", "lischt"},
    {"lugen", "log", "gelogen", ""},
    {"meiden", "mied", "gemieden", ""},
    {"messen", "mass", "gemessen", "misst"},
    {"misslingen", "misslang", "misslungen", ""},
    {"mogen", "mochte", "gemocht", "mag"},
    {"mussen", "musste", "gemusst", "muss"},
    {"nehmen", "nahm", "genommen", "nimmt"},
    {"nennen", "nannte", "genannt", ""},
    {"pfeifen", "pfiff", "gepfiffen", ""},
    {"preisen", "pries", "gepriesen", ""},
    {"quellen", "quoll", "gequollen", "quillt"},
    {"raten", "riet", "geraten", ""},
    {"reiben", "rieb", "gerieben", ""},
    {"reissen", "riss", "gerissen", ""},
    {"reiten", "ritt", "geritten", ""},
    {"rennen", "rannte", "gerannt", ""},
    {"riechen", "roch", "gerochen", ""},
    {"ringen", "rang", "gerungen", ""},
    {"rinnen", "rann", "geronnen", ""},
    {"rufen", "rief", "gerufen", ""},
    {"saufen", "soff", "gesoffen", ""},
    {"saugen", "sog", "gesogen", ""},
    {"schaffen", "schuf", "geschaffen", ""},
    {"scheiden", "schied", "geschieden", ""},
    {"scheinen", "schien", "geschienen", ""},
    {"schelten", "schalt", "gescholten", "schilt"},
    {"schieben", "schob", "geschoben", ""},
    {"schiessen", "schoss", "geschossen", ""},
    {"schlafen", "schlief", "geschlafen", ""},
    {"schlagen", "schlug", "geschlagen", ""},
    {"schleichen", "schlich", "geschlichen", ""},
    {"schleifen", "schliff", "geschliffen", ""},
    {"schliessen", "schloss", "geschlossen", ""},
    {"schlingen", "schlang", "geschlungen", ""},
    {"schmeissen", "schmiss", "geschmissen", ""},
    {"schmelzen", "schmolz", "geschmolzen", "schmilzt"},
    {"schneiden", "schnitt", "geschnitten", ""},
    {"schrecken", "schrak", "schrocken", "schrickt"},
    {"schreiben", "schrieb", "geschrieben", ""},
    {"schreien", "schrie", "geschrien", ""},
    {"schreiten", "schritt", "geschritten", ""},
    {"schweigen", "schwieg", "geschwiegen", ""},
    {"schwellen", "schwoll", "geschwollen", "schwillt"},
    {"schwimmen", "schwamm", "geschwommen", ""},
    {"schwinden", "schwand", "geschwunden", ""},
    {"schwingen", "schwang", "geschwungen", ""},
    {"schworen", "schwor", "geschworen", ""},
    {"sehen", "sah", "gesehen", "sieht"},
    {"sein", "war", "gewesen", "ist"},
    {"senden", "sandte", "gesandt", ""},
    {"singen", "sang", "gesungen", ""},
    {"sinken", "sank", "gesunken", ""},
    {"sinnen", "sann", "gesonnen", ""},
    {"sitzen", "sass", "gesessen", ""},
    {"sollen", "sollte", "gesollt", "soll"},
    {"sprechen", "sprach", "gesprochen", "spricht"},
    {"spriessen", "spross", "gesprossen", ""},
    {"springen", "sprang", "gesprungen", ""},
    {"stechen", "stach", "gestochen", "sticht"},
    {"stehen", "stand", "gestanden", ""},
    {"stehlen", "stahl", "gestohlen", "stiehlt"},
    {"steigen", "stieg", "gestiegen", ""},
    {"sterben", "starb", "gestorben", "stirbt"},
    {"stinken", "stank", "gestunken", ""},
    {"stossen", "stiess", "gestossen", ""},
    {"streichen", "strich", "gestrichen", ""},
    {"streiten", "stritt", "gestritten", ""},
    {"tragen", "trug", "getragen", ""},
    {"treffen", "traf", "getroffen", "trifft"},
    {"treiben", "trieb", "getrieben", ""},
    {"treten", "trat", "getreten", "tritt"},
    {"trinken", "trank", "getrunken", ""},
    {"trugen", "trog", "getrogen", ""},
    {"tun", "tat", "getan", "tut"},
    {"verderben", "verdarb", "verdorben", "verdirbt"},
    {"vergessen", "vergass", "vergessen", "vergisst"},
    {"verlieren", "verlor", "verloren", ""},
    {"verzeihen", "verzieh", "verziehen", ""},
    {"wachsen", "wuchs", "gewachsen", ""},
    {"waschen", "wusch", "gewaschen", ""},
    {"weben", "wob", "gewoben", ""},
    {"weichen", "wich", "gewichen", ""},
    {"weisen", "wies", "gewiesen", ""},
    {"wenden", "wandte", "gewandt", ""},
    {"werben", "warb", "geworben", "wirbt"},
    {"werden", "wurde", "geworden", "wird"},
    {"werfen", "warf", "geworfen", "wirft"},
    {"wiegen", "wog", "gewogen", ""},
    {"winden", "wand", "gewunden", ""},
    {"wissen", "wusste", "gewusst", "weiss"},
    {"wollen", "wollte", "gewollt", "will"},
    {"ziehen", "zog", "gezogen", ""},
    {"zwingen", "zwang", "gezwungen", ""},
});

// Those that part from the verb: "steigt auf", "aufgestiegen", "aufzusteigen".
constexpr std::array kPrefixes = std::to_array<std::string_view>(
    {"ab",       "an",       "auf",    "aus",    "auseinander", "bei",    "dar",    "davon",
     "dazu",     "durch",    "ein",    "empor",  "entgegen",    "fest",   "fort",   "frei",
     "heim",     "her",      "herab",  "heran",  "herauf",      "heraus", "herbei", "herein",
     "herum",    "herunter", "hervor", "hin",    "hinab",       "hinauf", "hinaus", "hinein",
     "hinunter", "hinuber",  "hinweg", "hoch",   "los",         "mit",    "nach",   "nieder",
     "statt",    "teil",     "uber",   "um",     "unter",       "vor",    "voran",  "voraus",
     "vorbei",   "vorwarts", "weg",    "weiter", "wieder",      "zu",     "zuruck", "zusammen"});

constexpr std::array kBound =
    std::to_array<std::string_view>({"be", "emp", "ent", "er", "ge", "miss", "ver", "zer"});

// The strong verb that a verb ends with: of "aufstehen" stehen, of "verstehen" too.
const StrongVerb* strong_part(std::string_view infinitive) {
  const StrongVerb* longest = nullptr;
  for (const StrongVerb& verb : kStrongVerbs) {
    if (!infinitive.ends_with(verb.infinitive)) continue;
    const std::size_t before = infinitive.size() - verb.infinitive.size();
    if (before == 1) continue;
    // After a prefix only: "leben" is no compound of "eben".
    const std::string_view prefix = infinitive.substr(0, before);
    if (before > 0 && std::ranges::find(kPrefixes, prefix) == kPrefixes.end() &&
        std::ranges::find(kBound, prefix) == kBound.end())
      continue;
    if (longest == nullptr || verb.infinitive.size() > longest->infinitive.size()) longest = &verb;
  }
  return longest;
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (const std::string_view part : parts) whole += part;
  return whole;
}

// "arbeiten": "arbeit", "en", and the "et" of "arbeitet".
struct Parts {
  std::string_view root, ending, t;
};
Parts parts_of(std::string_view infinitive) {
  const std::string_view root =
      infinitive.substr(0, infinitive.size() - (infinitive.ends_with("en") ? 2 : 1));
  const bool hard = root.ends_with('t') || root.ends_with('d');
  return {root, infinitive.substr(root.size()), hard ? "et" : "t"};
}

class Maker {
 public:
  std::vector<WordForm> take() { return std::move(forms_); }

  void make(const std::string& infinitive) {
    lemma_ = infinitive;
    lemma_stem_ = stem("de", infinitive);
    if (const StrongVerb* verb = strong_part(infinitive)) {
      const std::string prefix = infinitive.substr(0, infinitive.size() - verb->infinitive.size());
      add(prefix + std::string(verb->past));
      const Parts parts = parts_of(infinitive);
      add(verb->present.empty() ? joined({parts.root, parts.t}) : joined({prefix, verb->present}));
      add(prefix + std::string(verb->participle));
      if (!prefix.empty() && verb->participle.starts_with("ge"))
        add(prefix + std::string(verb->participle.substr(2)));
      if (verb->infinitive == "sein") {
        for (const std::string_view form : {"bin", "sind", "seid", "sei", "seien", "ware"})
          add(prefix + std::string(form));
      }
      if (!prefix.empty()) add(prefix + "zu" + std::string(verb->infinitive));
      return;
    }
    make_weak(infinitive);
  }

 private:
  void make_weak(std::string_view infinitive) {
    const auto [root, ending, t] = parts_of(infinitive);
    add(joined({root, t, "e"}));
    if (root.ends_with("ier")) return;
    add(joined({"ge", root, t}));
    for (const std::string_view prefix : kPrefixes) {
      constexpr std::size_t kShortestRoot = 3;
      if (!root.starts_with(prefix) || root.size() < prefix.size() + kShortestRoot) continue;
      const std::string_view rest = root.substr(prefix.size());
      add(joined({prefix, "ge", rest, t}));
      add(joined({prefix, "zu", rest, ending}));
    }
  }

  void add(const std::string& form) {
    std::string stemmed = stem("de", form);
    if (stemmed != lemma_stem_) forms_.push_back({std::move(stemmed), lemma_});
  }

  std::string lemma_, lemma_stem_;
  std::vector<WordForm> forms_;
};

}  // namespace

std::vector<WordForm> german_verb_forms(const std::vector<std::string>& infinitives) {
  Maker maker;
  for (const std::string& infinitive : infinitives) {
    constexpr std::size_t kShortest = 5;
    const bool verb =
        infinitive.size() >= kShortest &&
        (infinitive.ends_with("en") || infinitive.ends_with("ern") || infinitive.ends_with("eln"));
    if (verb || infinitive == "sein" || infinitive == "tun") maker.make(infinitive);
  }
  std::vector<WordForm> forms = maker.take();
  sort_forms(forms);
  return forms;
}

}  // namespace libalign::detail
