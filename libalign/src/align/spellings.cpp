#include "align/spellings.h"

#include "libalign/text.h"

namespace libalign::detail {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

class Respelled {
 public:
  explicit Respelled(std::string_view word) : word_(word) {}

  std::string spanish() {
    for (at_ = 0; at_ < word_.size();) {
      if (take("ss", "s") || take("th", "t") || take("ph", "f") || take("qua", "cua") || take("quo", "cuo"))
        continue;
      const char before = at_ == 0 ? ' ' : word_[at_ - 1];
      const char after = at_ + 1 < word_.size() ? word_[at_ + 1] : ' ';
      const bool inside = is_vowel(before) && is_vowel(after);
      if ((word_[at_] == 'x' && inside) || (word_[at_] == 'g' && (after == 'e' || after == 'i')))
        put('j');
      else if (word_[at_] == 'y' && is_vowel(before) && after != ' ' && !is_vowel(after))
        put('i');
      else
        put(word_[at_]);
    }
    return std::move(made_);
  }

  std::string french() {
    for (at_ = 0; at_ < word_.size();) {
      const std::string_view rest = word_.substr(at_);
      if (rest == "oit" || rest == "ois" || rest == "oient") {
        made_ += 'a';
        made_ += rest.substr(1);
        break;
      }
      if (rest == "ens" && at_ > 0 && word_.size() > 4) {  // enfans, momens
        made_ += "ents";
        break;
      }
      put(word_[at_]);
    }
    return std::move(made_);
  }

  std::string german() {
    for (at_ = 0; at_ < word_.size();) {
      if (take("th", "t") || take("ey", "ei") || take("ay", "ai") || take("iren", "ieren")) continue;
      const char after = at_ + 1 < word_.size() ? word_[at_ + 1] : ' ';
      if (word_[at_] == 'c' && after != 'h' && after != 'k')
        put(after == 'e' || after == 'i' || after == 'y' ? 'z' : 'k');
      else
        put(word_[at_]);
    }
    return std::move(made_);
  }

 private:
  void put(char c) {
    made_ += c;
    ++at_;
  }
  bool take(std::string_view old, std::string_view now) {
    if (word_.substr(at_, old.size()) != old) return false;
    made_ += now;
    at_ += old.size();
    return true;
  }

  std::string_view word_;
  std::size_t at_ = 0;
  std::string made_;
};

}  // namespace

std::string spelled_today(std::string_view word, std::string_view language) {
  const std::string_view primary = primary_language(language);
  if (primary == "es") return Respelled(word).spanish();
  if (primary == "fr") return Respelled(word).french();
  if (primary == "de") return Respelled(word).german();
  return std::string(word);
}

}  // namespace libalign::detail
