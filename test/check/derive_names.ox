// Attributes that derive nothing.
#[derive(Serialize)] //~ E1008
struct A

#[derive(Default)] //~ E0665
enum B { One, Two }

#[derive(Default)]
enum C {
    #[default]
    One(Int), //~ E1008
}

#[derive(Default)] //~ E1008
enum D {
    #[default]
    One,
    #[default]
    Two,
}

#[derive(Clone)] //~ E0774
fn f() {}

#[derive] //~ E0565
struct E

fn main() {}
