// Parameters of derived methods that a type without fields does not need are not reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Marker

#[derive(Debug, Clone, PartialEq, PartialOrd)]
enum One {
    Only,
}

fn main() {
    let other = 1 //~ warning: unused_variables
    println!("\(Marker == Marker) \(Marker.default():?) \(One.Only < One.Only)")
}
