// A guard leaves what is matched alone; constants run no destructors.
struct Guarded { value: Int }
extension Guarded: Drop { mutating fn drop() {} }

const VALUE: Int = Guarded { value: 0 }.value //~ E0493
const KEPT: Guarded = Guarded { value: 0 }
const fn ignore(text: Option<String>): Int { 1 } //~ E0493
const fn first<T>(a: T, b: T): T { a } //~ E0493
const fn same<T>(a: T): T { a }

fn main() {
    var x = Some(0)
    match x {
        null -> {},
        Some(_) if { x = null; false } -> {}, //~ E0510
        Some(_) if { x.take().isSome() } -> {}, //~ E0510
        Some(_) -> {},
    }
}
