// std.os.unix.process: signals, groups, replacing this process.
import std.convert.AsRef
import std.ffi.OsStr
import std.io.Error
import std.process.{ Command, ExitStatus }
import std.process.child.{ dumpedCore, endingSignal, stoppingSignal }

public trait ExitStatusExt {
    static fn fromRaw(raw: Int): Self
    /// What ended it.
    fn signal(): Option<Int>
    fn coreDumped(): Bool
    fn stoppedSignal(): Option<Int>
    fn intoRaw(): Int
}
extension ExitStatus: ExitStatusExt {
    static fn fromRaw(raw: Int): ExitStatus { ExitStatus.of(raw) }
    fn signal(): Option<Int> { endingSignal(self.raw()) }
    fn coreDumped(): Bool { dumpedCore(self.raw()) }
    fn stoppedSignal(): Option<Int> { stoppingSignal(self.raw()) }
    fn intoRaw(): Int { self.raw() }
}

public trait CommandExt {
    mutating fn arg0<S: AsRef<OsStr>>(arg: S): &mut Self
    mutating fn processGroup(group: Int): &mut Self
    /// The program in place of this one; only an error comes back.
    mutating fn exec(): Error
}
extension Command: CommandExt {
    mutating fn arg0<S: AsRef<OsStr>>(arg: S): &mut Command {
        self.setName(arg.asRef())
        self
    }
    mutating fn processGroup(group: Int): &mut Command {
        self.setGroup(group)
        self
    }
    mutating fn exec(): Error { self.replace() }
}

public fn parentId(): UInt32 { parent() as UInt32 }
#[cpp("ox::process::parent", header = "ox/lang/process.h")]
extern fn parent(): Int
