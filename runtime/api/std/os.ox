// std.os: what one system has and another has not.
public external module fd
public external module unix
