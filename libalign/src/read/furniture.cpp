#include "read/furniture.h"

#include <algorithm>
#include <set>

#include "libalign/text.h"
#include "read/clues.h"
#include "read/lines.h"

namespace libalign::detail {
namespace {

struct View {
  std::size_t words = 0;
  bool stop = false;        // ends like a sentence
  bool prose = false;       // a sentence of the article, by all that can be seen
  bool long_prose = false;  // surely one
  bool linked = false;      // mostly links
  Furniture kind = Furniture::none;
};

class Clearing {
 public:
  Clearing(std::vector<RawBlock> blocks, Page page)
      : blocks_(std::move(blocks)), page_(page), keep_(blocks_.size(), true) {}

  std::vector<RawBlock> run() {
    views_.resize(blocks_.size());
    if (blocks_.empty() || !proven()) return without_buttons();
    for (std::size_t i = 0; i < blocks_.size(); ++i) look(i);
    first_ = find(0, blocks_.size(), [](const View& view) { return view.prose; });
    if (first_ == blocks_.size()) return without_buttons();
    clear_top();
    clear_inside();
    clear_tail();
    std::vector<RawBlock> kept;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (keep_[i] && !blocks_[i].sign_up) kept.push_back(std::move(blocks_[i]));
    }
    return kept;
  }

 private:
  std::vector<RawBlock> without_buttons() {
    std::erase_if(blocks_, [](const RawBlock& block) { return block.sign_up; });
    return std::move(blocks_);
  }

  template <class Test>
  std::size_t find(std::size_t begin, std::size_t end, Test test) const {
    while (begin < end && !test(views_[begin])) ++begin;
    return begin;
  }

  void look(std::size_t i) {
    const RawBlock& block = blocks_[i];
    View& view = views_[i];
    view.words = count_words(block.text);
    // Where words are not parted by spaces, three characters count for two words.
    const std::size_t points = count_code_points(block.text);
    if (block.text.size() > 2 * points) view.words = std::max(view.words, points * 2 / 3);
    view.stop = ends_sentence(block.text);
    view.linked = block.link_bytes * 10 > block.text.size() * 6;
    if (block.sign_up)
      view.kind = Furniture::button;
    else if (block.kind != BlockKind::table_cell && block.kind != BlockKind::preformatted)
      view.kind = furniture_of(block.text);
    const bool running = block.kind == BlockKind::paragraph || block.kind == BlockKind::quote ||
                         block.kind == BlockKind::list_item || block.kind == BlockKind::standfirst;
    const bool own = running && !view.linked && view.kind == Furniture::none && !is_date_line(block.text) &&
                     !is_byline(block.text);
    view.prose = own && ((view.stop && view.words >= 8) || view.words >= 25);
    view.long_prose = own && ((view.stop && view.words >= 20) || view.words >= 40);
  }

  // Whether this is a web page at all. Only the ends are looked at: books are long.
  bool proven() const {
    if (page_ == Page::html_proven) return true;
    constexpr std::size_t kEnds = 120;
    std::set<std::string> sorts;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (i == kEnds && blocks_.size() > 2 * kEnds) i = blocks_.size() - kEnds;
      const Furniture kind = furniture_of(blocks_[i].text);
      if (kind == Furniture::page) return true;
      if (kind != Furniture::none) sorts.insert(fold(blocks_[i].text));
    }
    constexpr std::size_t kSorts = 3;
    return sorts.size() >= kSorts;
  }

  bool label_group(std::size_t i) const {
    if (page_ != Page::text) return false;
    std::size_t size = 0;
    std::size_t begin = i;
    while (begin > 0 && blocks_[begin - 1].group == blocks_[i].group) --begin;
    for (; begin < blocks_.size() && blocks_[begin].group == blocks_[i].group; ++begin) {
      if (views_[begin].words > 5 || views_[begin].stop) return false;
      ++size;
    }
    return size >= 3;
  }

  static bool breadcrumb(std::string_view text) {
    std::size_t marks = 0;
    for (const std::string_view mark : {" > ", " › ", " » ", " | ", " / ", " · ", " → "}) {
      for (std::size_t at = text.find(mark); at != std::string_view::npos;
           at = text.find(mark, at + mark.size()))
        ++marks;
    }
    return marks > 0 && !ends_sentence(text) && count_words(text) <= 4 + 3 * marks;
  }

  // Where the article begins: from its first sentence back over date, byline, share words and standfirst to
  // the headline. Above it are menus and the name of the section.
  std::size_t start_by_words() const {
    std::size_t start = first_;
    std::size_t titles = 0;
    for (std::size_t i = first_; i-- > 0 && titles < 6;) {
      const View& view = views_[i];
      const std::string& text = blocks_[i].text;
      if (view.kind != Furniture::none || label_group(i) || view.linked) {
        if (titles > 0) break;
        continue;
      }
      if (is_date_line(text) || is_byline(text) || blocks_[i].kind == BlockKind::caption) {
        start = i;
        continue;
      }
      if (titles == 0 && breadcrumb(text) && view.words >= 3) {  // "Ana Ruiz / Agency"
        start = i;
        continue;
      }
      const bool headline_of_two = titles == 1 && view.words == 2 && views_[start].words >= 12;
      if (breadcrumb(text) || (view.words < 3 && titles > 0 && !headline_of_two)) break;
      if (view.words == 1 && text.size() < 20) continue;
      start = i;
      if (view.words >= 3 || headline_of_two) ++titles;
      if (headline_of_two) break;
    }
    return start;
  }

  void clear_top() {
    std::size_t start = start_by_words();
    const auto title = static_cast<std::size_t>(
        std::find_if(blocks_.begin(), blocks_.end(), [](const RawBlock& block) { return block.title; }) -
        blocks_.begin());
    if (title < blocks_.size()) start = title <= first_ ? title : std::min(start, first_);
    for (std::size_t i = 0; i < start; ++i) keep_[i] = false;
    start_ = start;
    clear_outside();
  }

  // What stands beside the element that holds the article; its headline may stand before that element.
  void clear_outside() {
    std::size_t inside = 0;
    while (inside < blocks_.size() && blocks_[inside].outside) ++inside;
    if (inside == blocks_.size()) return;
    bool after_title = false;
    for (std::size_t i = start_; i < blocks_.size(); ++i) {
      after_title = after_title || blocks_[i].title;
      if (blocks_[i].outside && (i > inside || !after_title)) keep_[i] = false;
    }
  }

  bool follows_prose(std::size_t i) const {
    return find(i, blocks_.size(), [](const View& view) { return view.prose; }) < blocks_.size();
  }

  void clear_inside() {
    for (std::size_t i = start_; i < blocks_.size(); ++i) {
      const Furniture kind = views_[i].kind;
      if (kind == Furniture::none || blocks_[i].title) continue;
      // A sentence of the article may speak of cookies; at the end of the page it is a notice.
      if (kind == Furniture::contains && views_[i].words > 14) continue;
      keep_[i] = false;
      if (kind == Furniture::opens) clear_links_after(i);
    }
  }

  // The links that an opening line promises: lines without a stop, of its own group or of the next.
  void clear_links_after(std::size_t opener) {
    std::size_t i = opener + 1;
    if (i >= blocks_.size()) return;
    const std::size_t group = blocks_[i].group;
    const bool by_group = page_ == Page::text;
    for (; i < blocks_.size(); ++i) {
      const View& view = views_[i];
      if (by_group ? blocks_[i].group != group : !view.linked) break;
      if (view.prose || (view.stop && !view.linked)) break;
      // Alone before a paragraph, it is a heading of the article.
      if (!view.linked && i + 1 < blocks_.size() && views_[i + 1].prose && blocks_[i + 1].group != group &&
          i == opener + 1)
        break;
      keep_[i] = false;
    }
  }

  bool ends_article(std::size_t i) const {
    const View& view = views_[i];
    switch (view.kind) {
      case Furniture::tags:
      case Furniture::button:
        return true;
      case Furniture::contains:
      case Furniture::line:
      case Furniture::opens:
      case Furniture::page:
        return !follows_prose(i + 1);
      default:
        return false;
    }
  }

  void clear_tail() {
    std::size_t last = blocks_.size();
    while (last > start_ && !views_[last - 1].long_prose) --last;
    if (last == start_) last = first_ + 1;
    std::size_t tail = last;
    while (tail < blocks_.size() && !ends_article(tail)) ++tail;
    if (tail == blocks_.size()) return;
    tail = pull_back(last, tail);
    for (std::size_t i = tail; i < blocks_.size(); ++i) keep_[i] = false;
  }

  // Short lines just before the furniture that belong to it: the blurb and title of a sign-up box, tags.
  std::size_t pull_back(std::size_t last, std::size_t tail) const {
    if (views_[tail].kind == Furniture::button && tail > last && views_[tail - 1].words <= 14) {
      --tail;
      if (views_[tail].stop && tail > last && !views_[tail - 1].stop && views_[tail - 1].words <= 10) --tail;
    }
    while (tail > last) {
      const View& view = views_[tail - 1];
      const RawBlock& block = blocks_[tail - 1];
      const bool text_kind = block.kind == BlockKind::paragraph || block.kind == BlockKind::heading ||
                             block.kind == BlockKind::list_item;
      if (view.kind == Furniture::none && !view.linked) {
        if (!text_kind || block.certain || view.stop || view.words > 6) break;
        if (is_date_line(block.text) || is_byline(block.text)) break;
        if (!label_group(tail - 1) && looks_like_name(block.text)) break;  // a signature
      }
      --tail;
    }
    return tail;
  }

  std::vector<RawBlock> blocks_;
  Page page_;
  std::vector<bool> keep_;
  std::vector<View> views_;
  std::size_t first_ = 0;
  std::size_t start_ = 0;
};

}  // namespace

std::vector<RawBlock> without_furniture(std::vector<RawBlock> blocks, Page page) {
  return Clearing(std::move(blocks), page).run();
}

}  // namespace libalign::detail
