// std.default: a value to start from.
#![cpp(header = "ox/lang/num.h")]

#[lang("Default")]
public trait Default: Sized {
    static fn default(): Self
}

#[cpp("ox::num::zero<{T}>")]
extern fn zero<T>(): T

extension<T: Integer> T: Default { static fn default(): T { zero() } }
extension<T: FloatingPoint> T: Default { static fn default(): T { zero() } }
extension Bool: Default { static fn default(): Bool { false } }
extension Char: Default { static fn default(): Char { '\0' } }
extension (): Default { static fn default() {} }
extension<'a> &'a str: Default { static fn default(): &'a str { "" } }
extension<A: Default> (A,): Default { static fn default(): Self { (A.default(),) } }
extension<A: Default, B: Default> (A, B): Default { static fn default(): Self { (A.default(), B.default()) } }
extension<A: Default, B: Default, C: Default> (A, B, C): Default {
    static fn default(): Self { (A.default(), B.default(), C.default()) }
}
extension<A: Default, B: Default, C: Default, D: Default> (A, B, C, D): Default {
    static fn default(): Self { (A.default(), B.default(), C.default(), D.default()) }
}
extension<A: Default, B: Default, C: Default, D: Default, E: Default> (A, B, C, D, E): Default {
    static fn default(): Self {
        (A.default(), B.default(), C.default(), D.default(), E.default())
    }
}
extension<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default> (A, B, C, D, E, F): Default {
    static fn default(): Self {
        (A.default(), B.default(), C.default(), D.default(), E.default(), F.default())
    }
}
extension<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default> (A, B, C, D, E, F, G): Default {
    static fn default(): Self {
        (A.default(), B.default(), C.default(), D.default(), E.default(), F.default(), G.default())
    }
}
extension<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default> (A, B, C, D, E, F, G, H): Default {
    static fn default(): Self {
        (A.default(), B.default(), C.default(), D.default(), E.default(), F.default(), G.default(), H.default())
    }
}
