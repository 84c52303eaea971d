#include "ox/lang/command.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <mutex>

#include "ox/lang/io_print.h"

extern char** environ;

namespace ox::process {

namespace {

constexpr io::LiteralMessage kNulByte{io::ErrorKind::InvalidInput(), "nul byte found in provided data"};

template <class T>
Outcome<T> failure(int error) {
    return Outcome<T>::Err(io::Error::fromRawOsError(error));
}

std::vector<char*> pointers(std::vector<std::string> const& texts) {
    std::vector<char*> result;
    for (std::string const& text : texts) result.push_back(const_cast<char*>(text.c_str()));
    result.push_back(nullptr);
    return result;
}

/// The attributes and actions of posix_spawn.
struct Plan {
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;

    Plan() {
        posix_spawnattr_init(&attributes);
        posix_spawn_file_actions_init(&actions);
    }
    Plan(Plan const&) = delete;
    ~Plan() {
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
    }
};

std::mutex abandonedLock;
std::vector<i32> abandoned;

void collectAbandoned() {
    std::lock_guard const lock(abandonedLock);
    std::erase_if(abandoned, [](i32 pid) { return waitpid(pid, nullptr, WNOHANG) != 0; });
}

/// A signal as shells call it.
Str signalName(i32 signal) {
    switch (signal) {
        case SIGHUP: return "SIGHUP";
        case SIGINT: return "SIGINT";
        case SIGQUIT: return "SIGQUIT";
        case SIGILL: return "SIGILL";
        case SIGTRAP: return "SIGTRAP";
        case SIGABRT: return "SIGABRT";
        case SIGBUS: return "SIGBUS";
        case SIGFPE: return "SIGFPE";
        case SIGKILL: return "SIGKILL";
        case SIGUSR1: return "SIGUSR1";
        case SIGSEGV: return "SIGSEGV";
        case SIGUSR2: return "SIGUSR2";
        case SIGPIPE: return "SIGPIPE";
        case SIGALRM: return "SIGALRM";
        case SIGTERM: return "SIGTERM";
        case SIGCHLD: return "SIGCHLD";
        case SIGCONT: return "SIGCONT";
        case SIGSTOP: return "SIGSTOP";
        case SIGTSTP: return "SIGTSTP";
        case SIGTTIN: return "SIGTTIN";
        case SIGTTOU: return "SIGTTOU";
        case SIGURG: return "SIGURG";
        case SIGXCPU: return "SIGXCPU";
        case SIGXFSZ: return "SIGXFSZ";
        case SIGVTALRM: return "SIGVTALRM";
        case SIGPROF: return "SIGPROF";
        case SIGWINCH: return "SIGWINCH";
        case SIGIO: return "SIGIO";
        case SIGSYS: return "SIGSYS";
        case SIGPWR: return "SIGPWR";
        case SIGSTKFLT: return "SIGSTKFLT";
        default: return "";
    }
}

}  // namespace

/// The ends of the pipes of one start. What is not released is closed.
class Launch::Pipes {
  public:
    Pipes() = default;
    Pipes(Pipes const&) = delete;
    ~Pipes() {
        for (int const end : theirs_) closeEnd(end);
        for (int const end : ours_) closeEnd(end);
    }
    /// Of the streams that are pipes; false with errno set.
    bool open(Stream const (&streams)[3]) {
        for (u32 i = 0; i < 3; ++i) {
            if (streams[i].kind == kPipe && !open(i)) return false;
        }
        return true;
    }
    int theirs(u32 stream) const { return theirs_[stream]; }
    /// What is left is the caller's.
    Started started(pid_t pid) {
        Started const started(pid, ours_);
        for (int& end : ours_) end = -1;
        return started;
    }

  private:
    bool open(u32 stream) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) return false;
        bool const theyRead = stream == 0;
        ours_[stream] = ends[theyRead ? 1 : 0];
        theirs_[stream] = ends[theyRead ? 0 : 1];
        return true;
    }
    static void closeEnd(int end) {
        if (end >= 0) close(end);
    }
    int theirs_[3] = {-1, -1, -1};
    int ours_[3] = {-1, -1, -1};
};

std::string Launch::copied(Str text) {
    std::string copy(text.data(), text.len());
    hasNul_ = hasNul_ || copy.find('\0') != std::string::npos;
    return copy;
}

void Launch::environment(Str entry) {
    hasEnvironment_ = true;
    if (!entry.isEmpty()) environment_.push_back(copied(entry));
}

void Launch::redirect(u32 stream, u32 kind, i32 descriptor) { streams_[stream] = {kind, descriptor}; }

/// The program is looked for in the PATH that it will have.
std::string Launch::located() const {
    if (!hasEnvironment_ || program_.find('/') != std::string::npos) return program_;
    std::string path;
    for (std::string const& entry : environment_) {
        if (entry.starts_with("PATH=")) path = entry.substr(5);
    }
    if (path.empty()) return program_;
    for (usize start = 0; start <= path.size();) {
        usize end = path.find(':', start);
        if (end == std::string::npos) end = path.size();
        std::string const candidate = path.substr(start, end - start) + "/" + program_;
        if (access(candidate.c_str(), X_OK) == 0) return candidate;
        start = end + 1;
    }
    return "/nonexistent/" + program_;
}

Outcome<Started> Launch::start() const {
    // The system's quick way knows no users.
    if (user_.isSome() || group_.isSome()) return startAfter([] { return Outcome<Unit>::Ok(Unit{}); });
    if (hasNul_) return Outcome<Started>::Err(io::Error::fromMessage(kNulByte));
    collectAbandoned();
    // What was printed before comes before what the process prints.
    io::flushStdout();
    Plan plan;
    Pipes pipes;
    if (!pipes.open(streams_)) return failure<Started>(errno);
    for (u32 i = 0; i < 3; ++i) {
        int const target = static_cast<int>(i);
        switch (streams_[i].kind) {
            case kNull:
                posix_spawn_file_actions_addopen(&plan.actions, target, "/dev/null",
                                                 i == 0 ? O_RDONLY : O_WRONLY, 0);
                break;
            case kPipe: posix_spawn_file_actions_adddup2(&plan.actions, pipes.theirs(i), target); break;
            case kDescriptor:
                posix_spawn_file_actions_adddup2(&plan.actions, streams_[i].descriptor, target);
                break;
            default: break;
        }
    }
    if (!directory_.empty()) posix_spawn_file_actions_addchdir_np(&plan.actions, directory_.c_str());
    sigset_t none;
    sigset_t brokenPipe;
    sigemptyset(&none);
    sigemptyset(&brokenPipe);
    sigaddset(&brokenPipe, SIGPIPE);
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    posix_spawnattr_setsigmask(&plan.attributes, &none);
    posix_spawnattr_setsigdefault(&plan.attributes, &brokenPipe);
    if (processGroup_ >= 0) {
        flags |= POSIX_SPAWN_SETPGROUP;
        posix_spawnattr_setpgroup(&plan.attributes, processGroup_);
    }
    posix_spawnattr_setflags(&plan.attributes, flags);

    std::vector<char*> arguments = pointers(arguments_);
    std::vector<char*> entries = pointers(environment_);
    pid_t pid = 0;
    int const error = posix_spawnp(&pid, located().c_str(), &plan.actions, &plan.attributes, arguments.data(),
                                   hasEnvironment_ ? entries.data() : environ);
    if (error != 0) return failure<Started>(error);
    return Outcome<Started>::Ok(pipes.started(pid));
}

/// Gives this process what the launch says of it; false with errno set. The order is Rust's.
bool Launch::setUp(Pipes const& pipes) const {
    for (u32 i = 0; i < 3; ++i) {
        int const target = static_cast<int>(i);
        int source = -1;
        switch (streams_[i].kind) {
            case kNull: source = open("/dev/null", (i == 0 ? O_RDONLY : O_WRONLY) | O_CLOEXEC); break;
            case kPipe: source = pipes.theirs(i); break;
            case kDescriptor: source = streams_[i].descriptor; break;
            default: continue;
        }
        // A descriptor that is in its place already is closed by becoming the program, unless it is told not
        // to.
        int const outcome = source == target ? fcntl(source, F_SETFD, 0) : dup2(source, target);
        if (outcome < 0) return false;
    }
    if (group_.isSome() && setgid(group_.asSome()._0) != 0) return false;
    if (user_.isSome()) {
        if (getuid() == 0 && setgroups(0, nullptr) != 0) return false;
        if (setuid(user_.asSome()._0) != 0) return false;
    }
    if (!directory_.empty() && chdir(directory_.c_str()) != 0) return false;
    if (processGroup_ >= 0 && setpgid(0, processGroup_) != 0) return false;
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, nullptr);
    return signal(SIGPIPE, SIG_DFL) != SIG_ERR;
}

/// Only an error comes back.
io::Error Launch::become(Pipes const& pipes, LastStep last) const {
    if (!setUp(pipes)) return io::Error::lastOsError();
    if (Outcome<Unit> outcome = last(); outcome.isErr()) return std::move(outcome.asErr()._0);
    std::vector<char*> arguments = pointers(arguments_);
    std::vector<char*> entries = pointers(environment_);
    execvpe(located().c_str(), arguments.data(), hasEnvironment_ ? entries.data() : environ);
    return io::Error::lastOsError();
}

Outcome<Started> Launch::startForked(LastStep last) const {
    if (hasNul_) return Outcome<Started>::Err(io::Error::fromMessage(kNulByte));
    collectAbandoned();
    io::flushStdout();
    Pipes pipes;
    if (!pipes.open(streams_)) return failure<Started>(errno);
    // Closed without a word when the process has become the program; an errno when it could not.
    int news[2];
    if (pipe2(news, O_CLOEXEC) != 0) return failure<Started>(errno);
    pid_t const pid = fork();
    if (pid == 0) {
        io::Error const error = become(pipes, last);
        Option<i32> const code = error.rawOsError();
        i32 const word = code.isSome() ? code.asSome()._0 : EINVAL;
        [[maybe_unused]] ssize_t const sent = write(news[1], &word, sizeof word);
        _exit(1);
    }
    int const forkError = errno;
    close(news[1]);
    i32 word = 0;
    ssize_t count = 0;
    if (pid > 0) {
        do count = read(news[0], &word, sizeof word);
        while (count < 0 && errno == EINTR);
    }
    close(news[0]);
    if (pid < 0) return failure<Started>(forkError);
    if (count == 0) return Outcome<Started>::Ok(pipes.started(pid));
    waitpid(pid, nullptr, 0);
    return failure<Started>(word);
}

io::Error Launch::replace(LastStep last) const {
    if (hasNul_) return io::Error::fromMessage(kNulByte);
    io::flushStdout();
    Pipes pipes;
    if (!pipes.open(streams_)) return io::Error::lastOsError();
    return become(pipes, last);
}

Outcome<Option<i32>> tryWait(i32 pid) {
    using Answer = Outcome<Option<i32>>;
    for (;;) {
        int status = 0;
        pid_t const found = waitpid(pid, &status, WNOHANG);
        if (found == 0) return Answer::Ok(Option<i32>::None());
        if (found > 0) return Answer::Ok(Option<i32>::Some(status));
        if (errno != EINTR) return failure<Option<i32>>(errno);
    }
}

Outcome<i32> wait(i32 pid) {
    io::flushStdout();
    for (;;) {
        int status = 0;
        if (waitpid(pid, &status, 0) >= 0) return Outcome<i32>::Ok(status);
        if (errno != EINTR) return failure<i32>(errno);
    }
}

Outcome<Unit> kill(i32 pid, i32 signal) {
    return ::kill(pid, signal) == 0 ? Outcome<Unit>::Ok(Unit{}) : failure<Unit>(errno);
}

void abandon(i32 pid) {
    {
        std::lock_guard const lock(abandonedLock);
        abandoned.push_back(pid);
    }
    collectAbandoned();
}

Outcome<Unit> readBoth(i32 first, Vec<u8>* intoFirst, i32 second, Vec<u8>* intoSecond) {
    io::flushStdout();
    pollfd waits[2] = {{first, POLLIN, 0}, {second, POLLIN, 0}};
    Vec<u8>* const targets[2] = {intoFirst, intoSecond};
    u8 chunk[16384];
    while (waits[0].fd >= 0 || waits[1].fd >= 0) {
        if (poll(waits, 2, -1) < 0) {
            if (errno == EINTR) continue;
            return failure<Unit>(errno);
        }
        for (int i = 0; i < 2; ++i) {
            if (waits[i].fd < 0 || waits[i].revents == 0) continue;
            ssize_t const count = read(waits[i].fd, chunk, sizeof chunk);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return failure<Unit>(errno);
            if (count == 0) waits[i].fd = -1;
            targets[i]->appendCopies(Slice<u8>(chunk, static_cast<usize>(count)));
        }
    }
    return Outcome<Unit>::Ok(Unit{});
}

Option<i32> exitCode(i32 status) {
    return WIFEXITED(status) ? Option<i32>::Some(WEXITSTATUS(status)) : Option<i32>::None();
}
Option<i32> endingSignal(i32 status) {
    return WIFSIGNALED(status) ? Option<i32>::Some(WTERMSIG(status)) : Option<i32>::None();
}
Option<i32> stoppingSignal(i32 status) {
    return WIFSTOPPED(status) ? Option<i32>::Some(WSTOPSIG(status)) : Option<i32>::None();
}
bool isContinued(i32 status) { return WIFCONTINUED(status); }
bool dumpedCore(i32 status) { return WIFSIGNALED(status) && WCOREDUMP(status); }

String describeStatus(i32 status) {
    std::string text;
    auto const signalled = [&](char const* what, i32 signal) {
        Str const name = signalName(signal);
        text = what + std::to_string(signal);
        if (!name.isEmpty()) text += " (" + std::string(name.data(), name.len()) + ")";
    };
    if (WIFEXITED(status)) {
        text = "exit status: " + std::to_string(WEXITSTATUS(status));
    } else if (WIFSIGNALED(status)) {
        signalled("signal: ", WTERMSIG(status));
        if (WCOREDUMP(status)) text += " (core dumped)";
    } else if (WIFSTOPPED(status)) {
        signalled("stopped (not terminated) by signal: ", WSTOPSIG(status));
    } else {
        text = "continued (WIFCONTINUED)";
    }
    return String(Str(text.data(), text.size()));
}

}  // namespace ox::process
