#include "reliability.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace bench {
namespace {

using libalign::CalibrationBin;

constexpr int kColumns = 4;
constexpr double kSide = 150;  // of a panel
constexpr double kLeft = 50;   // room for its numbers
constexpr double kAbove = 30;  // and for its name
constexpr double kBelow = 34;
constexpr double kHeading = 34;
constexpr double kMargin = 12;
constexpr double kWidth = kColumns * (kLeft + kSide) + 2 * kMargin;

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  return text.data();
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else
      result += c;
  }
  return result;
}

std::string label(double x, double y, const char* style, const std::string& text) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" class=\"" + style + "\">" + escaped(text) +
         "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const char* style) {
  return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" +
         number(y2) + "\" class=\"" + style + "\"/>\n";
}

// Wilson's interval for a share of `count`, at 95 %.
std::pair<double, double> interval(double share, double count) {
  constexpr double z = 1.96;
  const double middle = (share + z * z / (2 * count)) / (1 + z * z / count);
  const double half =
      z / (1 + z * z / count) * std::sqrt(share * (1 - share) / count + z * z / (4 * count * count));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::string panel(double left, double top, const std::string& name, const std::vector<CalibrationBin>& bins) {
  const auto x = [left](double stated) { return left + stated * kSide; };
  const auto y = [top](double right) { return top + (1 - right) * kSide; };
  std::string svg = label(left, top - 8, "name", name);
  for (const double tick : {0.0, 0.5, 1.0}) {
    svg += line(x(tick), y(0), x(tick), y(1), "grid") + line(x(0), y(tick), x(1), y(tick), "grid");
    svg += label(x(tick), y(0) + 15, "below", number(tick)) +
           label(x(0) - 6, y(tick) + 4, "beside", number(tick));
  }
  svg += line(x(0), y(0), x(1), y(1), "diagonal");
  std::size_t total = 1;
  for (const CalibrationBin& bin : bins) total += bin.beads;
  for (const CalibrationBin& bin : bins) {
    if (bin.beads < kFewBeads) continue;
    const auto count = static_cast<double>(bin.beads);
    const auto [low, high] = interval(bin.accuracy, count);
    const double radius = 2.5 + 5 * std::sqrt(count / static_cast<double>(total));
    svg += line(x(bin.confidence), y(low), x(bin.confidence), y(high), "bar");
    svg += "<circle cx=\"" + number(x(bin.confidence)) + "\" cy=\"" + number(y(bin.accuracy)) + "\" r=\"" +
           number(radius) + "\"/>\n";
  }
  return svg;
}

}  // namespace

std::string reliability_svg(const std::vector<Reliability>& sets) {
  const std::size_t rows = (sets.size() + kColumns - 1) / kColumns;
  const double section = kHeading + static_cast<double>(rows) * (kAbove + kSide + kBelow);
  std::string body;
  const auto draw = [&](double top, const char* heading, auto bins_of) {
    body += label(kMargin, top + 22, "heading", heading);
    for (std::size_t n = 0; n < sets.size(); ++n) {
      const double left = kMargin + kLeft + static_cast<double>(n % kColumns) * (kLeft + kSide);
      const double above =
          top + kHeading + kAbove + static_cast<double>(n / kColumns) * (kAbove + kSide + kBelow);
      body += panel(left - kMargin, above, sets[n].name, bins_of(sets[n]));
    }
  };
  draw(0, "confidence: stated (across) and share of beads that are right (up)",
       [](const Reliability& set) { return set.confidence; });
  draw(section, "translation: stated (across) and share of pairs that are translations (up)",
       [](const Reliability& set) { return set.translation; });
  const std::string size = "width=\"" + number(kWidth) + "\" height=\"" + number(2 * section) + "\"";
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 " + number(kWidth) + " " +
         number(2 * section) +
         "\" font-family=\"sans-serif\" font-size=\"11\">\n<style>\n"
         "text{fill:#222}.heading{font-size:15px;font-weight:bold}.name{font-size:12px;font-weight:bold}\n"
         ".below{text-anchor:middle}.beside{text-anchor:end}.grid{stroke:#ddd}\n"
         ".diagonal{stroke:#888;stroke-dasharray:4 3}.bar{stroke:#1f5fa8;stroke-width:1.5}\n"
         "circle{fill:#1f5fa8;fill-opacity:.75}\n</style>\n<rect width=\"100%\" height=\"100%\" "
         "fill=\"#fff\"/>\n" +
         body + "</svg>\n";
}

}  // namespace bench
