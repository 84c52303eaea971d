#include "codegen/cpp/interface.h"

#include <unordered_map>

#include "codegen/cpp/print.h"

namespace oxide::cpp {

namespace {

bool isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Types are text in this model, so what a declaration mentions is found by its words. A word that names
// something else as well only makes the header larger.
class Search {
  public:
    explicit Search(const File& file) {
        for (const TypeDecl& decl : file.types)
            types_.emplace(std::visit([](const auto& node) { return node.name; }, decl), &decl);
        for (const FunctionDecl& function : file.functions) functions_.emplace(function.name, &function);
    }

    std::unordered_set<std::string> run(const std::vector<std::string>& exports) {
        for (const std::string& name : exports) add(name);
        while (!open_.empty()) {
            std::string text = std::move(open_.back());
            open_.pop_back();
            for (std::size_t begin = 0; begin < text.size();) {
                std::size_t end = begin;
                while (end < text.size() && isWord(text[end])) ++end;
                if (end > begin) add(text.substr(begin, end - begin));
                begin = end + 1;
            }
        }
        return std::move(found_);
    }

  private:
    void add(const std::string& name) {
        auto type = types_.find(name);
        auto function = functions_.find(name);
        if (type == types_.end() && function == functions_.end()) return;
        if (!found_.insert(name).second) return;
        if (type != types_.end()) {
            open_.push_back(print(*type->second));
        } else {
            open_.push_back(function->second->result);
            for (const FieldDecl& param : function->second->params) open_.push_back(param.type);
        }
    }

    std::unordered_map<std::string, const TypeDecl*> types_;
    std::unordered_map<std::string, const FunctionDecl*> functions_;
    std::vector<std::string> open_;
    std::unordered_set<std::string> found_;
};

}  // namespace

void share(File& file, const std::vector<std::string>& exports) {
    if (exports.empty()) return;
    file.interface = Search(file).run(exports);
    for (FunctionDecl& function : file.functions) {
        if (!file.interface.contains(function.name)) continue;
        function.isStatic = false;
        if (function.inlining != Inlining::Never) function.inlining = Inlining::Chosen;
    }
}

}  // namespace oxide::cpp
