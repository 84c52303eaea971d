// tokio: tasks, channels, locks, time. The macros join!, tryJoin! and select! are part of this module; the compiler knows them.
public external module fs
public external module io
public external module net
public external module process
public external module runtime
public external module signal
public external module sync
public external module task
public external module time

public import tokio.task.spawn
