#include "codegen/lower/names.h"

namespace oxide::lower {

namespace {

const std::unordered_set<std::string_view>& reservedWords() {
    static const std::unordered_set<std::string_view> kWords = {
        // C++
        "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case",
        "catch", "char", "char8_t", "char16_t", "char32_t", "class", "compl", "concept", "const", "consteval",
        "constexpr", "constinit", "const_cast", "continue", "co_await", "co_return", "co_yield", "decltype",
        "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "explicit", "export", "extern",
        "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace",
        "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or", "or_eq", "private", "protected",
        "public", "register", "reinterpret_cast", "requires", "return", "short", "signed", "sizeof", "static",
        "static_assert", "static_cast", "struct", "switch", "template", "this", "thread_local", "throw",
        "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void",
        "volatile", "wchar_t", "while", "xor", "xor_eq",
        // macros that a C library header may define
        "assert", "errno", "stdin", "stdout", "stderr", "major", "minor", "makedev", "linux", "unix", "NULL",
        "EOF", "INFINITY", "NAN", "SIGINT", "SIGTERM", "offsetof", "signbit", "isnan", "isinf", "isfinite",
        "BUFSIZ", "RAND_MAX", "INT_MAX", "INT_MIN", "CHAR_BIT", "PATH_MAX", "EXIT_SUCCESS", "EXIT_FAILURE",
        "BIG_ENDIAN", "BOOL_MAX", "BOOL_WIDTH", "BYTE_ORDER", "CHAR_MAX", "CHAR_MIN", "CHAR_WIDTH",
        "CLOCKS_PER_SEC", "CLOCK_BOOTTIME", "CLOCK_BOOTTIME_ALARM", "CLOCK_MONOTONIC",
        "CLOCK_MONOTONIC_COARSE", "CLOCK_MONOTONIC_RAW", "CLOCK_PROCESS_CPUTIME_ID", "CLOCK_REALTIME",
        "CLOCK_REALTIME_ALARM", "CLOCK_REALTIME_COARSE", "CLOCK_TAI", "CLOCK_THREAD_CPUTIME_ID", "CSIGNAL",
        "E2BIG", "EACCES", "EADDRINUSE", "EADDRNOTAVAIL", "EADV", "EAFNOSUPPORT", "EAGAIN", "EALREADY",
        "EBADE", "EBADF", "EBADFD", "EBADMSG", "EBADR", "EBADRQC", "EBADSLT", "EBFONT", "EBUSY", "ECANCELED",
        "ECHILD", "ECHRNG", "ECOMM", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EDEADLK", "EDEADLOCK",
        "EDESTADDRREQ", "EDOM", "EDOTDOT", "EDQUOT", "EEXIST", "EFAULT", "EFBIG", "EHOSTDOWN", "EHOSTUNREACH",
        "EHWPOISON", "EIDRM", "EILSEQ", "EINPROGRESS", "EINTR", "EINVAL", "EIO", "EISCONN", "EISDIR",
        "EISNAM", "EKEYEXPIRED", "EKEYREJECTED", "EKEYREVOKED", "EL2HLT", "EL2NSYNC", "EL3HLT", "EL3RST",
        "ELIBACC", "ELIBBAD", "ELIBEXEC", "ELIBMAX", "ELIBSCN", "ELNRNG", "ELOOP", "EMEDIUMTYPE", "EMFILE",
        "EMLINK", "EMSGSIZE", "EMULTIHOP", "ENAMETOOLONG", "ENAVAIL", "ENETDOWN", "ENETRESET", "ENETUNREACH",
        "ENFILE", "ENOANO", "ENOBUFS", "ENOCSI", "ENODATA", "ENODEV", "ENOENT", "ENOEXEC", "ENOKEY", "ENOLCK",
        "ENOLINK", "ENOMEDIUM", "ENOMEM", "ENOMSG", "ENONET", "ENOPKG", "ENOPROTOOPT", "ENOSPC", "ENOSR",
        "ENOSTR", "ENOSYS", "ENOTBLK", "ENOTCONN", "ENOTDIR", "ENOTEMPTY", "ENOTNAM", "ENOTRECOVERABLE",
        "ENOTSOCK", "ENOTSUP", "ENOTTY", "ENOTUNIQ", "ENXIO", "EOPNOTSUPP", "EOVERFLOW", "EOWNERDEAD",
        "EPERM", "EPFNOSUPPORT", "EPIPE", "EPROTO", "EPROTONOSUPPORT", "EPROTOTYPE", "ERANGE", "EREMCHG",
        "EREMOTE", "EREMOTEIO", "ERESTART", "ERFKILL", "EROFS", "ESHUTDOWN", "ESOCKTNOSUPPORT", "ESPIPE",
        "ESRCH", "ESRMNT", "ESTALE", "ESTRPIPE", "ETIME", "ETIMEDOUT", "ETOOMANYREFS", "ETXTBSY", "EUCLEAN",
        "EUNATCH", "EUSERS", "EWOULDBLOCK", "EXDEV", "EXFULL", "EXPR_NEST_MAX", "FD_SETSIZE", "FILENAME_MAX",
        "FOPEN_MAX", "F_LOCK", "F_OK", "F_TEST", "F_TLOCK", "F_ULOCK", "HOST_NAME_MAX", "INT16_MAX",
        "INT16_MIN", "INT16_WIDTH", "INT32_MAX", "INT32_MIN", "INT32_WIDTH", "INT64_MAX", "INT64_MIN",
        "INT64_WIDTH", "INT8_MAX", "INT8_MIN", "INT8_WIDTH", "INT_WIDTH", "IOV_MAX", "LC_ADDRESS",
        "LC_ADDRESS_MASK", "LC_ALL", "LC_ALL_MASK", "LC_COLLATE", "LC_COLLATE_MASK", "LC_CTYPE",
        "LC_CTYPE_MASK", "LC_GLOBAL_LOCALE", "LC_IDENTIFICATION", "LC_IDENTIFICATION_MASK", "LC_MEASUREMENT",
        "LC_MEASUREMENT_MASK", "LC_MESSAGES", "LC_MESSAGES_MASK", "LC_MONETARY", "LC_MONETARY_MASK",
        "LC_NAME", "LC_NAME_MASK", "LC_NUMERIC", "LC_NUMERIC_MASK", "LC_PAPER", "LC_PAPER_MASK",
        "LC_TELEPHONE", "LC_TELEPHONE_MASK", "LC_TIME", "LC_TIME_MASK", "LINE_MAX", "LITTLE_ENDIAN",
        "LONG_BIT", "LONG_MAX", "LONG_MIN", "LONG_WIDTH", "L_INCR", "L_SET", "L_XTND", "L_ctermid",
        "L_cuserid", "L_tmpnam", "MAX_CANON", "MAX_INPUT", "MB_CUR_MAX", "MB_LEN_MAX", "NAME_MAX",
        "PDP_ENDIAN", "PIPE_BUF", "P_tmpdir", "R_OK", "SCHED_BATCH", "SCHED_DEADLINE", "SCHED_FIFO",
        "SCHED_IDLE", "SCHED_ISO", "SCHED_OTHER", "SCHED_RESET_ON_FORK", "SCHED_RR", "SEEK_CUR", "SEEK_DATA",
        "SEEK_END", "SEEK_HOLE", "SEEK_SET", "SHRT_MAX", "SHRT_MIN", "SHRT_WIDTH", "SIG_ATOMIC_MAX",
        "SIG_ATOMIC_MIN", "SIG_ATOMIC_WIDTH", "SIZE_MAX", "SIZE_WIDTH", "SSIZE_MAX", "STDERR_FILENO",
        "STDIN_FILENO", "STDOUT_FILENO", "TIMER_ABSTIME", "TIME_UTC", "TMP_MAX", "UCHAR_MAX", "UCHAR_WIDTH",
        "UINT16_MAX", "UINT16_WIDTH", "UINT32_MAX", "UINT32_WIDTH", "UINT64_MAX", "UINT64_WIDTH", "UINT8_MAX",
        "UINT8_WIDTH", "UINT_MAX", "UINT_WIDTH", "ULONG_MAX", "ULONG_WIDTH", "USHRT_MAX", "USHRT_WIDTH",
        "WCHAR_MAX", "WCHAR_MIN", "WCHAR_WIDTH", "WCONTINUED", "WEOF", "WEXITED", "WINT_MAX", "WINT_MIN",
        "WINT_WIDTH", "WNOHANG", "WNOWAIT", "WORD_BIT", "WSTOPPED", "WUNTRACED", "W_OK", "X_OK",
        "sched_priority",
        // what generated code itself says
        "std", "ox", "app", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
        "usize", "f32", "f64", "makeLazy", "strand", "str", "slice", "Tag", "Output", "Payload"};
    return kWords;
}

}  // namespace

std::string identifier(std::string_view name) {
    std::string result(name);
    if (reservedWords().contains(name) || result.ends_with('_')) result += "_x";
    bool isReserved =
        result.size() > 1 && result[0] == '_' && (result[1] == '_' || (result[1] >= 'A' && result[1] <= 'Z'));
    if (isReserved) result.insert(0, "x");
    return result;
}

std::string fieldName(std::string_view name) {
    if (!name.empty() && name[0] >= '0' && name[0] <= '9') return "_" + std::string(name);
    return identifier(name);
}

std::string variantName(std::string_view name, std::string_view enumName) {
    if (name == "Tag" || name == "Output" || name == "Payload" || name == enumName)
        return std::string(name) + "Variant";
    return identifier(name);
}

std::string LocalNames::fresh(std::string_view hint) {
    std::string base = identifier(hint.empty() ? "value" : hint);
    int& uses = taken_[base];
    if (uses == 0 && !globals_->contains(base)) {
        uses = 1;
        return base;
    }
    for (;;) {
        std::string name = base + "_" + std::to_string(++uses);
        if (globals_->contains(name) || !taken_.emplace(name, 1).second) continue;
        return name;
    }
}

}  // namespace oxide::lower
