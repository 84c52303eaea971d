// A trait imported in a block has its methods in scope there, and nowhere else.
module shapes {
    public trait Area { fn area(): Int }
    extension Int: Area { fn area(): Int { *self * *self } }
}

fn inside(): Int {
    import shapes.Area
    { 3.area() }
}

fn outside(): Int {
    4.area() //~ E0689
}

fn main() {
    import std.fmt.Write
    var text = String.new()
    write!(text, "{}", inside()).unwrap()
    println!("\(text) \(outside())")
}
