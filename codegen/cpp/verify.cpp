#include "codegen/cpp/verify.h"

#include <unordered_set>

#include "frontend/base/check.h"
#include "frontend/base/fields.h"

namespace oxide::cpp {

namespace {

class Verifier {
  public:
    explicit Verifier(const FunctionDecl& function) : isCoroutine_(function.form == Body::Coroutine) {
        for (const FieldDecl& param : function.params) {
            if (!param.name.empty()) declare(param.name);
        }
    }

    void block(const Block& statements) {
        std::size_t pending = pending_.size();
        for (const Stmt& stmt : statements) {
            // A label ends the gotos to it; a declaration may not stand between.
            if (const LabelStmt* label = std::get_if<LabelStmt>(&stmt.kind)) {
                std::erase_if(pending_, [&](const Pending& item) { return item.label == label->label; });
                continue;
            }
            if (std::holds_alternative<LocalStmt>(stmt.kind)) {
                for (std::size_t i = pending; i < pending_.size(); ++i) pending_[i].crossed = true;
            }
            statement(stmt);
            for (const Pending& item : pending_) {
                if (item.crossed)
                    OX_CHECK(!labelFollows(statements, &stmt, item.label), "a goto jumps past a declaration");
            }
        }
        // A label outside of this block is behind its declarations.
        for (std::size_t i = pending; i < pending_.size(); ++i) pending_[i].crossed = false;
    }

    void finish() const { OX_CHECK(pending_.empty(), "a goto without its label behind it"); }

  private:
    struct Pending {
        std::string label;
        bool crossed = false;
    };

    static bool labelFollows(const Block& statements, const Stmt* from, const std::string& name) {
        for (const Stmt* stmt = from + 1; stmt < statements.data() + statements.size(); ++stmt) {
            const LabelStmt* label = std::get_if<LabelStmt>(&stmt->kind);
            if (label && label->label == name) return true;
        }
        return false;
    }

    void declare(const std::string& name) {
        OX_CHECK(names_.insert(name).second, "a local is declared twice: " + name);
    }

    void nested(const Block& body, int loops, int breakables) {
        loops_ += loops;
        breakables_ += breakables;
        block(body);
        loops_ -= loops;
        breakables_ -= breakables;
    }

    void statement(const Stmt& stmt) {
        std::visit(Overload{
                       [&](const LocalStmt& node) {
                           OX_CHECK(node.form != Initialiser::Assign || node.args.size() == 1,
                                    "an initialiser without its value");
                           declare(node.name);
                       },
                       [](const AssignStmt&) {},
                       [](const ExprStmt&) {},
                       [&](const AwaitStmt& node) {
                           OX_CHECK(isCoroutine_, "await outside of a coroutine");
                           OX_CHECK(names_.contains(node.slot), "await of what is not a local");
                       },
                       [&](const AwaitOnStmt& node) {
                           OX_CHECK(isCoroutine_, "await outside of a coroutine");
                           OX_CHECK(names_.contains(node.future), "await of what is not a local");
                       },
                       [&](const IfStmt& node) {
                           nested(node.then, 0, 0);
                           nested(node.otherwise, 0, 0);
                       },
                       [&](const WhileStmt& node) { nested(node.body, 1, 1); },
                       [&](const ForStmt& node) {
                           for (const auto& [name, value] : node.locals) declare(name);
                           nested(node.body, 1, 1);
                       },
                       [&](const LoopStmt& node) { nested(node.body, 1, 1); },
                       [&](const SwitchStmt& node) {
                           for (const Case& item : node.cases) nested(item.body, 0, 1);
                       },
                       [&](const BlockStmt& node) { nested(node.body, 0, 0); },
                       [&](const ReturnStmt&) { OX_CHECK(!isCoroutine_, "return in a coroutine"); },
                       [&](const CoReturnStmt& node) {
                           OX_CHECK(isCoroutine_, "co_return outside of a coroutine");
                           OX_CHECK(bool(node.value), "co_return without a value");
                       },
                       [&](const BreakStmt&) { OX_CHECK(breakables_ > 0, "break outside of loops"); },
                       [&](const ContinueStmt&) { OX_CHECK(loops_ > 0, "continue outside of loops"); },
                       [&](const GotoStmt& node) { pending_.push_back({node.label}); },
                       [](const LabelStmt&) {},
                       [](const UnreachableStmt&) {},
                   },
                   stmt.kind);
    }

    bool isCoroutine_;
    int loops_ = 0;
    int breakables_ = 0;
    std::unordered_set<std::string> names_;
    std::vector<Pending> pending_;
};

}  // namespace

void verify(const FunctionDecl& function) {
    Verifier verifier(function);
    verifier.block(function.body);
    verifier.finish();
}

void verify(const File& file) {
    for (const FunctionDecl& function : file.functions) verify(function);
    if (file.entry) verify(*file.entry);
}

}  // namespace oxide::cpp
