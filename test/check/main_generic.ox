fn main<T>() {} //~ E0131
