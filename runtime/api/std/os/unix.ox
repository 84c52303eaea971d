// std.os.unix: what Unix adds.
public external module ffi
public external module fs
public external module io
public external module net
public external module process
