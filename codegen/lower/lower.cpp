#include "codegen/lower/lower.h"

#include <algorithm>
#include <set>

#include "codegen/cpp/interface.h"
#include "codegen/cpp/verify.h"
#include "codegen/lower/body.h"
#include "codegen/lower/declarations.h"
#include "frontend/hir/verify.h"

namespace oxide::lower {

namespace {

// Source order, the library first, main last.
struct Place {
    int section = 0;  // 0: wrappers and thunks; 1: library; 2: program; 3: main
    FileId file;
    std::uint32_t begin = 0;
    std::string name;

    auto key() const { return std::tie(section, file, begin, name); }
};

class Lowering {
  public:
    Lowering(const mono::Program& program, types::TypeTable& types, const SourceMap& sources,
             const Options& options)
        : context_(program, types, sources) {
        file_.nameSpace = options.nameSpace;
    }

    cpp::File run() {
        const mono::Program& source = context_.program;
        file_.types = typeDecls(context_);
        std::vector<std::string> exports;
        for (FunctionId id : source.exports) exports.push_back(context_.use(id));
        if (source.main.valid()) {
            start_ = program(context_);
            file_.entry = entry(file_.nameSpace, start_->name);
        }
        for (const mono::StaticInstance& item : source.statics) {
            if (item.isThreadLocal) {
                add(threadLocal(context_, item), {});
                file_.statics.push_back(threadLocalKey(context_, item));
            } else {
                file_.statics.push_back(staticDecl(context_, item));
            }
        }
        lowerAll();
        sortFunctions();
        addHeaders();
        cpp::share(file_, exports);
        return std::move(file_);
    }

  private:
    struct Lowered {
        cpp::FunctionDecl decl;
        Place place;
        FunctionId id;
    };

    void add(cpp::FunctionDecl decl, Place place, FunctionId id = {}) {
        place.name = decl.name;
        functions_.push_back({std::move(decl), std::move(place), id});
    }

    Place placeOf(FunctionId id) {
        const mono::Function& function = context_.function(id);
        if (!function.span.valid()) return {1, {}, 0, {}};
        bool isLibrary = context_.sources.file(function.span.file).isLibrary;
        int section = id == context_.program.main ? 3 : isLibrary ? 1 : 2;
        return {section, function.span.file, function.span.begin, {}};
    }

    // Lowering a function brings up others; goes on until nothing is missing.
    void lowerAll() {
        std::size_t functions = 0;
        std::size_t wrappers = 0;
        std::size_t pointers = 0;
        std::size_t vtables = 0;
        for (;;) {
            if (functions < context_.needed().size()) {
                FunctionId id = context_.needed()[functions++];
                const mono::Function& function = context_.function(id);
                OX_CHECK(function.code.has_value(), "a function without a body: " + function.name);
                add(BodyLowering(context_, function).run(), placeOf(id), id);
            } else if (wrappers < context_.wrappers().size()) {
                FunctionId id = context_.wrappers()[wrappers++];
                add(wrapper(context_, id), {});
            } else if (pointers < context_.closurePointers().size()) {
                FunctionId id = context_.closurePointers()[pointers++];
                add(closurePointer(context_, id), placeOf(id));
            } else if (vtables < context_.vtables().size()) {
                addVTable(context_.vtables()[vtables++]);
            } else {
                return;
            }
        }
    }

    // The tables that it points at come first.
    void addVTable(std::size_t index) {
        if (!addedVTables_.insert(index).second) return;
        const mono::VTable& vtable = context_.program.vtables[index];
        std::vector<cpp::FunctionDecl> thunks;
        cpp::VariableDecl decl = vtableDecl(context_, vtable, thunks);
        for (Ty super : context_.program.vtableTypes[context_.program.vtableTypeOf.at(vtable.dyn)].upcasts)
            addVTable(context_.program.vtableOf.at({super, vtable.concrete}));
        file_.vtables.push_back(std::move(decl));
        for (cpp::FunctionDecl& item : thunks) add(std::move(item), {});
    }

    void sortFunctions() {
        std::stable_sort(functions_.begin(), functions_.end(),
                         [](const Lowered& a, const Lowered& b) { return a.place.key() < b.place.key(); });
        std::unordered_map<FunctionId, std::size_t> indexOf;
        for (Lowered& item : functions_) {
            if (item.id.valid()) indexOf.emplace(item.id, file_.functions.size());
            file_.functions.push_back(std::move(item.decl));
        }
        if (start_) file_.functions.push_back(std::move(*start_));
        for (FunctionId id : context_.early()) {
            if (auto found = indexOf.find(id); found != indexOf.end()) file_.early.push_back(found->second);
        }
    }

    void addHeaders() {
        file_.headers.push_back("ox/prelude.h");
        std::vector<std::string> others = context_.program.headers;
        if (file_.entry) others.push_back("ox/lang/run_main.h");
        if (context_.program.runtime.isAsyncMain) others.push_back("ox/tokio/main.h");
        std::sort(others.begin(), others.end());
        others.erase(std::unique(others.begin(), others.end()), others.end());
        for (std::string& header : others) {
            if (header != file_.headers[0]) file_.headers.push_back(std::move(header));
        }
    }

    Context context_;
    cpp::File file_;
    std::optional<cpp::FunctionDecl> start_;
    std::vector<Lowered> functions_;
    std::set<std::size_t> addedVTables_;
};

}  // namespace

cpp::File run(const mono::Program& program, types::TypeTable& types, const SourceMap& sources,
              const Options& options) {
    if (options.verify) {
        for (const mono::Function& function : program.functions) {
            if (function.code) hir::verify(*function.code);
        }
    }
    cpp::File file = Lowering(program, types, sources, options).run();
    if (options.verify) cpp::verify(file);
    return file;
}

}  // namespace oxide::lower
