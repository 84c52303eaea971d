#include "frontend/check/exhaustiveness.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "frontend/check/pattern_matrix.h"

namespace oxide::check {

namespace {

using diag::Code;
using Kind = Constructor::Kind;

class Checker {
  public:
    Checker(ItemTable& items, const hir::Body& body)
        : items_(items),
          table_(items.table()),
          body_(body),
          shapes_(items, items.defs()[body.owner].module) {}

    void run() {
        std::string_view place =
            body_.kind == hir::BodyKind::Closure ? "closure argument" : "function argument";
        for (const hir::BodyParam& param : body_.params) irrefutable(param.pattern, place);
        // Inner expressions come first in the store; the reader wants the order of the text.
        std::vector<std::pair<std::uint32_t, std::function<void()>>> checks;
        for (std::uint32_t i = 0; i < body_.exprs.size(); ++i) {
            const hir::Expr& expr = body_.exprs[hir::ExprId(i)];
            if (const auto* match = std::get_if<hir::MatchExpr>(&expr.kind)) {
                checks.push_back({body_[match->scrutinee].span.begin, [this, match] { checkMatch(*match); }});
            } else if (const auto* block = std::get_if<hir::BlockExpr>(&expr.kind)) {
                for (const hir::Stmt& statement : block->statements) {
                    const auto* let = std::get_if<hir::LetStmt>(&statement.kind);
                    if (!let || let->otherwise) continue;
                    checks.push_back({body_[let->pattern].span.begin,
                                      [this, let] { irrefutable(let->pattern, "local binding"); }});
                }
            }
        }
        std::ranges::stable_sort(checks, {}, [](const auto& check) { return check.first; });
        for (const auto& check : checks) check.second();
    }

  private:
    void checkMatch(const hir::MatchExpr& match) {
        if (match.source == hir::MatchSource::ForLoop) return checkFor(match);
        if (match.source != hir::MatchSource::Match) return;
        std::vector<MatchRow> rows;
        for (const hir::Arm& arm : match.arms) rows.push_back({uniform(arm.pattern), arm.guard.valid()});
        if (failed_) return void(failed_ = false);
        Ty ty = body_[match.scrutinee].ty;
        if (isUnknown(match.scrutinee)) return;
        Usefulness result = computeUsefulness(shapes_, ty, isKnownValid(match.scrutinee), rows);
        reportUnreachable(rows, result);
        if (!result.witnesses.empty()) reportMissing(match, ty, result);
    }

    // `for p in ..` is a match of what `next` gives, with the arms `null` and `Some(p)`.
    void checkFor(const hir::MatchExpr& match) {
        if (match.arms.size() != 2) return;
        const auto* some = std::get_if<hir::VariantPattern>(&body_[match.arms[1].pattern].kind);
        if (some && some->fields.size() == 1) irrefutable(some->fields[0].pattern, "`for` loop binding");
    }

    void irrefutable(hir::PatternId pattern, std::string_view place) {
        MatchRow row{uniform(pattern), false};
        if (failed_) return void(failed_ = false);
        if (row.pattern->isWildcard()) return;
        Usefulness result = computeUsefulness(shapes_, body_[pattern].ty, true, {row});
        if (result.witnesses.empty()) return;
        auto& report =
            items_.diagnostics()
                .error(Code::E0005, body_[pattern].span, fmt::format("refutable pattern in {}", place))
                .label(fmt::format("{} not covered", patterns(result)));
        if (place == "local binding") {
            report
                .note(
                    "`let` bindings require an \"irrefutable pattern\", like a struct or an enum with only "
                    "one variant")
                .help("`guard let .. else { .. }` or `if let` takes a pattern that may fail");
        }
        report.note(fmt::format("the matched value is of type `{}`", items_.typeText(body_[pattern].ty)));
    }

    // What is matched is a mistake that has been told.
    bool isUnknown(hir::ExprId scrutinee) const {
        const auto* temporary = std::get_if<hir::TempPlace>(&body_[scrutinee].kind);
        if (temporary) scrutinee = temporary->value;
        return std::holds_alternative<hir::ErrorExpr>(body_[scrutinee].kind) ||
               items_.table()[body_[scrutinee].ty].hasError;
    }

    // Behind a reference there may be a value of a type that has none.
    bool isKnownValid(hir::ExprId place) const {
        const hir::ExprKind& kind = body_[place].kind;
        if (std::holds_alternative<hir::DerefPlace>(kind)) return false;
        if (const auto* field = std::get_if<hir::FieldPlace>(&kind)) return isKnownValid(field->base);
        if (const auto* index = std::get_if<hir::IndexPlace>(&kind)) return isKnownValid(index->base);
        return true;
    }

    // ---- reports

    // "`A`", "`A` and `B`", "`A`, `B` and `C`", "`A`, `B`, `C` and 2 more"
    std::string list(const Usefulness& result) {
        constexpr std::size_t kShown = 3;
        std::vector<std::string> texts;
        for (const Witness& witness : result.witnesses) {
            std::string text = fmt::format("`{}`", witnessText(shapes_, witness));
            if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
        }
        std::string joined = texts[0];
        std::size_t shown = std::min(texts.size(), kShown);
        for (std::size_t i = 1; i < shown; ++i) joined += (i + 1 == texts.size() ? " and " : ", ") + texts[i];
        if (texts.size() > shown) joined += fmt::format(" and {} more", texts.size() - shown);
        return joined;
    }

    std::string patterns(const Usefulness& result) {
        return fmt::format("pattern{} {}", result.witnesses.size() == 1 ? "" : "s", list(result));
    }

    void reportMissing(const hir::MatchExpr& match, Ty ty, const Usefulness& result) {
        Span at = body_[match.scrutinee].span;
        std::string shownType = items_.typeText(ty);
        const AdtInfo* adt = shapes_.adtOf(ty);
        if (match.arms.empty() && !(adt && adt->isEnum)) {
            items_.diagnostics()
                .error(Code::E0004, at,
                       fmt::format("non-exhaustive patterns: type `{}` is non-empty", shownType))
                .note(fmt::format("the matched value is of type `{}`", shownType))
                .help(
                    "ensure that all possible cases are being handled by adding a match arm with a wildcard "
                    "pattern");
            return;
        }
        auto& report =
            items_.diagnostics()
                .error(Code::E0004, at, fmt::format("non-exhaustive patterns: {} not covered", list(result)))
                .label(fmt::format("{} not covered", patterns(result)));
        report.note(fmt::format("the matched value is of type `{}`", shownType));
        if (match.arms.empty()) return;
        const hir::Arm& last = match.arms.back();
        constexpr std::size_t kListed = 3;
        bool isSmall = result.witnesses.size() <= kListed;
        std::string cases;
        if (isSmall) {
            for (const Witness& witness : result.witnesses)
                cases += (cases.empty() ? "" : " | ") + witnessText(shapes_, witness);
        }
        report.fix(
            isSmall
                ? "ensure that all possible cases are being handled by adding a match arm with a wildcard "
                  "pattern or an explicit pattern as shown"
                : "ensure that all possible cases are being handled by adding a match arm with a wildcard "
                  "pattern",
            last.span.endPoint(),
            fmt::format(",{}{} -> todo!()", separator(last.span), isSmall ? cases : "_"),
            diag::Applicability::Suggestion);
    }

    // What stands between the arms of a match: a new line at the same depth if `arm` begins one.
    std::string separator(Span arm) const {
        const SourceMap& sources = items_.sources();
        std::uint32_t begin = sources.lineStart(arm.file, sources.line(arm));
        std::string before(sources.textOf({arm.file, begin, arm.begin}));
        bool isOwnLine = before.find_first_not_of(" \t") == std::string::npos;
        return isOwnLine ? "\n" + before : " ";
    }

    void reportUnreachable(const std::vector<MatchRow>& rows, const Usefulness& result) {
        const UniformPattern* catchesAll = nullptr;
        for (const MatchRow& row : rows) {
            if (!row.pattern->span.valid()) continue;
            if (!result.useful.contains(row.pattern)) {
                auto& warning = items_.diagnostics().warning(Code::unreachable_patterns, row.pattern->span,
                                                             "unreachable pattern");
                if (shapes_.isUninhabited(row.pattern->ty)) {
                    warning.label("matches no value because the type `" + items_.typeText(row.pattern->ty) +
                                  "` is uninhabited");
                } else {
                    warning.label("no value can reach this");
                    if (catchesAll) warning.label(catchesAll->span, "matches any value");
                }
            } else {
                reportAlternatives(*row.pattern, result);
            }
            if (row.pattern->isWildcard() && !row.hasGuard && !catchesAll) catchesAll = row.pattern;
        }
    }

    void reportAlternatives(const UniformPattern& pattern, const Usefulness& result) {
        for (const UniformPattern* one : pattern.alternatives) {
            if (result.useful.contains(one)) {
                reportAlternatives(*one, result);
            } else {
                items_.diagnostics()
                    .warning(Code::unreachable_patterns, one->span, "unreachable pattern")
                    .label("no value can reach this");
            }
        }
        for (const UniformPattern* field : pattern.fields) reportAlternatives(*field, result);
    }

    // ---- from HIR

    const UniformPattern* add(UniformPattern pattern) {
        patterns_.push_back(std::move(pattern));
        return &patterns_.back();
    }

    const UniformPattern* uniform(hir::PatternId id) {
        const hir::Pattern& pattern = body_[id];
        return std::visit(
            Overload{
                [&](const hir::ErrorPattern&) { return failure(pattern); },
                [&](const hir::WildcardPattern&) { return wildcard(pattern.ty, pattern.span); },
                [&](const hir::BindingPattern& p) {
                    return p.sub ? uniform(p.sub) : wildcard(pattern.ty, pattern.span);
                },
                [&](const hir::ConstPattern& p) { return constant(pattern, p); },
                [&](const hir::RangePattern& p) { return range(pattern, p); },
                [&](const hir::VariantPattern& p) {
                    return fields(pattern, Kind::Variant, p.variant, p.fields);
                },
                [&](const hir::StructPattern& p) { return fields(pattern, Kind::Struct, 0, p.fields); },
                [&](const hir::DerefPattern& p) {
                    return constructed(pattern, {.kind = Kind::Deref}, {uniform(p.inner)});
                },
                [&](const hir::SlicePattern& p) { return slice(pattern, p); },
                [&](const hir::OrPattern& p) {
                    UniformPattern result{{}, {}, {}, pattern.ty, pattern.span};
                    for (hir::PatternId one : p.alternatives) result.alternatives.push_back(uniform(one));
                    return add(std::move(result));
                },
            },
            pattern.kind);
    }

    const UniformPattern* failure(const hir::Pattern& pattern) {
        failed_ = true;
        return wildcard(pattern.ty, pattern.span);
    }

    const UniformPattern* wildcard(Ty ty, Span span) { return add({{}, {}, {}, ty, span}); }

    const UniformPattern* constructed(const hir::Pattern& pattern, Constructor constructor,
                                      std::vector<const UniformPattern*> fields) {
        return add({std::move(constructor), std::move(fields), {}, pattern.ty, pattern.span});
    }

    const UniformPattern* fields(const hir::Pattern& pattern, Kind kind, std::uint32_t variant,
                                 const std::vector<hir::FieldSubpattern>& given) {
        Constructor constructor{.kind = kind, .index = variant};
        std::vector<const UniformPattern*> all;
        for (Ty field : shapes_.fieldTypes(pattern.ty, constructor)) all.push_back(wildcard(field, {}));
        for (const hir::FieldSubpattern& one : given) {
            if (one.field >= all.size()) return failure(pattern);
            all[one.field] = uniform(one.pattern);
        }
        return constructed(pattern, constructor, std::move(all));
    }

    const UniformPattern* slice(const hir::Pattern& pattern, const hir::SlicePattern& slice) {
        Constructor constructor{.kind = Kind::Slice};
        constructor.prefix = static_cast<std::uint32_t>(slice.prefix.size());
        constructor.suffix = static_cast<std::uint32_t>(slice.suffix.size());
        constructor.isOpen = slice.hasRest;
        std::vector<const UniformPattern*> elements;
        for (hir::PatternId one : slice.prefix) elements.push_back(uniform(one));
        for (hir::PatternId one : slice.suffix) elements.push_back(uniform(one));
        return constructed(pattern, constructor, std::move(elements));
    }

    const UniformPattern* constant(const hir::Pattern& pattern, const hir::ConstPattern& constant) {
        if (const auto* text = std::get_if<std::string>(&constant.value)) return textConstant(pattern, *text);
        UInt128 value = std::get<UInt128>(constant.value);
        switch (table_.kind(pattern.ty)) {
            case TyKind::Bool:
                return constructed(pattern, {.kind = Kind::Bool, .index = value != 0 ? 1u : 0u}, {});
            case TyKind::Int:
            case TyKind::Char: {
                UInt128 place = Domain(table_, pattern.ty).place(value);
                return constructed(pattern, {.kind = Kind::Range, .from = place, .to = place}, {});
            }
            default: return constructed(pattern, {.kind = Kind::Opaque}, {});
        }
    }

    const UniformPattern* textConstant(const hir::Pattern& pattern, const std::string& text) {
        if (table_.kind(pattern.ty) != TyKind::Ref)
            return constructed(pattern, {.kind = Kind::Text, .text = text}, {});
        hir::Pattern inner = pattern;
        inner.ty = table_.pointee(pattern.ty);
        TyKind kind = table_.kind(inner.ty);
        const UniformPattern* content = nullptr;
        if (kind == TyKind::Array || kind == TyKind::Slice) {
            std::vector<const UniformPattern*> bytes;
            Ty byte = table_.integer(types::IntKind::U8);
            for (unsigned char c : text) {
                Constructor value{.kind = Kind::Range, .from = c, .to = c};
                bytes.push_back(add({value, {}, {}, byte, pattern.span}));
            }
            content =
                constructed(inner, {.kind = Kind::Slice, .prefix = static_cast<std::uint32_t>(text.size())},
                            std::move(bytes));
        } else {
            content = constructed(inner, {.kind = Kind::Text, .text = text}, {});
        }
        return constructed(pattern, {.kind = Kind::Deref}, {content});
    }

    const UniformPattern* range(const hir::Pattern& pattern, const hir::RangePattern& range) {
        TyKind kind = table_.kind(pattern.ty);
        if (kind != TyKind::Int && kind != TyKind::Char)
            return constructed(pattern, {.kind = Kind::Opaque}, {});
        Domain domain(table_, pattern.ty);
        UInt128 from = range.from ? domain.place(*range.from) : domain.first();
        UInt128 to = range.to ? domain.place(*range.to) : domain.last();
        bool isOpenEnded = !range.to || range.inclusive;
        if (isOpenEnded ? from > to : from >= to) {
            reportEmptyRange(pattern.span, isOpenEnded);
            return failure(pattern);
        }
        return constructed(pattern, {.kind = Kind::Range, .from = from, .to = isOpenEnded ? to : to - 1}, {});
    }

    void reportEmptyRange(Span at, bool inclusive) {
        items_.diagnostics()
            .error(inclusive ? Code::E0030 : Code::E0579, at,
                   fmt::format("lower bound for range pattern must be less than {}upper bound",
                               inclusive ? "or equal to " : ""))
            .label(inclusive ? "lower bound larger than upper bound" : "");
    }

    ItemTable& items_;
    types::TypeTable& table_;
    const hir::Body& body_;
    TypeShapes shapes_;
    std::deque<UniformPattern> patterns_;
    bool failed_ = false;
};

}  // namespace

void checkExhaustiveness(ItemTable& items, const hir::Body& body) { Checker(items, body).run(); }

}  // namespace oxide::check
