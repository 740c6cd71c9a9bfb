// Makes a page harmless before gumbo parses it, byte for byte in place: offsets stay.
//
// HTML5's rules for misnested tags cost quadratic time and memory on hostile pages (formatting elements
// opened again in every paragraph, a million nested <div>). The guard follows the tags as the parser will and
//   - gives formatting and form elements plain names ("<b>" -> "<x>", "<strong>" -> "<xtrong>"), so that they
//   nest like <span>;
//   - turns comments, <svg>, <select>, <template> and <noscript> with all that is in them into empty
//   comments;
//   - takes tags out where nesting gets deeper than any real page (a <br> stays where a block would be), and
//   end tags of nothing;
//   - takes "<" out of raw text (<script>, <style>, <title>).
// Real names are read from the original by offset. What it returns is as long as what it gets.
#pragma once

#include <string>
#include <string_view>

namespace libalign::detail {

std::string harmless_html(std::string_view html);

// The name of the tag that begins at `offset` of the original, in small letters: "div".
std::string tag_name_at(std::string_view html, std::size_t offset);

}  // namespace libalign::detail
