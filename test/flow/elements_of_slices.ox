// RUN: %oxidec check --verify %s
// The length of a slice may be asked for while an element is borrowed; the elements may not be told apart.
struct Board { rows: Box<[Int]> }

fn swap(a: &mut [Int], i: UIntSize, j: UIntSize) {
    let x = &mut a[i]
    let y = &mut a[j] //~ E0499
    std.mem.swap(x, y)
}
fn boards(board: &mut Board, i: UIntSize) {
    let x = &mut board.rows[i]
    board.rows[0] = 1 //~ E0506
    *x += 1
}
fn read(a: &mut [Int], i: UIntSize) {
    let x = &mut a[i]
    let y = a[0] //~ E0503
    *x += y
}

fn main() {}
