// Constants are evaluated when they are declared; what would panic is an error where the constant stands.
const SUM: UInt8 = 255 + 1 //~ E0080
const PAIR: [Int; 2] = [1, 2]
const THIRD: Int = PAIR[2] //~ E0080
const fn positive(n: Int): Int { if n < 0 { panic!("negative") } else { n } }
const CALLED: Int = positive(-1) //~ E0080
static RATIO: Int = 1 / (PAIR[0] - PAIR[0]) //~ E0080
const USES_A_FAILED_ONE: Int = THIRD + 1

fn main() {
    let list = [0; 3 - 4] //~ E0080
    println!("\(SUM) \(THIRD) \(CALLED) \(RATIO) \(USES_A_FAILED_ONE) \(list.len())")
}
