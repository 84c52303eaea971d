// The order in which the classes are defined: what a class contains comes before it. Types that refer to each
// other through pointers may form cycles; within one, only containment by value decides.
#include <algorithm>

#include "codegen/lower/declarations.h"

namespace oxide::lower {

namespace {

// Library types whose contents are part of them. All others hold them behind a pointer: an incomplete type
// will do.
bool holdsByValue(std::string_view name) {
    static const std::unordered_set<std::string_view> kNames = {"ox::Option",
                                                                "ox::Result",
                                                                "ox::Poll",
                                                                "ox::Cell",
                                                                "ox::RefCell",
                                                                "ox::Pin",
                                                                "ox::PhantomData",
                                                                "ox::Wrapping",
                                                                "ox::array::IntoIter",
                                                                "ox::cell::OnceCell",
                                                                "ox::cell::UnsafeCell",
                                                                "ox::mem::ManuallyDrop",
                                                                "ox::mem::MaybeUninit",
                                                                "ox::sync::Mutex",
                                                                "ox::sync::RwLock",
                                                                "ox::sync::OnceLock",
                                                                "ox::tokio::sync::Mutex",
                                                                "ox::tokio::sync::OnceCell",
                                                                "ox::tokio::sync::SetError",
                                                                "ox::tokio::sync::broadcast::SendError",
                                                                "ox::tokio::sync::mpsc::SendError",
                                                                "ox::tokio::sync::mpsc::SendTimeoutError",
                                                                "ox::tokio::sync::mpsc::TrySendError",
                                                                "ox::tokio::sync::oneshot::Receiver",
                                                                "ox::tokio::sync::watch::SendError",
                                                                "ox::tokio::sync::RwLock"};
    return kNames.contains(name);
}

class TypeOrder {
  public:
    explicit TypeOrder(Context& context) : context_(context) {}

    std::vector<Ty> run() {
        for (const mono::AdtInstance& adt : context_.program.adts) {
            if (!adt.isExtern) search(adt.ty);
        }
        for (const mono::ClosureInstance& closure : context_.program.closures) {
            if (context_.kind(closure.ty) == TyKind::Closure) search(closure.ty);
        }
        return std::move(order_);
    }

  private:
    struct Node {
        std::vector<Ty> all;      // every class it mentions
        std::vector<Ty> byValue;  // those it contains
        std::size_t index = 0;
        std::size_t lowest = 0;
        bool onStack = false;
        bool isPlaced = false;
    };

    void parts(Node& node, Ty ty, bool byValue, std::unordered_set<Ty>& seen) {
        auto each = [&](std::span<const Ty> items, bool contained) {
            for (Ty item : std::vector<Ty>(items.begin(), items.end())) parts(node, item, contained, seen);
        };
        switch (context_.kind(ty)) {
            case TyKind::Tuple: each(context_.types.args(ty), byValue); return;
            case TyKind::Array: parts(node, context_.types.args(ty)[0], byValue, seen); return;
            case TyKind::Adt: {
                const mono::AdtInstance* adt = context_.adt(ty);
                if (!adt) return;
                if (adt->isExtern) {
                    each(adt->cppArgs, byValue && holdsByValue(adt->name));
                } else {
                    node.all.push_back(ty);
                    if (byValue) node.byValue.push_back(ty);
                }
                return;
            }
            case TyKind::Closure:
                node.all.push_back(ty);
                if (byValue) node.byValue.push_back(ty);
                return;
            case TyKind::AsyncBlock:
                if (const mono::ClosureInstance* block = context_.closure(ty);
                    block && seen.insert(ty).second) {
                    for (const mono::Field& capture : block->captures) parts(node, capture.ty, byValue, seen);
                    parts(node, context_.function(block->function).result, byValue, seen);
                }
                return;
            case TyKind::AsyncCall: {
                if (!seen.insert(ty).second) return;
                const types::TyData& data = context_.types[ty];
                const mono::Function& function = context_.function(context_.callee({data.def, data.args}));
                for (const mono::Param& param : function.params) parts(node, param.ty, byValue, seen);
                parts(node, function.result, byValue, seen);
                return;
            }
            default: return;
        }
    }

    void search(Ty ty) {
        if (nodes_.contains(ty)) return;
        Node& node = nodes_[ty];
        node.index = node.lowest = nodes_.size();
        std::unordered_set<Ty> seen;
        if (const mono::AdtInstance* adt = context_.adt(ty)) {
            for (const mono::Variant& variant : adt->variants) {
                for (const mono::Field& field : variant.fields) parts(node, field.ty, true, seen);
            }
            // A future keeps the outcome of its poll.
            auto poll = context_.program.userPoll.find(ty);
            if (poll != context_.program.userPoll.end())
                parts(node, context_.function(poll->second.function).result, true, seen);
        } else if (const mono::ClosureInstance* closure = context_.closure(ty)) {
            for (const mono::Field& capture : closure->captures) parts(node, capture.ty, true, seen);
        }
        stack_.push_back(ty);
        node.onStack = true;
        for (Ty next : node.all) {
            if (!nodes_.contains(next)) {
                search(next);
                node.lowest = std::min(node.lowest, nodes_[next].lowest);
            } else if (nodes_[next].onStack) {
                node.lowest = std::min(node.lowest, nodes_[next].index);
            }
        }
        if (node.lowest != node.index) return;
        // The root of a cycle (or of nothing but itself): everything else that it needs is placed already.
        std::vector<Ty> cycle;
        do {
            cycle.push_back(stack_.back());
            nodes_[stack_.back()].onStack = false;
            stack_.pop_back();
        } while (cycle.back() != ty);
        std::reverse(cycle.begin(), cycle.end());
        for (Ty member : cycle) place(member);
    }

    void place(Ty ty) {
        Node& node = nodes_[ty];
        if (std::exchange(node.isPlaced, true)) return;
        for (Ty part : node.byValue) place(part);
        order_.push_back(ty);
    }

    Context& context_;
    std::unordered_map<Ty, Node> nodes_;
    std::vector<Ty> stack_;
    std::vector<Ty> order_;
};

}  // namespace

std::vector<Ty> definitionOrder(Context& context) { return TypeOrder(context).run(); }

}  // namespace oxide::lower
