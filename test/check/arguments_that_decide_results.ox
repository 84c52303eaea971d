// A call whose result does not fit because of an argument: the argument is what is wrong.
import std.sync.{ Arc, Mutex }

struct Pair<T> { first: T, rest: Vec<T> }

extension Pair<T> {
    static fn of(first: T, rest: Vec<T>): Pair<T> { Pair { first, rest } }
}

fn same<T>(value: T): T { value }

fn result(n: Int): Result<Int, String> {
    if n > 1 {
        return Err(
            "big", //~ E0308
        )
    }
    Ok(
        "small", //~ E0308
    )
}

fn main() {
    let shared: Arc<Mutex<Int>> = Arc.new(
        Mutex.new(
            "x", //~ E0308
        ),
    )
    let pair: Pair<Int> = Pair.of(
        1,
        vec![
            "a", //~ E0308
        ],
    )
    let inner: Int?? = Some(
        Some(
            "a", //~ E0308
        ),
    )
    let plain: Int = same(
        "x", //~ E0308
    )
    let number: Int = "5"
        .parse()
        .unwrapOr(
            7,
        )
    let whole: Float = same(number) //~ E0308
    println!("\(result(1):?)")
}
