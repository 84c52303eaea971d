// What can be called. The compiler implements these for closures, functions and references to callables.

#[lang("FnOnce")]
public trait FnOnce<Args> {
    type Output
    #[mustUse]
    consuming fn callOnce(args: Args): Self.Output
}

#[lang("FnMut")]
public trait FnMut<Args>: FnOnce<Args> {
    #[mustUse]
    mutating fn callMut(args: Args): Self.Output
}

#[lang("Fn")]
public trait Fn<Args>: FnMut<Args> {
    #[mustUse]
    fn call(args: Args): Self.Output
}

// What gives a future when it is called. A bound `AsyncFn(A) -> R` means `Fn(A)` with a result that is a future of R.
public trait AsyncFnOnce<Args> {}
public trait AsyncFnMut<Args>: AsyncFnOnce<Args> {}
public trait AsyncFn<Args>: AsyncFnMut<Args> {}
