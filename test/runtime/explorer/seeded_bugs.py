"""Puts bugs into copies of the runtime's files, one at a time, and expects the explorer's scenarios to find each.

seeded_bugs.py SOURCE BUILD COMPILER LIBRARY.. : the repository, the folder that holds include/ox, a C++ compiler, and what the tests
are linked with.
"""
import concurrent.futures
import os
import subprocess
import sys
import tempfile

# What is edited, the text as it stands there once, what takes its place, the scenario, and the sources that have the text inlined.
SEEDS = [
    ("tokio/runtime/ring.h", "if (core::compareExchange(head_, head, head + 1)) return task;",
     "head_.store(head + 1, std::memory_order_release); return task;", "protocols", "ringGivesEachTaskOnce", []),
    ("tokio/runtime/lifo_slot.h", "os::heavyFence();", "", "protocols", "lifoSlotGivesEachTaskOnce", []),
    ("tokio/runtime/lifo_slot.h", "if (!wanted_.load(std::memory_order_acquire)) [[likely]]", "if (true)", "protocols",
     "lifoSlotGivesEachTaskOnce", []),
    ("tokio/runtime/idle_set.h", "searching_.fetch_add(1, std::memory_order_seq_cst);\n                    return", "return",
     "protocols", "aSleeperSeesTheWorkOrIsWoken", []),
    ("tokio/runtime/truce.h", "if (thief_.load(std::memory_order_relaxed) == thief + 1)", "if (false)", "protocols",
     "afterATruceTheThiefSeesTheWorkOrIsWoken", []),
    ("tokio/runtime/task_queue.h", "void push(core::Task* task) {\n        core::SpinGuard guard(lock_);",
     "void push(core::Task* task) {", "protocols", "injectionQueueGivesEachTaskOnce", []),
    ("core/spin_lock.h", "if (!compareExchange(held_, expected, 1)) [[unlikely]]\n            lockSlowly();",
     "while (held_.load() != expected) pauseCpu();\n        held_.store(1);", "channels", "spinLock", []),
    # The node's last touch comes before its task is marked.
    ("core/wait_list.h", "node.state_.store(WaitNode::kGranting, std::memory_order_release);\n        WakeTarget*",
     "node.state_.store(WaitNode::kGranted, std::memory_order_release);\n        WakeTarget*", "tasks", "wakesOfOneTaskMeet",
     ["tokio/sync/notify.cpp"]),
    # The task is marked before its node says that it was granted.
    ("core/wait_list.h", "node.state_.store(WaitNode::kGranting, std::memory_order_release);\n        WakeTarget* const target",
     "bool const early = mark(node.target_);\n        WakeTarget* const target", "tasks", "wakesOfOneTaskMeet", ["tokio/sync/notify.cpp"]),
    ("core/task.cpp", "if (((expected ^ seen) & ~kFlags) != 0) return scheduler->scheduleAgain(this);", "", "tasks", "joinHandle", []),
    ("core/task.cpp", "bool const mustSchedule = mark(target);\n        // From here",
     "bool const mustSchedule = false;\n        // From here", "tasks", "joinHandle", []),
    ("tokio/sync/notify.cpp", "if (node_.byOne) notify_->notifyOne();", "", "tasks", "notify", []),
    ("tokio/sync/semaphore.cpp", "given -= node_.missing;\n    } else if", "given = 0;\n    } else if", "tasks", "semaphore", []),
    ("tokio/sync/mpsc/channel.cpp", "if (!node.hasFailed) releasePermits(held);", "", "tasks", "mpscAborted", []),
    ("tokio/sync/mpsc/channel.cpp", "mayWait_.store(true, std::memory_order_seq_cst);\n            collectLocked();",
     "collectLocked();\n            mayWait_.store(true, std::memory_order_seq_cst);", "tasks", "mpscPermitsThatAreOwed", []),
    ("tokio/sync/oneshot.cpp", "if (core::compareExchange(state_, seen, seen | kSending)) break;", "break;", "tasks", "oneshot", []),
    # The state is looked at before the future that a change wakes is there.
    ("tokio/sync/watch.cpp", """        if (!isWaiting_) {
            // Waits from here on; so a change after the look at the state wakes it.
            ::new (static_cast<void*>(&notified_)) Notified(shared_->changed());
            isWaiting_ = true;
        }
        u64 const state = shared_->state();""", """        u64 const state = shared_->state();
        if (!isWaiting_) {
            ::new (static_cast<void*>(&notified_)) Notified(shared_->changed());
            isWaiting_ = true;
        }""", "channels", "watch", []),
    ("tokio/sync/broadcast.h", "if (node.isLinked()) waiting_.remove(node);", "", "channels", "broadcast", []),
    ("core/ready_set.cpp", "set.lastReady_ = &self;\n            self.references.add();", "set.lastReady_ = &self;", "channels",
     "readySet", []),
    # The sleeper looks at the timers before others see that it will sleep.
    ("tokio/runtime/driver.cpp", """    sleepingUntil_.store(kForever, std::memory_order_seq_cst);
    i64 deadline = nextDeadline();""", """    i64 deadline = nextDeadline();
    sleepingUntil_.store(kForever, std::memory_order_seq_cst);""", "tasks", "timers", []),
    # A report that comes between a look at the readiness and its clearing leaves no trace.
    ("tokio/runtime/io_driver.cpp", "(seen | readiness) + kReport", "seen | readiness", "tasks", "readiness", []),
    # A version that comes after its value was seen.
    ("tokio/sync/watch.h", "            shared_->advance();\n        }", "        }\n        shared_->advance();", "channels", "watchedValue", []),
    ("tokio/sync/watch.h", "return Output::Ok(std::move(wanted_.asSome()._0));",
     "wanted_ = Option<Ref<T>>::None();\n        return Output::Ok(receiver_->borrowAndUpdate());", "channels", "watchedValue", []),
    ("tokio/sync/once_cell.h", "value_ = Option<T>::Some(std::move(value));\n        isSet_.store(true, std::memory_order_release);",
     "isSet_.store(true, std::memory_order_release);\n        semaphore_.isClosed();\n        value_ = Option<T>::Some(std::move(value));", "meetings", "onceCell", []),
    ("tokio/sync/once_cell.h", "if (hasPermit_) cell_->semaphore().release(1);", "", "meetings", "onceCell", []),
    ("tokio/sync/barrier.cpp", "barrier_->arrived_ = 0;", "", "meetings", "barrier", []),
    ("tokio/task/local_set.cpp", "foreign_.push(task);\n    wakeHost();", "wakeHost();\n    foreign_.push(task);", "meetings", "localSet", []),
    ("tokio/task/local_set.cpp", "addRef();\n    foreign_.push(task);\n    wakeHost();\n    release();",
     "foreign_.push(task);\n    wakeHost();", "meetings", "localSet", []),
    ("tokio/runtime/blocking_pool.cpp", "if (lingering_ != &isCalled) return true;", "", "meetings", "blockingPool", []),
    ("tokio/runtime/blocking_pool.cpp", "if (idle_ > woken_) {", "if (idle_ > 0) {", "meetings", "blockingPool", []),
    ("tokio/runtime/blocking_pool.cpp", "if (woken_ > 0) {", "if (woken_ > 0 && inTime) {", "meetings", "blockingPool", []),
    ("tokio/runtime/blocking_pool.cpp", "if (closed_) return ECANCELED;", "", "meetings", "blockingPool", []),
]


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)


class Seeder:
    def __init__(self, source, build, compiler, libraries):
        self.runtime = os.path.join(source, "runtime")
        self.tests = os.path.join(source, "test", "runtime")
        self.include = os.path.join(build, "include")
        self.compiler = compiler
        self.libraries = libraries

    def compile(self, overlay, text, name):
        # Without optimization, so that the library's copies of inline functions give way to the edited ones.
        command = [self.compiler, "-std=c++20", "-O0", "-w", "-DOX_EXPLORER", "-I" + overlay, "-I" + self.include,
                   "-I" + self.tests, "-c", text, "-o", os.path.join(overlay, name + ".o")]
        done = run(command)
        return "" if done.returncode == 0 else "does not compile:\n" + done.stdout

    def find(self, seed):
        """Says what is wrong, or nothing when the bug was found."""
        file, before, after, tests, scenario, inlined = seed
        with open(os.path.join(self.runtime, file)) as stream:
            text = stream.read()
        if text.count(before) != 1:
            return "the text stands there %d times" % text.count(before)
        with tempfile.TemporaryDirectory() as overlay:
            edited = os.path.join(overlay, "ox", file)
            os.makedirs(os.path.dirname(edited))
            with open(edited, "w") as stream:
                stream.write(text.replace(before, after))
            sources = {"test": os.path.join(self.tests, "explorer", tests + "_test.cpp")}
            for index, other in enumerate(inlined):
                sources["other%d" % index] = os.path.join(self.runtime, other)
            if file.endswith(".cpp"):
                sources["edited"] = edited
            for name, path in sources.items():
                if problem := self.compile(overlay, path, name):
                    return problem
            program = os.path.join(overlay, "program")
            objects = [os.path.join(overlay, name + ".o") for name in sources]
            linked = run([self.compiler, "-o", program, *objects, *self.libraries, "-lpthread"])
            if linked.returncode != 0:
                return "does not link:\n" + linked.stdout
            try:
                found = run([program, "--gtest_brief=1", "--gtest_filter=Explorer." + scenario], timeout=60)
            except subprocess.TimeoutExpired:
                return ""  # it hangs
            if "0 tests ran" in found.stdout:
                return "there is no such scenario"
            return "" if found.returncode != 0 else "not found"


def main():
    seeder = Seeder(*sys.argv[1:4], sys.argv[4:])
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for seed, problem in zip(SEEDS, pool.map(seeder.find, SEEDS)):
            if problem:
                failed += 1
                print("%s: %s\n  by %s: %s" % (seed[0], seed[1], seed[4], problem))
    print("%d of %d bugs found" % (len(SEEDS) - failed, len(SEEDS)))
    return failed != 0


sys.exit(main())
