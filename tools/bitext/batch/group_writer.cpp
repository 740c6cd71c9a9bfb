#include "batch/group_writer.h"

#include <algorithm>
#include <utility>

namespace bitext {
namespace {

// Entries: a crash costs these and the group at work, which is as many at most.
constexpr std::size_t kMostWaiting = 64;

}  // namespace

GroupWriter::GroupWriter(Journal& journal) : journal_(journal), thread_([this] { write_groups(); }) {}

GroupWriter::~GroupWriter() {
  if (thread_.joinable()) end();
}

void GroupWriter::add(std::unique_ptr<libalign::Output> output, std::string line) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [this] { return waiting_.size() < kMostWaiting || trouble_; });
  if (trouble_) std::rethrow_exception(trouble_);
  waiting_.push_back({std::move(output), std::move(line)});
  more_.notify_one();
}

void GroupWriter::end() {
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  more_.notify_one();
  thread_.join();
}

void GroupWriter::finish() {
  end();
  if (trouble_) std::rethrow_exception(trouble_);
}

void GroupWriter::write_groups() {
  std::unique_lock lock(mutex_);
  for (;;) {
    more_.wait(lock, [this] { return !waiting_.empty() || ended_; });
    if (waiting_.empty()) return;
    std::vector<Entry> group = std::exchange(waiting_, {});
    lock.unlock();
    room_.notify_all();
    std::exception_ptr trouble;
    try {
      write(group);
    } catch (...) {
      trouble = std::current_exception();
    }
    lock.lock();
    if (!trouble) continue;
    trouble_ = trouble;
    room_.notify_all();
    return;
  }
}

void GroupWriter::write(std::vector<Entry>& group) {
  const auto has_output = [](const Entry& entry) { return entry.output != nullptr; };
  if (std::ranges::any_of(group, has_output)) journal_.sync_disk();
  std::vector<std::string> lines;
  for (Entry& entry : group) {
    if (has_output(entry)) entry.output->commit();
    lines.push_back(std::move(entry.line));
  }
  journal_.append(lines);
}

}  // namespace bitext
