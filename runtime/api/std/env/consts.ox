// std.env.consts: the system that programs are made for.
#![cpp(header = "ox/lang/env.h")]

public const OS: &str = "linux"
public const FAMILY: &str = "unix"
public const ARCH: &str = arch()
public const EXE_SUFFIX: &str = ""
public const EXE_EXTENSION: &str = ""
public const DLL_PREFIX: &str = "lib"
public const DLL_SUFFIX: &str = ".so"
public const DLL_EXTENSION: &str = "so"

#[cpp("ox::env::arch")]
extern fn arch(): &'static str
