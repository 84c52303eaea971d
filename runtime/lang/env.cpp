#include "ox/lang/env.h"

#include <cstdlib>
#include <cstring>
#include <mutex>

#include "ox/lang/str.h"

extern char** environ;

namespace ox::env {

namespace {

int argumentCount = 0;
char** arguments = nullptr;
std::mutex environmentLock;

Str view(char const* text) { return Str(text, std::strlen(text)); }
String terminated(Str text) {
    String copy(text);
    copy.push(U'\0');
    return copy;
}
String textOf(Str bytes) { return strs::fromUtf8Lossy(bytes.asBytes()); }

}  // namespace

void setArgs(int argc, char** argv) {
    argumentCount = argc;
    arguments = argv;
}
usize argCount() { return static_cast<usize>(argumentCount); }
String argAt(usize i) { return textOf(view(arguments[i])); }

Option<String> get(Str name) {
    std::lock_guard lock(environmentLock);
    char const* value = std::getenv(terminated(name).data());
    return value == nullptr ? Option<String>::None() : Option<String>::Some(String(view(value)));
}
void set(Str name, Str value) {
    std::lock_guard lock(environmentLock);
    ::setenv(terminated(name).data(), terminated(value).data(), 1);
}
void unset(Str name) {
    std::lock_guard lock(environmentLock);
    ::unsetenv(terminated(name).data());
}

usize count() {
    usize count = 0;
    while (environ != nullptr && environ[count] != nullptr) ++count;
    return count;
}
String nameAt(usize i) {
    Str entry = view(environ[i]);
    Option<usize> sign = strs::findChar(entry, U'=', 1);
    return String(sign.isSome() ? entry.from(0, sign.asSome()._0) : entry);
}
String valueAt(usize i) {
    Str entry = view(environ[i]);
    Option<usize> sign = strs::findChar(entry, U'=', 1);
    if (sign.isNone()) return String();
    usize start = sign.asSome()._0 + 1;
    return String(entry.from(start, entry.len() - start));
}

}  // namespace ox::env
