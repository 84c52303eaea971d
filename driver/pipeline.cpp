#include "driver/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>

#include "codegen/cpp/print.h"
#include "codegen/lower/lower.h"
#include "codegen/lower/names.h"
#include "frontend/ast/dump.h"
#include "frontend/check/check.h"
#include "frontend/expand/expand.h"
#include "frontend/flow/flow.h"
#include "frontend/flow/solver_queries.h"
#include "frontend/hir/dump.h"
#include "frontend/mono/dump.h"
#include "frontend/mono/mono.h"
#include "frontend/resolve/resolution.h"
#include "frontend/syntax/parse.h"

namespace oxide::driver {

namespace {

// What a compilation builds is not given back, since the process ends with it: freeing so many small objects
// takes a tenth of its time.
template <class T, class... Args>
T& keep(Args&&... args) {
    return *new T(std::forward<Args>(args)...);
}

class Pipeline {
  public:
    Pipeline(Session& session, FileId root, const PipelineRequest& request)
        : session_(session),
          root_(root),
          request_(request),
          macros_(session.sources, !session.options.release),
          libraryMacros_(session.sources, !session.options.release) {}

    PipelineResult run() {
        if (request_.print == Stage::Tokens) {
            return printed(syntax::printTokens(root_, session_.sources, session_.diagnostics));
        }
        if (isLast(Stage::Tokens)) return finished();

        ast::ModuleId module = parse(root_);
        if (request_.print == Stage::Ast) return printed(ast::dump(ast_, module));
        if (isLast(Stage::Ast) || hasHoles_) return finished();

        resolver_ = std::make_unique<resolve::Resolver>(
            session_.sources, ast_, session_.loader, session_.diagnostics,
            [this](FileId file) { return parse(file); }, !session_.options.release);
        resolver_->resolveProgram(module, session_.options.file);
        if (!request_.header.empty()) {
            resolver_->exportPublicItems();
        } else if (!resolver_->mainFunction()) {
            reportMissingMain();
        }
        if (request_.print == Stage::Names) return printed(resolve::dump(*resolver_, ast_, session_.sources));
        if (isLast(Stage::Names)) return finished();

        auto& table = keep<types::TypeTable>();
        auto& program = keep<check::Program>(table, ast_, *resolver_, session_.sources, session_.diagnostics);
        program.run();
        if (request_.print == Stage::Hir) return printed(bodiesText(program));
        flow::SolverQueries queries(table, program.items(), ast_);
        if (request_.print == Stage::Flow)
            return printed(flow::dump(program.bodies(), table, *resolver_, queries));
        flow::Facts facts =
            flow::run(program.bodies(), table, *resolver_, ast_, queries, session_.diagnostics);
        if (request_.print == Stage::Awaits) return printed(awaitsText(facts, queries));
        resolver_->reportUnused();
        check::setLintLevels(ast_, session_.diagnostics);
        if (session_.diagnostics.hasErrors() || request_.last < Stage::Mono) return finished();

        auto& instances = keep<mono::Program>(mono::run(program));
        if (session_.diagnostics.hasErrors()) return finished();
        if (request_.print == Stage::Mono) return printed(mono::dump(instances));
        if (isLast(Stage::Mono)) return finished();
        lower::Options lowering;
        if (!request_.header.empty()) lowering.nameSpace = nameSpaceOf(request_.header);
        auto& file = keep<cpp::File>(lower::run(instances, table, session_.sources, lowering));
        cpp::PrintOptions printing;
        printing.header = std::filesystem::path(request_.header).filename().string();
        printing.lineDirectives = session_.options.lineDirectives;
        std::string text = cpp::print(file, session_.sources, printing).text;
        if (request_.print == Stage::Cpp) return printed(std::move(text));
        return {true, {}, std::move(text), request_.header.empty() ? std::string() : cpp::printHeader(file)};
    }

  private:
    ast::ModuleId parse(FileId file) {
        expand::Mark before = expand::Mark::of(ast_);
        bool isLibrary = session_.sources.file(file).isLibrary;
        ast::ModuleId module =
            syntax::parse(file, ast_, isLibrary ? libraryMacros_ : macros_, session_.diagnostics);
        hasHoles_ |= hasHoles();
        if (request_.print != Stage::Ast) expand::run(ast_, module, before, session_.diagnostics);
        return module;
    }

    // The user's bodies in source order; closures and async blocks stand inside theirs.
    std::string bodiesText(check::Program& program) {
        std::string text;
        for (resolve::DefId item : resolver_->userItems()) {
            auto body = program.bodies().of.find(item);
            if (body == program.bodies().of.end()) continue;
            text +=
                hir::dump(program.bodies()[body->second], program.items().printContext(), &program.bodies());
        }
        return text;
    }

    // Each await with what a suspended future keeps there.
    std::string awaitsText(const flow::Facts& facts, flow::TypeQueries& queries) const {
        std::string text;
        for (const flow::AwaitPoint& point : facts.awaits) {
            LineColumn at = session_.sources.position(point.span);
            text +=
                fmt::format("{}:{}:{}\n", session_.sources.file(point.span.file).name, at.line, at.column);
            for (const flow::Kept& kept : point.kept) {
                text +=
                    fmt::format("  {}: {}\n", kept.name.empty() ? "_" : kept.name, queries.typeText(kept.ty));
            }
        }
        return text;
    }

    // `text_tools.h` declares namespace text_tools.
    static std::string nameSpaceOf(const std::string& header) {
        std::string name = std::filesystem::path(header).stem().string();
        for (char& c : name) {
            if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
        }
        bool isTaken = name == "ox" || name == "std" || name == "main";
        bool isName = !name.empty() && !std::isdigit(static_cast<unsigned char>(name[0])) && !isTaken;
        return lower::identifier(isName ? name : "oxide_" + name);
    }

    bool isLast(Stage stage) const { return request_.last == stage; }

    PipelineResult finished() const { return {!session_.diagnostics.hasErrors(), {}, {}, {}}; }

    PipelineResult printed(std::string text) const {
        return {!session_.diagnostics.hasErrors(), std::move(text), {}, {}};
    }

    // After an error of spelling the tree is whole. After the others it has holes, and what later passes
    // would say about them is not worth saying.
    bool hasHoles() const {
        const auto& all = session_.diagnostics.all();
        return std::any_of(all.begin(), all.end(), [](const diag::Diagnostic& d) {
            bool isSpelling = d.code == diag::Code::E1002 || d.code == diag::Code::E1003;
            return d.severity == diag::Severity::Error && !isSpelling;
        });
    }

    void reportMissingMain() {
        std::string_view text = session_.sources.file(root_).text;
        auto end = static_cast<std::uint32_t>(text.find_last_not_of(" \t\r\n") + 1);
        session_.diagnostics
            .error(diag::Code::E0601, {root_, end, end},
                   "`main` function not found in `" + session_.options.file + "`")
            .help("a program begins at `fn main()`, or at `async fn main()` under `#[tokio.main]`");
    }

    Session& session_;
    FileId root_;
    PipelineRequest request_;
    ast::Ast ast_;
    syntax::Macros macros_;
    syntax::Macros libraryMacros_;
    std::unique_ptr<resolve::Resolver> resolver_;
    bool hasHoles_ = false;  // in the tree of what was parsed
};

}  // namespace

PipelineResult runPipeline(Session& session, FileId root, const PipelineRequest& request) {
    return keep<Pipeline>(session, root, request).run();
}

}  // namespace oxide::driver
