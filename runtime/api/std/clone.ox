// std.clone: explicit copies. Builtin types, references, tuples, arrays and closures are Clone without an extension.

#[lang("Clone")]
public trait Clone: Sized {
    #[mustUse]
    fn clone(): Self
    mutating fn cloneFrom(source: &Self) { *self = source.clone() }
}
