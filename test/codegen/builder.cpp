#include "test/codegen/builder.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace oxide::test {

ProgramBuilder::ProgramBuilder() {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "         \n";  // ten characters a line
    file_ = sources.add("main.ox", text);
    i32 = types.integer(types::IntKind::I32);
    i64 = types.integer(types::IntKind::I64);
    usize = types.integer(types::IntKind::USize);
    boolean = types.boolean();
    unit = types.unit();
    never = types.never();
    str = types.str();
    strRef = ref(str);
}

Ty ProgramBuilder::structType(std::string name, Fields fields, bool isCopy) {
    Ty ty = types.adt(newDef(), types.makeArgs({}));
    mono::AdtInstance adt;
    adt.ty = ty;
    adt.def = types[ty].def;
    adt.name = name;
    adt.comment = "struct " + name;
    adt.variants.emplace_back();
    mono::TypeFacts facts;
    facts.isCopy = isCopy;
    for (auto& [fieldName, fieldTy] : fields) {
        adt.variants[0].fields.push_back({fieldName, fieldTy});
        auto found = program.facts.find(fieldTy);
        if (found == program.facts.end()) continue;
        facts.needsDrop |= found->second.needsDrop;
        facts.dropIsVisible |= found->second.dropIsVisible;
    }
    program.adtOf[ty] = program.adts.size();
    program.adts.push_back(std::move(adt));
    program.facts[ty] = facts;
    return ty;
}

Ty ProgramBuilder::enumType(std::string name, std::vector<std::pair<std::string, Fields>> variants,
                            bool isCopy) {
    Ty ty = types.adt(newDef(), types.makeArgs({}));
    mono::AdtInstance adt;
    adt.ty = ty;
    adt.def = types[ty].def;
    adt.isEnum = true;
    adt.name = name;
    adt.comment = "enum " + name;
    mono::TypeFacts facts;
    facts.isCopy = isCopy;
    for (auto& [variantName, fields] : variants) {
        mono::Variant variant{
            .name = variantName, .fields = {}, .discriminant = static_cast<Int128>(adt.variants.size())};
        for (auto& [fieldName, fieldTy] : fields) {
            variant.fields.push_back({fieldName, fieldTy});
            auto found = program.facts.find(fieldTy);
            if (found == program.facts.end()) continue;
            facts.needsDrop |= found->second.needsDrop;
            facts.dropIsVisible |= found->second.dropIsVisible;
        }
        adt.variants.push_back(std::move(variant));
    }
    program.adtOf[ty] = program.adts.size();
    program.adts.push_back(std::move(adt));
    program.facts[ty] = facts;
    return ty;
}

Ty ProgramBuilder::externType(std::string cppName, std::vector<Ty> args,
                              std::vector<std::pair<std::string, Fields>> variants) {
    std::string key = cppName;
    for (Ty arg : args) key += "," + std::to_string(arg.value);
    if (auto found = externs_.find(key); found != externs_.end()) return found->second;
    Ty ty = enumType(cppName, std::move(variants));
    mono::AdtInstance& adt = program.adts[program.adtOf[ty]];
    adt.isExtern = true;
    adt.isEnum = !adt.variants.empty();
    adt.cppArgs = args;
    program.facts[ty].needsDrop |= adt.variants.empty();
    externs_[key] = ty;
    return ty;
}

Ty ProgramBuilder::tuple(std::vector<Ty> items) {
    Ty ty = types.tuple(items);
    program.facts[ty];
    return ty;
}

void ProgramBuilder::hasDrop(Ty ty, FunctionId drop) {
    program.facts[ty].needsDrop = true;
    program.facts[ty].dropIsVisible = true;
    program.facts[ty].drop = drop;
}

FunctionId ProgramBuilder::externFunction(std::string text, Fields params, Ty result, bool hasReceiver) {
    mono::Function function;
    function.kind = mono::FunctionKind::Extern;
    function.def = newDef();
    function.args = types.makeArgs({});
    function.name = "extern" + std::to_string(function.def.value);
    function.external.text = std::move(text);
    function.external.hasReceiver = hasReceiver;
    for (auto& [name, ty] : params) function.params.push_back({name, ty});
    function.result = result;
    auto key = std::pair(function.def, function.args);
    FunctionId id = program.functions.add(std::move(function));
    program.byCallee[key] = id;
    return id;
}

hir::Callee ProgramBuilder::calleeOf(FunctionId id) const {
    return {program.functions[id].def, program.functions[id].args};
}

std::string ProgramBuilder::cpp(bool lines) {
    return cpp::print(lower::run(program, types, sources), sources, {.lineDirectives = lines}).text;
}

LocalId BodyBuilder::local(std::string name, Ty ty, bool isMutable) {
    return body.locals.add({intern(name), ty, isMutable, false, name == "self", p.span(at)});
}

LocalId BodyBuilder::param(std::string name, Ty ty) {
    LocalId id = local(std::move(name), ty);
    body.params.push_back({binds(id), ty, p.span(at)});
    return id;
}

PatternId BodyBuilder::binds(LocalId local) {
    return pattern(hir::BindingPattern{local, hir::BindingMode::Move, {}}, body[local].ty);
}

PatternId BodyBuilder::variant(Ty ty, std::uint32_t index, std::vector<PatternId> fields) {
    hir::VariantPattern result{index, {}};
    for (std::uint32_t i = 0; i < fields.size(); ++i) result.fields.push_back({i, fields[i]});
    return pattern(std::move(result), ty);
}

PatternId BodyBuilder::number(std::uint64_t value, Ty ty) {
    return pattern(hir::ConstPattern{UInt128(value)}, ty);
}

ExprId BodyBuilder::place(LocalId local) { return add(hir::LocalPlace{local}, body[local].ty); }

ExprId BodyBuilder::borrow(ExprId place, bool isMutable) {
    Ty ty = p.types.reference(isMutable, body[place].ty);
    return add(hir::BorrowExpr{isMutable ? hir::BorrowKind::Mutable : hir::BorrowKind::Shared, place}, ty);
}

ExprId BodyBuilder::call(FunctionId id, std::vector<ExprId> args) {
    const mono::Function& function = p.program.functions[id];
    Ty result = function.isAsync ? p.types.asyncCall(function.def, function.args) : function.result;
    return add(hir::CallExpr{p.calleeOf(id), std::move(args), false, {}}, result);
}

ExprId BodyBuilder::binary(hir::BinaryOp op, ExprId left, ExprId right, Ty ty) {
    return add(hir::BinaryExpr{op, left, right}, ty.valid() ? ty : body[left].ty);
}

ExprId BodyBuilder::structure(Ty ty, std::vector<ExprId> fields, std::uint32_t variant) {
    hir::StructExpr result{variant, {}, {}};
    for (std::uint32_t i = 0; i < fields.size(); ++i) result.fields.push_back({i, fields[i]});
    return add(std::move(result), ty);
}

ExprId BodyBuilder::iff(ExprId condition, ExprId then, ExprId otherwise) {
    return add(hir::IfExpr{condition, then, otherwise}, otherwise ? body[then].ty : p.unit);
}

ExprId BodyBuilder::match(ExprId scrutinee, std::vector<hir::Arm> arms, Ty ty) {
    return add(hir::MatchExpr{hir::MatchSource::Match, scrutinee, std::move(arms)}, ty);
}

ExprId BodyBuilder::print(std::string format, std::vector<std::pair<ExprId, FunctionId>> args) {
    Ty arguments = p.externType("ox::fmt::Arguments", {});
    hir::FormatExpr node{std::move(format), {}};
    for (auto& [value, function] : args) node.args.push_back({value, p.calleeOf(function), false});
    static const std::string kPrint = "ox::io::print";
    FunctionId print = p.externFunction(kPrint, {{"arguments", arguments}}, p.unit);
    return call(print, {add(std::move(node), arguments)});
}

hir::Stmt BodyBuilder::let(LocalId local, ExprId init) {
    return {hir::LetStmt{binds(local), init, {}}, p.span(at)};
}

ExprId BodyBuilder::block(std::vector<hir::Stmt> statements, ExprId tail) {
    return add(hir::BlockExpr{std::move(statements), tail, {}, false}, tail ? body[tail].ty : p.unit);
}

FunctionId BodyBuilder::finish(std::string name, ExprId root, mono::Function function) {
    function.def = p.newDef();
    function.args = p.types.makeArgs({});
    function.name = name;
    if (function.signature.empty()) function.signature = "fn " + name;
    body.owner = function.def;
    body.root = root;
    body.resultTy = function.result.valid() ? function.result : body[root].ty;
    function.result = body.resultTy;
    for (const hir::BodyParam& param : body.params) {
        const auto& binding = std::get<hir::BindingPattern>(body[param.pattern].kind);
        function.params.push_back({std::string(oxide::text(body[binding.local].name)), param.ty});
    }
    function.span = p.span(at);
    function.code = std::move(body);
    auto key = std::pair(function.def, function.args);
    FunctionId id = p.program.functions.add(std::move(function));
    p.program.byCallee[key] = id;
    return id;
}

namespace {

std::string capture(const std::string& command, int& status) {
    std::string output;
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) return output;
    char buffer[4096];
    for (std::size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, n);
    int result = pclose(pipe);
    status = WIFEXITED(result) ? WEXITSTATUS(result) : 128 + WTERMSIG(result);
    return output;
}

}  // namespace

RunResult compileAndRun(const std::string& name, const std::string& text) {
    std::filesystem::create_directories(OX_TEST_OUTPUT);
    std::string base = std::string(OX_TEST_OUTPUT) + "/" + name;
    std::ofstream(base + ".cpp") << text;
    RunResult first;
    for (const char* compiler : {"clang++-19", "g++"}) {
        int status = 0;
        capture(std::string("command -v ") + compiler, status);
        if (status != 0) continue;
        for (const char* level : {"-O0", "-O2"}) {
            std::string warnings = " -Wall -Wextra -Werror ";
            std::string binary = base + "-" + compiler + level;
            std::string command = std::string(compiler) + " -std=c++20 " + level + warnings + "-I" +
                                  OX_TEST_INCLUDE + " " + base + ".cpp " + OX_TEST_RUNTIME + " -pthread -o " +
                                  binary + " 2>&1";
            std::string messages = capture(command, status);
            EXPECT_EQ(status, 0) << command << "\n" << messages << "\n" << text;
            if (status != 0) return {};
            RunResult result;
            result.output = capture(binary + " 2>&1", result.status);
            if (first.status < 0) first = result;
            EXPECT_EQ(result.output, first.output) << compiler << " " << level;
            EXPECT_EQ(result.status, first.status) << compiler << " " << level;
        }
    }
    return first;
}

}  // namespace oxide::test
