// std.os.unix.process: signals, groups, replacing this process.
import std.convert.AsRef
import std.ffi.OsStr
import std.io.{ Error, Result }
import std.process.{ Command, ExitStatus }
import std.process.child.{ dumpedCore, endingSignal, isContinued, stoppingSignal }

public trait ExitStatusExt {
    static fn fromRaw(raw: Int): Self
    /// What ended it.
    fn signal(): Option<Int>
    fn coreDumped(): Bool
    fn stoppedSignal(): Option<Int>
    /// Whether it was stopped and goes on.
    fn continued(): Bool
    fn intoRaw(): Int
}
extension ExitStatus: ExitStatusExt {
    static fn fromRaw(raw: Int): ExitStatus { ExitStatus.of(raw) }
    fn signal(): Option<Int> { endingSignal(self.raw()) }
    fn coreDumped(): Bool { dumpedCore(self.raw()) }
    fn stoppedSignal(): Option<Int> { stoppingSignal(self.raw()) }
    fn continued(): Bool { isContinued(self.raw()) }
    fn intoRaw(): Int { self.raw() }
}

public trait CommandExt {
    mutating fn uid(id: UInt32): &mut Self
    mutating fn gid(id: UInt32): &mut Self
    /// `before` runs in the process to be, last of all. Of this process there is only the thread that starts it, so it may not
    /// wait for locks that other threads may hold.
    mutating unsafe fn preExec<F: FnMut() -> Result<()> + Send + Sync + 'static>(before: F): &mut Self
    mutating fn arg0<S: AsRef<OsStr>>(arg: S): &mut Self
    mutating fn processGroup(group: Int): &mut Self
    /// The program in place of this one; only an error comes back.
    mutating fn exec(): Error
}
extension Command: CommandExt {
    mutating fn uid(id: UInt32): &mut Command {
        self.setUser(id)
        self
    }
    mutating fn gid(id: UInt32): &mut Command {
        self.setGroup(id)
        self
    }
    mutating unsafe fn preExec<F: FnMut() -> Result<()> + Send + Sync + 'static>(before: F): &mut Command {
        self.addLastStep(Box.new(before))
        self
    }
    mutating fn arg0<S: AsRef<OsStr>>(arg: S): &mut Command {
        self.setName(arg.asRef())
        self
    }
    mutating fn processGroup(group: Int): &mut Command {
        self.setProcessGroup(group)
        self
    }
    mutating fn exec(): Error { self.replace() }
}

public fn parentId(): UInt32 { parent() as UInt32 }
#[cpp("ox::process::parent", header = "ox/lang/process.h")]
extern fn parent(): Int
