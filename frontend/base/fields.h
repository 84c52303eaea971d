// Lets a plain struct list its fields once: OX_FIELDS(a, b) gives `visitFields(self, f)`, which calls f("a",
// self.a), f("b", self.b). Dumps, comparisons and walks over nodes are written once against it.
#pragma once

#define OX_FE_1(m, x) m(x)
#define OX_FE_2(m, x, ...) m(x) OX_FE_1(m, __VA_ARGS__)
#define OX_FE_3(m, x, ...) m(x) OX_FE_2(m, __VA_ARGS__)
#define OX_FE_4(m, x, ...) m(x) OX_FE_3(m, __VA_ARGS__)
#define OX_FE_5(m, x, ...) m(x) OX_FE_4(m, __VA_ARGS__)
#define OX_FE_6(m, x, ...) m(x) OX_FE_5(m, __VA_ARGS__)
#define OX_FE_7(m, x, ...) m(x) OX_FE_6(m, __VA_ARGS__)
#define OX_FE_8(m, x, ...) m(x) OX_FE_7(m, __VA_ARGS__)
#define OX_FE_9(m, x, ...) m(x) OX_FE_8(m, __VA_ARGS__)
#define OX_FE_10(m, x, ...) m(x) OX_FE_9(m, __VA_ARGS__)
#define OX_FE_11(m, x, ...) m(x) OX_FE_10(m, __VA_ARGS__)
#define OX_FE_12(m, x, ...) m(x) OX_FE_11(m, __VA_ARGS__)
#define OX_FE_PICK(_1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, name, ...) name
#define OX_FOR_EACH(m, ...)                                                                            \
    OX_FE_PICK(__VA_ARGS__, OX_FE_12, OX_FE_11, OX_FE_10, OX_FE_9, OX_FE_8, OX_FE_7, OX_FE_6, OX_FE_5, \
               OX_FE_4, OX_FE_3, OX_FE_2, OX_FE_1, )                                                   \
    (m, __VA_ARGS__)

#define OX_VISIT_FIELD(field) visitor(#field, self.field);
#define OX_FIELDS(...)                                       \
    template <class Self, class Visitor>                     \
    static void visitFields(Self& self, Visitor&& visitor) { \
        OX_FOR_EACH(OX_VISIT_FIELD, __VA_ARGS__)             \
    }
#define OX_NO_FIELDS                     \
    template <class Self, class Visitor> \
    static void visitFields(Self&, Visitor&&) {}

namespace oxide {

// match(variant, lambdas...): std::visit over an overload set, without a default, so that a new kind of node
// does not build until every pass has said what it does with it.
template <class... Fs>
struct Overload : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overload(Fs...) -> Overload<Fs...>;

}  // namespace oxide
