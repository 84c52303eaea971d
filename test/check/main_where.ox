fn main() where String: Clone {} //~ E0646
