#include "write/lengths.h"

#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kTradosCloudLimit = 2000;  // characters a segment
constexpr std::size_t kWordfastLimit = 8000;

}  // namespace

void LengthCount::add(const std::string& segment) {
  if (segment.size() <= kTradosCloudLimit) return;
  const std::size_t length = count_code_points(segment);
  if (length > kTradosCloudLimit) ++beyond_trados_;
  if (length > kWordfastLimit) ++beyond_wordfast_;
}

void LengthCount::report(std::vector<Message>& notes) const {
  if (beyond_trados_ > 0) {
    notes.push_back({"segments longer than 2,000 characters, which Trados cloud refuses: {1}",
                     {std::to_string(beyond_trados_)}});
  }
  if (beyond_wordfast_ > 0) {
    notes.push_back({"segments longer than 8,000 characters, which Wordfast refuses: {1}",
                     {std::to_string(beyond_wordfast_)}});
  }
}

}  // namespace libalign::detail
