// Lints about what is written and about what has no effect.
import std.sync.Mutex

static var COUNT: Int = 0

unsafe fn risky(): Int { 1 }
fn pair(): (Result<Int, String>, Int) { (Ok(1), 2) }
fn boxed(): Box<Result<Int, String>> { Box.new(Ok(1)) }
fn numbers(): impl Iterator<Item = Int> { 0..3 }

fn loops(option: Option<Int>) {
    while true { break } //~ warning: while_true
    'outer: for i in 0..3 { println!("\(i)") } //~ warning: unused_labels
    'used: for i in 0..3 { if i == 1 { break 'used } }
    'quiet: loop { break 'quiet }
    for x in option { println!("\(x)") } //~ warning: for_loops_over_fallibles
}

fn unsafety() {
    unsafe { loops(null) } //~ warning: unused_unsafe
    let b = unsafe { risky() }
    unsafe { COUNT += b }
}

fn parens(n: Int): Int {
    let a = (n) //~ warning: unused_parens
    if (a > 2) { return 1 } //~ warning: unused_parens
    while (a < 0) {} //~ warning: unused_parens
    for i in (0..2) { println!("\(i)") } //~ warning: unused_parens
    match (a) { _ -> {} } //~ warning: unused_parens
    let b = (a
        + 1)
    if (vec![1].iter().any { it == &b }) { return 2 }
    println!("\(--n)") //~ warning: double_negations
    return (a + 1) //~ warning: unused_parens
}

fn comparisons(n: UInt8, m: Int) {
    if n >= 0 { println!("a") } //~ warning: unused_comparisons
    if n > 255 { println!("a") } //~ warning: unused_comparisons
    if 0 > n { println!("a") } //~ warning: unused_comparisons
    if n > 0 && m >= 0 { println!("a") }
}

fn dropped(text: String) {
    drop(&text) //~ warning: dropping_references
    drop(3) //~ warning: dropping_copy_types
    std.mem.forget(&text) //~ warning: forgetting_references
    std.mem.forget(3) //~ warning: forgetting_copy_types
    drop(text)
}

fn results(text: String, values: Vec<Int>) {
    pair() //~ warning: unused_must_use
    boxed() //~ warning: unused_must_use
    numbers() //~ warning: unused_must_use
    format!("a") //~ warning: unused_must_use
    "\(text)".trim() //~ warning: unused_must_use
    values.first() //~ warning: unused_must_use
    1.max(2) //~ warning: unused_must_use
    values.clone() //~ warning: unused_must_use
    values.len()
    text.chars() //~ warning: unused_must_use
    Some(1).map { it + 1 }
}

public trait Later {
    async fn later() //~ warning: async_fn_in_trait
}

struct Now
extension Now: Later { async fn later() {} }

#[tokio.main]
async fn main() {
    loops(null)
    unsafety()
    parens(1)
    comparisons(1, 1)
    dropped("a".toString())
    results("a".toString(), vec![])
    await Now.later()
    let lock = Mutex.new(1)
    println!("\(lock.lock().unwrap())")
}
