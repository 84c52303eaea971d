// Results of calls that could be of several types, numbers whose type is open, arguments left out.
trait Measured {
    const ID: Int
    fn measure()
}
struct Pair<T> { first: T, second: T }
enum Light { Red, Green }
extension Light { static fn new(): Light { Light.Red } }

fn add(n: UInt, text: &str, values: &[Int], total: UInt64) {
    let a: UInt64 = total + n.into() //~ E0284
    let b: Int = 1 + text.parse().unwrap() //~ E0284
    let c: Int = 1 + values.iter().sum() //~ E0284
    let d = 1 < text.parse().unwrap()
    var e: UInt64 = 1
    e += n.into() //~ E0283
}

fn multiply(n: UInt): UInt64 {
    n.into() * 2 //~ E0283
}

fn numbers() {
    2.0.neg() //~ E0689
    5.measure() //~ E0689
    5.unknown() //~ E0599
    let shifted = 1.5f32 << 2 //~ E0369
    var fraction = 1.5
    fraction <<= 2 //~ E0368
    println!("\(Measured.ID)") //~ E0790
}

fn both<T, U>(a: T, b: U) {}

fn arguments(light: Light) {
    let v: Option = null //~ E0107
    let w: Vec = Vec.new() //~ E0107
    both<Bool>(1, 2) //~ E0107
    let p: Pair<Int, Int> = Pair { first: 1, second: 2 } //~ E0107
    let inferred = Pair { first: 1, second: 2 }
    match light {
        Light.new() -> {} //~ E0164
        _ -> {}
    }
    let point = 1
    let q = point { x: 1 } //~ E0574
}

module bank {
    #[derive(Default)]
    public struct Account { public id: Int, balance: Int }
}
fn open() {
    let account = bank.Account { id: 1, ..Default.default() } //~ E0451
    if let x = 5 {} //~ E0308
}

fn counted<const N: UIntSize>(): UIntSize { N }
fn count() {
    counted() //~ E0284
}
const ROOT: Float = 2.0f64.sqrt() //~ E0015

// What Rust ends with a semicolon gives nothing.
fn told(text: &str): Int { //~ E0308
    println!("\(text)")
}
fn early(number: Int): Int {
    if number > 1 { return 1; } //~ E0317
}

#[derive(Hash, Eq)]
struct Compared(Int) //~ E0277

fn main() {}
