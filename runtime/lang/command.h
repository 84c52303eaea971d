#pragma once

#include <string>
#include <vector>

#include "ox/lang/io_error.h"
#include "ox/lang/option.h"
#include "ox/lang/result.h"
#include "ox/lang/str.h"
#include "ox/lang/vec.h"

/// Starting processes and waiting for them.
namespace ox::process {

template <class T>
using Outcome = ox::Result<T, ox::io::Error>;

/// A process that was started: its number, and this side of its standard streams that are pipes, -1 for
/// others.
class Started {
  public:
    using TriviallyRelocatable = void;

    Started(i32 pid, i32 const (&pipes)[3]) : pid_(pid), pipes_{pipes[0], pipes[1], pipes[2]} {}
    i32 pid() const { return pid_; }
    /// The caller closes it.
    i32 pipe(u32 stream) const { return pipes_[stream]; }

  private:
    i32 pid_;
    i32 pipes_[3];
};

/// A process to be: everything that its start needs.
class Launch {
  public:
    /// What a standard stream of the process is.
    enum : u32 { kInherit, kNull, kPipe, kDescriptor };

    static Launch of(Str program) { return Launch(program); }
    Launch(Launch&&) noexcept = default;
    Launch& operator=(Launch&&) noexcept = default;

    /// In place of the program's name, for the process to see.
    void name(Str text) { arguments_[0] = copied(text); }
    void argument(Str text) { arguments_.push_back(copied(text)); }
    /// With the first call the process no longer gets this process's environment. `entry` is NAME=VALUE;
    /// empty for none.
    void environment(Str entry);
    void directory(Str path) { directory_ = copied(path); }
    void redirect(u32 stream, u32 kind, i32 descriptor);
    void processGroup(i32 group) { processGroup_ = group; }
    void user(u32 id) { user_ = Option<u32>::Some(id); }
    void group(u32 id) { group_ = Option<u32>::Some(id); }
    Outcome<Started> start() const;
    /// The same, but the process to be calls `before`, which gives an `Outcome<Unit>`, last of all before it
    /// becomes the program.
    template <class Before>
    Outcome<Started> startAfter(Before before) const {
        return startForked(LastStep(before));
    }
    /// Puts the program in the place of this one; only an error comes back.
    template <class Before>
    io::Error replaceAfter(Before before) const {
        return replace(LastStep(before));
    }

  private:
    /// A closure that outlives this. There is nobody who could catch a panic in a process to be: it ends.
    class LastStep {
      public:
        template <class Before>
        explicit LastStep(Before& before)
            : closure_(&before), call_([](void* closure) noexcept {
                  return static_cast<Outcome<Unit>>((*static_cast<Before*>(closure))());
              }) {}
        Outcome<Unit> operator()() const { return call_(closure_); }

      private:
        void* closure_;
        Outcome<Unit> (*call_)(void*) noexcept;
    };
    class Pipes;
    Outcome<Started> startForked(LastStep last) const;
    io::Error replace(LastStep last) const;
    io::Error become(Pipes const& pipes, LastStep last) const;
    bool setUp(Pipes const& pipes) const;
    explicit Launch(Str program) : program_(copied(program)), arguments_{copied(program)} {}
    std::string copied(Str text);
    std::string located() const;

    struct Stream {
        u32 kind = kInherit;
        i32 descriptor = -1;
    };
    bool hasNul_ = false;  // first: `copied` sets it while the others are made
    std::string program_;
    std::vector<std::string> arguments_;
    std::vector<std::string> environment_;
    std::string directory_;
    Stream streams_[3];
    i32 processGroup_ = -1;
    Option<u32> user_ = Option<u32>::None();
    Option<u32> group_ = Option<u32>::None();
    bool hasEnvironment_ = false;
};

/// The status that `wait` gives, or nothing when the process still runs. Interrupted calls are repeated.
Outcome<Option<i32>> tryWait(i32 pid);
Outcome<i32> wait(i32 pid);
Outcome<Unit> kill(i32 pid, i32 signal);
/// A process that nobody will wait for: it is collected when it has ended, at the next chance.
void abandon(i32 pid);
/// Reads two pipes until both have ended; -1 for none.
Outcome<Unit> readBoth(i32 first, Vec<u8>* intoFirst, i32 second, Vec<u8>* intoSecond);

// What a status says.
Option<i32> exitCode(i32 status);
Option<i32> endingSignal(i32 status);
Option<i32> stoppingSignal(i32 status);
bool isContinued(i32 status);
bool dumpedCore(i32 status);
/// As `Display` shows it.
String describeStatus(i32 status);

}  // namespace ox::process
