// Concrete types and the facts about them.
#include "frontend/mono/monomorphizer.h"
#include "frontend/types/fold.h"
#include "frontend/types/solver_builtin.h"

namespace oxide::mono {

using types::TyKind;

Ty Monomorphizer::normalized(Ty ty) {
    if (auto it = normalized_.find(ty); it != normalized_.end()) return it->second;
    Ty result = types::eraseRegions(table_, ty);
    for (int round = 0; round < 8 && table_[result].hasProjection; ++round) {
        result = solver_.normalize(result, {});
        solver_.solvePending();
        result = types::eraseRegions(table_, infer_.resolveAll(result));
    }
    // The future of a trait's async function is that of the implementation's.
    result = types::fold(table_, result, [&](Ty part) -> Ty {
        const types::TyData& data = table_[part];
        if (data.kind != TyKind::AsyncCall) return {};
        DefId parent = items_.defs()[data.def].parent;
        if (items_.defs()[parent].kind != resolve::DefKind::Trait) return {};
        Resolved target = resolve(data.def, data.args);
        return target.kind == Resolved::Kind::Function && target.def != data.def
                   ? table_.asyncCall(target.def, target.args)
                   : Ty{};
    });
    solver_.takeFailures();
    normalized_[ty] = result;
    return result;
}

Ty Monomorphizer::concrete(Ty ty, Args args) {
    return normalized(types::substitute(table_, ty, table_.list(args)));
}

Args Monomorphizer::concrete(Args list, Args args) {
    std::vector<Ty> items(table_.list(list).begin(), table_.list(list).end());
    for (Ty& item : items) item = concrete(item, args);
    return table_.makeArgs(items);
}

bool Monomorphizer::isHeapContainer(DefId adt) const {
    static const std::set<std::string_view> kNames = {"Vec",
                                                      "Box",
                                                      "Rc",
                                                      "Arc",
                                                      "Weak",
                                                      "VecDeque",
                                                      "LinkedList",
                                                      "RawTable",
                                                      "BTree",
                                                      "Sender",
                                                      "Receiver",
                                                      "UnboundedSender",
                                                      "UnboundedReceiver",
                                                      "JoinHandle"};
    return kNames.contains(text(items_.defs()[adt].name));
}

// A type is registered after the types it holds by value; what it only points to comes later.
void Monomorphizer::visit(Ty ty) {
    if (!seenTypes_.insert(ty).second) return;
    const types::TyData& data = table_[ty];
    switch (data.kind) {
        case TyKind::Ref:
        case TyKind::Pointer: openTypes_.push_back(table_.pointee(ty)); break;
        case TyKind::Slice: openTypes_.push_back(table_.args(ty)[0]); break;
        case TyKind::FnPtr:
            for (Ty part : table_.args(ty)) openTypes_.push_back(part);
            break;
        case TyKind::Tuple:
            for (Ty part : table_.args(ty)) visit(part);
            break;
        case TyKind::Array: visit(table_.args(ty)[0]); break;
        case TyKind::Adt: visitAdt(ty); break;
        case TyKind::Closure:
        case TyKind::AsyncBlock: closureInstance(ty); break;
        case TyKind::AsyncCall: {
            FunctionId function = functionOf({data.def, data.args});
            for (const Param& param : out_.functions[function].params) visit(param.ty);
            recordFuture(ty);
            break;
        }
        case TyKind::FnDef: functionOf({data.def, data.args}); break;
        case TyKind::Dyn: vtableType(ty); break;
        default: break;
    }
    facts(ty);
}

void Monomorphizer::drainTypes() {
    while (!openTypes_.empty()) {
        Ty ty = openTypes_.front();
        openTypes_.pop_front();
        visit(ty);
    }
}

// Members that generated classes have themselves.
static std::string memberName(std::string name) {
    bool taken = name == "poll" || name == "take" || name == "Output" || name == "tag" || name == "Tag";
    return taken ? name + "_" : name;
}

void Monomorphizer::visitAdt(Ty ty) {
    DefId def = table_[ty].def;
    Args args = table_[ty].args;
    items_.resolver().ensureResolved(def);
    const check::AdtInfo& info = items_.adt(def);
    AdtInstance instance;
    instance.ty = ty;
    instance.def = def;
    instance.isEnum = info.isEnum;
    instance.isExtern = info.isExtern;
    instance.comment = items_.typeText(ty);
    instance.span = items_.defs()[def].span;
    if (info.isExtern) {
        instance.name = items_.attribute(def, "cpp").value_or("");
        addHeaders(def, instance.headers);
        for (Ty arg : table_.list(args)) {
            if (table_.kind(arg) == TyKind::Region) continue;
            instance.cppArgs.push_back(arg);
            if (table_.kind(arg) == TyKind::Const) continue;
            if (isHeapContainer(def))
                openTypes_.push_back(arg);
            else
                visit(arg);
        }
    }
    for (const check::VariantInfo& variant : info.variants) {
        Variant one;
        one.name = std::string(text(variant.name));
        one.isTuple = variant.shape == ast::VariantShape::Tuple;
        one.discriminant = variant.discriminant;
        for (const check::FieldInfo& field : variant.fields) {
            Ty fieldType = concrete(field.ty, args);
            one.fields.push_back(
                {info.isExtern ? std::string(text(field.name)) : memberName(std::string(text(field.name))),
                 fieldType});
            visit(fieldType);
        }
        instance.variants.push_back(std::move(one));
    }
    if (!info.isExtern) instance.name = unique(typeName(ty));
    out_.adtOf[ty] = out_.adts.size();
    out_.adts.push_back(std::move(instance));
    // A user's future is polled through its own poll.
    if (!info.isExtern && solver_.evaluate(items_.langDef("Future"), {ty}) == types::Outcome::Yes)
        recordFuture(ty);
}

ClosureInstance& Monomorphizer::closureInstance(Ty ty) {
    if (auto it = out_.closureOf.find(ty); it != out_.closureOf.end()) return out_.closures[it->second];
    BodyId body(table_[ty].index);
    Args args = table_[ty].args;
    ClosureInstance instance;
    instance.ty = ty;
    std::vector<Field> captures;
    const auto types = items_.closure(body).captures.value_or(std::vector<Ty>{});
    const hir::Body& generic = program_.bodies()[body];
    std::set<std::string> used;
    for (std::size_t i = 0; i < types.size(); ++i) {
        std::string name = generic.captures[i].placeText.empty() ? "capture" : generic.captures[i].placeText;
        for (char& c : name) {
            if (c == '.') c = '_';
        }
        name = memberName(name);
        while (!used.insert(name).second) name += "_";
        Ty captured = concrete(types[i], args);
        visit(captured);
        captures.push_back({name, captured});
    }
    FunctionId function = closureFunction(body, args);
    instance.function = function;
    instance.name =
        out_.functions[function].name + (generic.kind == hir::BodyKind::Closure ? "_closure" : "_async");
    instance.captures = std::move(captures);
    out_.closureOf[ty] = out_.closures.size();
    out_.closures.push_back(std::move(instance));
    if (table_.kind(ty) == TyKind::AsyncBlock) recordFuture(ty);
    return out_.closures.back();
}

void Monomorphizer::recordFuture(Ty future) {
    if (out_.futureOutput.contains(future)) return;
    DefId trait = items_.langDef("Future");
    DefId output = items_.resolver().member(trait, intern("Output"));
    Ty ty = normalized(table_.projection(output, table_.makeArgs({future})));
    out_.futureOutput[future] = ty;
    visit(ty);
    visit(future);
    bool isReference = table_.kind(future) == TyKind::Ref;
    Ty polled = isReference ? table_.pointee(future) : future;
    if (table_.kind(polled) != TyKind::Adt || items_.adt(table_[polled].def).isExtern) return;
    DefId poll = items_.resolver().member(trait, intern("poll"));
    Resolved target = resolve(poll, table_.makeArgs({future}));
    bool isFunction = target.kind == Resolved::Kind::Function;
    bool isBlanket = isReference && isFunction && items_.defs()[target.def].isLibrary;
    if (isFunction && !isBlanket) out_.userPoll[polled] = {functionFor(target.def, target.args), isReference};
}

bool Monomorphizer::isCopy(Ty ty) {
    auto [known, isNew] = copies_.try_emplace(ty);
    if (isNew) known->second = solver_.isCopy(ty);
    return known->second;
}

TypeFacts& Monomorphizer::facts(Ty ty) {
    if (auto it = out_.facts.find(ty); it != out_.facts.end()) return it->second;
    out_.facts[ty] = {};  // a type that holds itself behind a pointer sees the unfinished answer
    TypeFacts result;
    result.isCopy = isCopy(ty);
    auto merge = [&](Ty part) {
        if (table_.kind(part) == TyKind::Region || table_.kind(part) == TyKind::Const) return;
        const TypeFacts& inner = facts(part);
        result.needsDrop |= inner.needsDrop;
        result.dropIsVisible |= inner.dropIsVisible;
    };
    const types::TyData& data = table_[ty];
    switch (data.kind) {
        case TyKind::Never: result.isUninhabited = true; break;
        case TyKind::Tuple:
            for (Ty part : table_.args(ty)) merge(part), result.isUninhabited |= facts(part).isUninhabited;
            break;
        case TyKind::Array: merge(table_.args(ty)[0]); break;
        case TyKind::Slice: merge(table_.args(ty)[0]); break;
        case TyKind::Dyn: result.needsDrop = result.dropIsVisible = true; break;
        case TyKind::Closure: {
            const ClosureInstance copy = closureInstance(ty);
            for (const Field& capture : copy.captures) merge(capture.ty);
            break;
        }
        case TyKind::AsyncBlock:
        case TyKind::AsyncCall: result.needsDrop = result.dropIsVisible = true; break;
        case TyKind::Adt: {
            visit(ty);
            const check::AdtInfo& info = items_.adt(data.def);
            if (info.isExtern && !info.isEnum) {
                result.needsDrop = !result.isCopy;
                for (Ty arg : table_.args(ty)) merge(arg);
                result.needsDrop = !result.isCopy;
            }
            if (auto it = out_.adtOf.find(ty); it != out_.adtOf.end()) {
                std::vector<Variant> variants = out_.adts[it->second].variants;
                if (!info.isExtern || info.isEnum) {
                    for (const Variant& variant : variants) {
                        for (const Field& field : variant.fields) merge(field.ty);
                    }
                }
                if (info.isEnum && variants.empty()) result.isUninhabited = true;
            }
            DefId drop = items_.langDef("Drop");
            if (!info.isExtern && solver_.evaluate(drop, {ty}) == types::Outcome::Yes) {
                result.needsDrop = result.dropIsVisible = true;
                DefId method = items_.resolver().member(drop, intern("drop"));
                Resolved target = resolve(method, table_.makeArgs({ty}));
                result.drop = functionFor(target.def, target.args);
            }
            break;
        }
        default: break;
    }
    return out_.facts[ty] = result;
}

}  // namespace oxide::mono
