// std.process.Command: starting other programs.
#![cpp(header = "ox/lang/command.h")]
import std.collections.BTreeMap
import std.convert.AsRef
import std.ffi.{ rawOf, OsStr, OsString }
import std.fmt.{ self, Debug, Formatter }
import std.io.{ Error, Result }
import std.marker.{ Send, Sync }
import std.os.fd.AsRawFd
import std.path.{ textOf, Path, PathBuf }
import std.process.child.{ Child, ExitStatus, Output, Stdio }

#[cpp("ox::process::Launch")]
extern struct Launch

extension Launch {
    #[cpp("Self::of")]
    extern static fn of(program: &str): Launch
    #[cpp(".name")]
    extern mutating fn name(text: &str)
    #[cpp(".argument")]
    extern mutating fn argument(text: &str)
    #[cpp(".environment")]
    extern mutating fn environment(entry: &str)
    #[cpp(".directory")]
    extern mutating fn directory(path: &str)
    #[cpp(".redirect")]
    extern mutating fn redirect(stream: UInt32, kind: UInt32, descriptor: Int)
    #[cpp(".processGroup")]
    extern mutating fn processGroup(group: Int)
    #[cpp(".user")]
    extern mutating fn user(id: UInt32)
    #[cpp(".group")]
    extern mutating fn group(id: UInt32)
    #[cpp(".start")]
    extern fn start(): Result<Started>
    #[cpp(".startAfter")]
    extern fn startAfter<F: FnMut() -> Result<()>>(before: F): Result<Started>
    #[cpp(".replaceAfter")]
    extern fn replaceAfter<F: FnMut() -> Result<()>>(before: F): Error
}

#[cpp("ox::process::Started")]
public(crate) extern struct Started

extension Started {
    #[cpp(".pid")]
    public(crate) extern fn pid(): Int
    /// This side of a stream that is a pipe; -1 for others.
    #[cpp(".pipe")]
    public(crate) extern fn pipe(stream: UInt32): Int
}

/// A program with its arguments, environment and standard streams.
public struct Command {
    program: OsString,
    name: Option<OsString>,
    args: Vec<OsString>,
    // What is set, and what is removed, beside what is inherited.
    variables: BTreeMap<OsString, Option<OsString>>,
    clears: Bool,
    directory: Option<PathBuf>,
    stdin: Option<Stdio>,
    stdout: Option<Stdio>,
    stderr: Option<Stdio>,
    processGroup: Int,
    user: Option<UInt32>,
    group: Option<UInt32>,
    // What the process to be does before it becomes the program.
    lastSteps: Vec<LastStep>,
}

type LastStep = Box<dyn FnMut() -> Result<()> + Send + Sync>

extension Command {
    public static fn new<S: AsRef<OsStr>>(program: S): Command {
        Command {
            program: program.asRef().toOsString(),
            name: null,
            args: Vec.new(),
            variables: BTreeMap.new(),
            clears: false,
            directory: null,
            stdin: null,
            stdout: null,
            stderr: null,
            processGroup: -1,
            user: null,
            group: null,
            lastSteps: Vec.new(),
        }
    }
    public mutating fn arg<S: AsRef<OsStr>>(arg: S): &mut Command {
        self.args.push(arg.asRef().toOsString())
        self
    }
    public mutating fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(args: I): &mut Command {
        for arg in args {
            self.args.push(arg.asRef().toOsString())
        }
        self
    }
    public mutating fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(key: K, value: V): &mut Command {
        self.variables.insert(key.asRef().toOsString(), Some(value.asRef().toOsString()))
        self
    }
    public mutating fn envs<I: IntoIterator<Item = (K, V)>, K: AsRef<OsStr>, V: AsRef<OsStr>>(variables: I): &mut Command {
        for (key, value) in variables {
            self.env(key, value)
        }
        self
    }
    public mutating fn envRemove<K: AsRef<OsStr>>(key: K): &mut Command {
        if self.clears {
            self.variables.remove(key.asRef())
        } else {
            self.variables.insert(key.asRef().toOsString(), null)
        }
        self
    }
    public mutating fn envClear(): &mut Command {
        self.clears = true
        self.variables.clear()
        self
    }
    public mutating fn currentDir<P: AsRef<Path>>(directory: P): &mut Command {
        self.directory = Some(directory.asRef().toPathBuf())
        self
    }
    public mutating fn stdin<T: Into<Stdio>>(stream: T): &mut Command {
        self.stdin = Some(stream.into())
        self
    }
    public mutating fn stdout<T: Into<Stdio>>(stream: T): &mut Command {
        self.stdout = Some(stream.into())
        self
    }
    public mutating fn stderr<T: Into<Stdio>>(stream: T): &mut Command {
        self.stderr = Some(stream.into())
        self
    }
    public(crate) mutating fn setName(name: &OsStr) { self.name = Some(name.toOsString()) }
    public(crate) mutating fn setProcessGroup(group: Int) { self.processGroup = group }
    public(crate) mutating fn setUser(id: UInt32) { self.user = Some(id) }
    public(crate) mutating fn setGroup(id: UInt32) { self.group = Some(id) }
    public(crate) mutating fn addLastStep(step: LastStep) { self.lastSteps.push(step) }

    public mutating fn spawn(): Result<Child> { self.start(&Stdio.inherit(), &Stdio.inherit()) }
    /// Waits; gives what it printed, which is not shown.
    public mutating fn output(): Result<Output> {
        self.start(&Stdio.null(), &Stdio.piped())?.waitWithOutput()
    }
    /// Waits.
    public mutating fn status(): Result<ExitStatus> { self.spawn()?.wait() }
    public(crate) mutating fn replace(): Error {
        let launch = self.launch(&Stdio.inherit(), &Stdio.inherit())
        launch.replaceAfter({ -> self.takeLastSteps() })
    }

    #[mustUse]
    public fn getProgram(): &OsStr { &self.program }
    public fn getArgs(): CommandArgs<'_> { CommandArgs { inner: self.args.iter() } }
    #[mustUse]
    public fn getCurrentDir(): Option<&Path> { self.directory.asDeref() }

    #[mustUse]
    public fn getEnvs(): CommandEnvs<'_> { CommandEnvs { inner: self.variables.iter() } }

    mutating fn start(input: &Stdio, output: &Stdio): Result<Child> {
        let launch = self.launch(input, output)
        let started = if self.lastSteps.isEmpty() { launch.start() } else { launch.startAfter({ -> self.takeLastSteps() }) }
        Ok(Child.of(started?))
    }
    mutating fn takeLastSteps(): Result<()> {
        for step in &mut self.lastSteps {
            step()?
        }
        Ok(())
    }
    fn launch(input: &Stdio, output: &Stdio): Launch {
        var launch = Launch.of(rawOf(&self.program))
        if let Some(name) = &self.name { launch.name(rawOf(name)) }
        for arg in &self.args {
            launch.argument(rawOf(arg))
        }
        if let Some(directory) = &self.directory { launch.directory(textOf(directory)) }
        self.addEnvironment(&mut launch)
        for (stream, kind) in [self.stdin.asRef().unwrapOr(input), self.stdout.asRef().unwrapOr(output), self.stderr.asRef().unwrapOr(output)].iter().enumerate() {
            launch.redirect(stream as UInt32, kind.kind(), kind.descriptor())
        }
        launch.processGroup(self.processGroup)
        if let Some(id) = self.user { launch.user(id) }
        if let Some(id) = self.group { launch.group(id) }
        launch
    }
    fn addEnvironment(launch: &mut Launch) {
        if !self.clears && self.variables.isEmpty() { return }
        // Also says that there is an environment when it has no entries.
        launch.environment("")
        if !self.clears {
            for (key, value) in std.env.varsOs() {
                if !self.variables.containsKey(&key) { launch.environment(&format!("{}={}", rawOf(&key), rawOf(&value))) }
            }
        }
        for (key, value) in &self.variables {
            if let Some(value) = value { launch.environment(&format!("{}={}", rawOf(key), rawOf(value))) }
        }
    }
}
extension Command: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        if self.clears { f.writeStr("env -i ")? }
        for (key, value) in &self.variables {
            if let Some(value) = value { write!(f, "{}={:?} ", rawOf(key), value)? }
        }
        write!(f, "{:?}", self.program)?
        for arg in &self.args {
            write!(f, " {:?}", arg)?
        }
        Ok(())
    }
}

#[derive(Debug, Clone)]
public struct CommandArgs<'a> {
    inner: std.slice.Iter<'a, OsString>,
}
extension<'a> CommandArgs<'a>: Iterator {
    type Item = &'a OsStr
    mutating fn next(): Option<&'a OsStr> { Some(self.inner.next()?.asOsStr()) }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.inner.sizeHint() }
}
extension<'a> CommandArgs<'a>: ExactSizeIterator {}

/// The variables that are set, and, without a value, those that are removed.
#[derive(Debug, Clone)]
public struct CommandEnvs<'a> {
    inner: std.collections.btreeMap.Iter<'a, OsString, Option<OsString>>,
}
extension<'a> CommandEnvs<'a>: Iterator {
    type Item = (&'a OsStr, Option<&'a OsStr>)
    mutating fn next(): Option<(&'a OsStr, Option<&'a OsStr>)> {
        let (key, value) = self.inner.next()?
        Some((key.asOsStr(), value.asDeref()))
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.inner.sizeHint() }
}
extension<'a> CommandEnvs<'a>: ExactSizeIterator {}
