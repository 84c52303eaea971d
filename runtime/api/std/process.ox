// std.process: this process, and others.
#![cpp(header = "ox/lang/process.h")]
import std.fmt

public external module child
public external module command

public import std.process.child.{ Child, ChildStderr, ChildStdin, ChildStdout, ExitStatus, Output, Stdio }
public import std.process.command.{ Command, CommandArgs, CommandEnvs }

#[cpp("ox::process::exit")]
public extern fn exit(code: Int)!

#[cpp("ox::process::abort")]
public extern fn abort()!

#[mustUse]
#[cpp("ox::process::id")]
public extern fn id(): UInt32

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
public struct ExitCode(UInt8)

extension ExitCode {
    public const SUCCESS: ExitCode = ExitCode(0)
    public const FAILURE: ExitCode = ExitCode(1)
    public consuming fn toI32(): Int { self.0 as Int }
    public consuming fn exitProcess()! { exit(self.0 as Int) }
}
extension ExitCode: From<UInt8> { static fn from(code: UInt8): ExitCode { ExitCode(code) } }
extension ExitCode: Default { static fn default(): ExitCode { ExitCode(0) } }

/// What `main` may return; `report` gives the exit status.
#[lang("Termination")]
public trait Termination {
    consuming fn report(): ExitCode
}
extension (): Termination { consuming fn report(): ExitCode { ExitCode(0) } }
extension !: Termination { consuming fn report(): ExitCode { self } }
extension ExitCode: Termination { consuming fn report(): ExitCode { self } }
extension<T: Termination, E: fmt.Debug> Result<T, E>: Termination {
    consuming fn report(): ExitCode {
        match self {
            Ok(value) -> value.report(),
            Err(error) -> {
                eprintln!("Error: {:?}", error)
                ExitCode(1)
            }
        }
    }
}
