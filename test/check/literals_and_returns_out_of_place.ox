// Returns without a function, literals of what has no fields.
type Number = UInt
enum Nothing {}
type Alias = Nothing

const EARLY: UInt = return 0 //~ E0572

fn main() {
    let alias = Alias { value: 0 } //~ E0071
    let number = Number { value: 4 } //~ E0071
}
