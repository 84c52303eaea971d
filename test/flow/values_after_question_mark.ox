// `?` takes the whole value, also where what it gives back is copied.
#![allow(unused)]
fn first(result: Result<Int, String>): Result<Int, String> {
    let n = result?
    drop(result) //~ E0382
    Ok(n)
}

fn second(text: String?, number: Int?): String? {
    let n = number?
    let m = number?
    let t = text?
    drop(text) //~ E0382
    Some("\(n + m)\(t)")
}

struct Holder { value: Result<Int, String>, count: Int? }
extension Holder {
    fn get(): Result<Int, String> { Ok(self.value?) } //~ E0507
    fn counted(): Int? { Some(self.count? + 1) }
}

fn main() {}
