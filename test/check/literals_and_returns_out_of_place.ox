// Numbers beyond their types, returns without a function, literals of what has no fields.
type Number = UInt
enum Nothing {}
type Alias = Nothing

const EARLY: UInt = return 0 //~ E0572

fn panics(n: UIntSize): Int {
    let numbers = [1, 2, 3]
    let zero = 0
    var changed = 5
    changed = 1
    println!("\(numbers[5]) \(numbers[n]) \(numbers[2])") //~ unconditional_panic
    println!("\(numbers[changed])")
    (1 / zero) //~ unconditional_panic
}

fn main() {
    let small: UInt8 = 256 //~ overflowing_literals
    let alias = Alias { value: 0 } //~ E0071
    let number = Number { value: 4 } //~ E0071
}
