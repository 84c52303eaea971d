// D27: names that people use without importing them, and where they live.
#include <algorithm>

#include "frontend/resolve/state.h"

namespace oxide::resolve {

namespace {

constexpr std::string_view kPaths[] = {
    "std.collections.HashMap",
    "std.collections.HashSet",
    "std.collections.BTreeMap",
    "std.collections.BTreeSet",
    "std.collections.VecDeque",
    "std.collections.BinaryHeap",
    "std.collections.LinkedList",
    "std.rc.Rc",
    "std.rc.Weak",
    "std.cell.Cell",
    "std.cell.RefCell",
    "std.cell.OnceCell",
    "std.sync.Arc",
    "std.sync.Mutex",
    "std.sync.RwLock",
    "std.sync.OnceLock",
    "std.sync.LazyLock",
    "std.sync.mpsc",
    "std.sync.Condvar",
    "std.sync.Barrier",
    "std.sync.atomic.AtomicBool",
    "std.sync.atomic.AtomicUsize",
    "std.sync.atomic.AtomicIsize",
    "std.sync.atomic.AtomicI32",
    "std.sync.atomic.AtomicU32",
    "std.sync.atomic.AtomicI64",
    "std.sync.atomic.AtomicU64",
    "std.cmp.Ordering",
    "std.cmp.Reverse",
    "std.cmp.max",
    "std.cmp.min",
    "std.fmt.Display",
    "std.fmt.Debug",
    "std.fmt.Formatter",
    "std.fmt.Write",
    "std.ops.Add",
    "std.ops.AddAssign",
    "std.ops.Sub",
    "std.ops.SubAssign",
    "std.ops.Mul",
    "std.ops.MulAssign",
    "std.ops.Div",
    "std.ops.DivAssign",
    "std.ops.Rem",
    "std.ops.Neg",
    "std.ops.Not",
    "std.ops.Index",
    "std.ops.IndexMut",
    "std.ops.Deref",
    "std.ops.DerefMut",
    "std.ops.Range",
    "std.ops.ControlFlow",
    "std.iter.Peekable",
    "std.iter.Sum",
    "std.iter.Product",
    "std.iter.FusedIterator",
    "std.str.FromStr",
    "std.num.ParseIntError",
    "std.num.ParseFloatError",
    "std.error.Error",
    "std.borrow.Cow",
    "std.hash.Hash",
    "std.hash.Hasher",
    "std.any.Any",
    "std.pin.Pin",
    "std.marker.PhantomData",
    "std.task.Poll",
    "std.task.Context",
    "std.task.Waker",
    "std.future.pollFn",
    "std.convert.Infallible",
    "std.mem.swap",
    "std.mem.replace",
    "std.mem.take",
    "std.env",
    "std.process",
    "std.thread",
    "std.fmt",
    "std.io",
    "std.fs",
    "std.mem",
    "std.rc",
    "std.cell",
    "std.collections",
    "std.cmp",
    "std.iter",
    "std.ops",
    "std.any",
    "std.hash",
    "std.pin",
    "std.future",
    "std.error",
    "std.ptr",
    "std.num",
    "std.net",
    "std.path",
    "std.path.Path",
    "std.path.PathBuf",
    "std.time.SystemTime",
    "tokio.time.sleep",
    "tokio.time.sleepUntil",
    "tokio.time.timeout",
    "tokio.time.timeoutAt",
    "tokio.time.interval",
    "tokio.time.Duration",
    "tokio.time.Instant",
    "tokio.time.Interval",
    "tokio.task.yieldNow",
    "tokio.task.spawnBlocking",
    "tokio.task.JoinHandle",
    "tokio.task.JoinSet",
    "tokio.task.JoinError",
    "tokio.task.LocalSet",
    "tokio.sync.oneshot",
    "tokio.sync.watch",
    "tokio.sync.broadcast",
    "tokio.sync.Notify",
    "tokio.sync.Semaphore",
    "tokio.runtime.Runtime",
    "tokio.runtime.Builder",
    "tokio.runtime.Handle",
    "tokio.net.TcpListener",
    "tokio.net.TcpStream",
    "tokio.net.UdpSocket",
    "tokio.io.AsyncReadExt",
    "tokio.io.AsyncWriteExt",
    "tokio.io.AsyncBufReadExt",
    "tokio.io.BufReader",
    "tokio.task",
    "tokio.time",
    "tokio.sync",
    "tokio.runtime",
    "tokio.signal",
    "futures.stream",
    "futures.stream.Stream",
    "futures.stream.StreamExt",
    "futures.future.joinAll",
};

// What an async program means by a name that std has too, and what a program without tokio means by tokio's.
constexpr std::pair<std::string_view, std::string_view> kWithTokio[] = {
    {"std.sync.mpsc", "tokio.sync.mpsc"},
    {"std.sync.Mutex", "tokio.sync.Mutex"},
    {"std.sync.RwLock", "tokio.sync.RwLock"},
    {"std.sync.Barrier", "tokio.sync.Barrier"},
};
constexpr std::pair<std::string_view, std::string_view> kWithoutTokio[] = {
    {"tokio.time.Duration", "std.time.Duration"},
    {"tokio.time.Instant", "std.time.Instant"},
    {"tokio.time.sleep", "std.thread.sleep"},
};

std::string_view lastSegment(std::string_view path) { return path.substr(path.rfind('.') + 1); }

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= path.size();) {
        std::size_t dot = std::min(path.find('.', at), path.size());
        parts.push_back(path.substr(at, dot - at));
        at = dot + 1;
    }
    return parts;
}

}  // namespace

bool State::isLibraryModuleName(Name name) const {
    if (startsUpper(name)) return false;
    std::string_view wanted = text(camelCase(name));
    // Functions have `sleep(..)` behind them, not `.`; so a lowercase name with a dot can only be one of the
    // modules here.
    return std::any_of(std::begin(kPaths), std::end(kPaths),
                       [&](std::string_view path) { return lastSegment(path) == wanted; });
}

// Does the program import anything from tokio?
bool State::usesTokio() const {
    for (const Import& import : imports) {
        if (scopes[import.scope].isLibrary) continue;
        if (text(import.leaf->path[0].name) == "tokio") return true;
    }
    return false;
}

std::optional<std::string> State::wellKnownPath(Name name) {
    std::string_view wanted = text(camelCase(name));
    for (std::string_view path : kPaths) {
        if (lastSegment(path) != wanted) continue;
        if (usesTokio()) {
            for (auto [std, tokio] : kWithTokio) path = path == std ? tokio : path;
        } else {
            for (auto [tokio, std] : kWithoutTokio) path = path == tokio ? std : path;
        }
        if (lookupPath(split(path))) return std::string(path);
    }
    return std::nullopt;
}

}  // namespace oxide::resolve
