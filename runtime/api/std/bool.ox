// std.bool: the methods of Bool.

#[lang("bool")]
extension Bool {
    public consuming fn thenSome<T>(value: T): Option<T> { if self { Some(value) } else { null } }
    public consuming fn then<T, F: FnOnce() -> T>(f: F): Option<T> { if self { Some(f()) } else { null } }
    #[cpp("ox::String::from(*$self ? ox::Str(\"true\") : ox::Str(\"false\"))")]
    public extern fn toString(): String
}
