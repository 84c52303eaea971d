// Variables and what stands for type parameters have a size, unless the parameter is `?Sized`.
fn sized<T>(_value: &T) {}
fn anything<T: ?Sized>(_value: &T) {}
fn bounded<T>(_value: &T) where T: ?Sized {}

struct Holder {
    text: Box<str>,
}

fn main() {
    let boxed: Box<str> = "x".into()
    anything("x")
    bounded(&[1, 2][..])
    sized("x") //~ E0277
    sized(&[1, 2][..]) //~ E0277
    sized(&"x")
    let holder = Holder { text: boxed }
    let text = *holder.text //~ E0277
    let object: Box<dyn Fn() -> Int> = Box.new({ -> 1 })
    let _call = *object //~ E0277
}
