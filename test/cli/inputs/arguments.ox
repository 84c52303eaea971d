import std.env
import std.process

fn main() {
    var count = 0
    for (i, argument) in env.args().enumerate().skip(1) {
        println!("argument \(i): \(argument)")
        count += 1
    }
    process.exit(count)
}
