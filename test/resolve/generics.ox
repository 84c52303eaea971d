// Generic parameters and lifetimes.
struct Pair<A, A> { a: A, b: A } //~ E0403
fn twice<T, T>(value: T) {} //~ E0403
fn lifetimes<'a, 'a>(value: &'a Int) {} //~ E0403
fn reserved<'static>(value: &'static Int) {} //~ E0262
fn anonymous<'_>(value: &Int) {} //~ E0637
fn undeclared(value: &'a Int) {} //~ E0261
fn bounded<T: 'b>(value: T) {} //~ E0261
struct Holder<'a> { text: &'a str, other: &'b str } //~ E0261
struct Forward<T = U, U = Int> { t: T, u: U } //~ E0128

fn outer<T, const N: UIntSize>(value: T) {
    fn inner(other: T) {} //~ E0401
    const SIZE: UIntSize = N //~ E0401
    static EMPTY: T? = null //~ E0401
    struct Local { value: T } //~ E0401
    let zeros = [0; N]
}

struct Box2<T> { value: T }

extension Box2<T> {
    fn get(): &T { &self.value }
    fn shadow<T>(other: T) {} //~ E0403
    fn convert<U>(other: U): U { other }
}

extension<'a> Holder<'a> {
    fn shadow<'a>(other: &'a Int) {} //~ E0496
    fn nested() {
        fn deeper(value: Self) {} //~ E0401
    }
}

extension Box2<Int>: Clone { fn clone(): Self { Box2 { value: self.value } } }

fn main() {
    let n = 3
    let list = [0; n] //~ E0435
    const COPY: Int = n //~ E0435
    static KEPT: Int = n //~ E0435
    fn uses(): Int { n } //~ E0434
    const fn fixed<const K: UIntSize>() {}
    fixed<{ n }>() //~ E0435
}
