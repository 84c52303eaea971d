// self and Self: where they are.
struct Tally { count: Int }

trait Named {
    fn name(): String
    static fn make(): Int {
        Self //~ E0423
        1
    }
}

extension Tally {
    static fn new(): Self { Self { count: 0 } }
    static fn report() {
        println!("\(self.count)") //~ E0424
    }
    fn get(): Int {
        fn inner(): Int { self.count } //~ E0434
        self.count
    }
}

fn free() {
    self //~ E0424
    self.count //~ E0424
    self.main()
    Self //~ E0411
    Self.new() //~ E0433
    super.gone() //~ E0433
}

fn main() {}
