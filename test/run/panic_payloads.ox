// Panics with values: what catchUnwind, join and hooks see of them, and that they die once.
import std.any.Any
import std.cell.RefCell
import std.panic.{ self, AssertUnwindSafe }

#[derive(Debug, PartialEq)]
struct Failure {
    code: i32,
    why: String,
}
extension Failure: Drop { mutating fn drop() { println!("dropped {}", self.code) } }

fn describe(payload: Box<dyn Any + Send>): String {
    match payload.downcast<Failure>() {
        Ok(failure) -> format!("failure {} {}", failure.code, failure.why),
        Err(other) -> match other.downcastRef<&str>() {
            Some(text) -> format!("text {text}"),
            None -> match other.downcastRef<String>() {
                Some(text) -> format!("string {text}"),
                None -> match other.downcastRef<i32>() {
                    Some(n) -> format!("number {n}"),
                    None -> "unknown".toString(),
                },
            },
        },
    }
}

fn main() {
    panic.setHook(Box.new({ info -> println!("hook: {:?}", info.payload().downcastRef<&str>()) }))
    let caught = panic.catchUnwind({ -> panic.panicAny(Failure { code: 7, why: "lost".toString() }) })
    println!("{}", describe(caught.unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> panic!("plain") }).unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> panic!("number {}", std.process.id() / u32.MAX) }).unwrapErr()))
    // Literals in the arguments are part of the text.
    println!("{}", describe(panic.catchUnwind({ -> panic!("{} \(7) {{}}", "folded") }).unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> unreachable!("{:?}", 'c') }).unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> panic.panicAny(42i32) }).unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> panic.panicAny("static") }).unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> panic.panicAny(String.from("owned")) }).unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> panic.resumeUnwind(Box.new(5i32)) }).unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> panic.resumeUnwind(Box.new("again")) }).unwrapErr()))
    // The library's own: a String where the text is made at run time.
    println!("{}", describe(panic.catchUnwind({ ->
        let cell = RefCell.new(1)
        let held = cell.borrowMut()
        *cell.borrow() + *held
    }).unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> vec![1].remove(3) }).unwrapErr()))
    println!("{}", describe(panic.catchUnwind({ -> 5.clamp(3, 1) }).unwrapErr()))
    let handle = std.thread.spawn({ -> panic.panicAny(Failure { code: 8, why: "thread".toString() }) })
    println!("{}", describe(handle.join().unwrapErr()))
    let again = panic.catchUnwind({ ->
        let inner = panic.catchUnwind({ -> panic.panicAny(Failure { code: 9, why: "twice".toString() }) })
        panic.resumeUnwind(inner.unwrapErr())
    })
    println!("{}", describe(again.unwrapErr()))
    drop(panic.catchUnwind({ -> panic.panicAny(Failure { code: 10, why: "unused".toString() }) }))
    var count = 0
    let result = panic.catchUnwind(AssertUnwindSafe({ -> {
        count += 1
        if count > 0 { panic!("counted") }
    } }))
    println!("{} {count}", result.isErr())
    println!("{:?}", panic.catchUnwind({ -> 5 }).unwrap())
}
