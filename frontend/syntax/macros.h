// The macros of a program: which definition a call means, and what it expands to. Macros are visible from
// their definition on, in the order of the text, so that they are expanded while the syntax tree is built.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "frontend/syntax/macro_rules.h"

namespace oxide::syntax {

class Macros {
  public:
    // `debugAssertions`: what cfg(debugAssertions) asks; false in release builds.
    explicit Macros(SourceMap& sources, bool debugAssertions = true)
        : sources_(sources), debugAssertions_(debugAssertions) {}
    Macros(const Macros&) = delete;
    Macros& operator=(const Macros&) = delete;

    SourceMap& sources() { return sources_; }
    bool debugAssertions() const { return debugAssertions_; }

    // Keeps the tokens of a file, and looks for the macros defined in it.
    const LexedFile& addFile(FileId file, LexedFile lexed);
    const LexedFile& tokensOf(FileId file) const { return *files_.at(file.value); }

    // Names that are defined as macros somewhere: the arguments of such calls are tokens.
    const std::set<Name>& names() const { return names_; }

    // The definition whose rules stand in the group that begins at `open`; visible from now on.
    MacroDefinition& define(FileId file, std::uint32_t name, std::uint32_t open,
                            diag::Diagnostics& diagnostics);
    // Null if there is none. `qualified`: behind a path, where only exported macros are.
    MacroDefinition* find(Name name, bool qualified, diag::Diagnostics& diagnostics);

    // Macros that are defined between the two go out of sight.
    std::size_t enterScope() const { return visible_.size(); }
    void leaveScope(std::size_t before) { visible_.resize(before); }

    // A file of its own for what the call stands for; none after a mistake, which is reported.
    std::optional<FileId> expand(MacroDefinition& macro, const TokenRun& arguments, Span call,
                                 diag::Diagnostics& diagnostics);

  private:
    MacroDefinition& definition(FileId file, std::uint32_t name, std::uint32_t open);
    void reportNoRule(const MacroDefinition& macro, const TokenRun& arguments, std::uint32_t at, Span call,
                      diag::Diagnostics& diagnostics);

    SourceMap& sources_;
    bool debugAssertions_;
    std::map<std::uint32_t, std::unique_ptr<LexedFile>> files_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::unique_ptr<MacroDefinition>> definitions_;
    std::set<Name> names_;
    std::map<Name, MacroDefinition*> exported_;
    std::vector<MacroDefinition*> visible_;
};

}  // namespace oxide::syntax
