// `bitext pair SOURCES TARGETS`: which document of one folder translates which of the other.
#include <cstdio>
#include <optional>

#include "command.h"
#include "folder_pairing.h"
#include "libalign/write.h"

namespace bitext {
namespace {

using libalign::OutputFile;

class PairCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    pairing_.emplace(arguments, arguments.operands.at(0), arguments.operands.at(1));
    output_ = arguments.file_name("output", "-");
    overwrite_ = arguments.has("overwrite");
    quiet_ = arguments.has("quiet");
  }

  void run() override {
    pairing_->list();
    OutputFile out(output_, overwrite_ ? OutputFile::Existing::replace : OutputFile::Existing::refuse);
    Progress progress(quiet_);
    const libalign::Pairing pairing = pairing_->run(progress);
    const std::string table = pairing_->table(pairing);
    std::fwrite(table.data(), 1, table.size(), out.stream());
    out.commit();  // tells when the stream has failed
    pairing_->tell(pairing);
    pairing_->refuse_unread();
  }

 private:
  std::optional<FolderPairing> pairing_;
  std::string output_;
  bool overwrite_ = false;
  bool quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_pair_command() { return std::make_unique<PairCommand>(); }

}  // namespace bitext
