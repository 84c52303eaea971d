// Rust's words and separators that the filter turns into Oxide's. What needs the tree (`impl A for B`,
// `&self`, `.await`,
// `-> T`, closures with bars) is reported by the AST builder.
#include <fmt/format.h>

#include "frontend/syntax/token.h"
#include "frontend/syntax/token_filter.h"

namespace oxide::syntax {

diag::Diagnostic& TokenFilter::rustSpelling(Span at, std::string_view rust, std::string_view oxide) {
    return diagnostics_
        .error(diag::Code::E1002, at, fmt::format("`{}` is written `{}` in Oxide", rust, oxide))
        .fix(fmt::format("write `{}`", oxide), at, std::string(oxide));
}

// `a::b::c` is one mistake, and so is a whole `use a::b;`.
void TokenFilter::pathColons() {
    bool turbofish = kind(at_ + 1) == OxideLexer::LT;
    bool samePath = colonsError_ != nullptr &&
                    (rustImport_ || out_.size() <= colonsEnd_ + 1 || last() == OxideLexer::RANGLE);
    std::string replacement = turbofish || last() == OxideLexer::DOT ? "" : ".";
    bool leading = !endsOperand();
    if (leading) replacement = "";
    if (samePath) {
        colonsError_->fixes.front().edits.push_back({rawSpan(at_, at_ + 1), replacement});
    } else {
        colonsError_ =
            &diagnostics_.error(diag::Code::E1002, rawSpan(at_, at_ + 1), "`::` is written `.` in Oxide")
                 .fix(turbofish ? "write the type arguments directly behind the name" : "write `.`",
                      rawSpan(at_, at_ + 1), replacement);
    }
    if (!replacement.empty()) emit(OxideLexer::DOT).flags |= SyntaxToken::kFromColons;
    advance();
    colonsEnd_ = out_.size();
}

bool TokenFilter::rustWord(Word word) {
    Span at = rawSpan(at_, at_ + 1);
    switch (word) {
        case Word::Pub:
            rustSpelling(at, "pub", "public");
            visibility();
            return true;
        case Word::Use:
            colonsError_ = &rustSpelling(at, "use", "import");
            rustImport_ = true;
            emit(OxideLexer::IMPORT);
            frame().importing = true;
            advance();
            if (kind(at_) == OxideLexer::COLONCOLON) {
                colonsError_->fixes.front().edits.push_back({rawSpan(at_, at_ + 1), ""});
                advance();
            }
            return true;
        case Word::Mod: {
            bool external = kind(at_ + 2) != OxideLexer::LBRACE;
            rustSpelling(at, "mod",
                         external && last() != OxideLexer::EXTERNAL ? "external module" : "module");
            if (external && last() != OxideLexer::EXTERNAL) emit(OxideLexer::EXTERNAL).end = raw_[at_].begin;
            emit(OxideLexer::MODULE);
            pushHead(Head::Items);
            advance();
            return true;
        }
        default: return false;
    }
}

}  // namespace oxide::syntax
