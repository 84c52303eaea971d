// `let` keeps the guard whose part it borrows, through `Deref` and `Index`, as long as the binding.
import std.cell.RefCell
import std.collections.HashMap
import std.sync.Mutex
import tokio.sync.RwLock

struct Config { name: String, levels: Vec<Int> }

struct Loud(Vec<Int>)
extension Loud: Drop { mutating fn drop() { println!("drop \(self.0:?)") } }
extension Loud: std.ops.Deref {
    type Target = Vec<Int>
    fn deref(): &Vec<Int> { &self.0 }
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    let shared = RwLock.new(Config { name: "main".toString(), levels: vec![1, 2] })
    {
        let name = &(await shared.read()).name
        println!("\(name) \(shared.tryWrite().isErr())")
        let level = &(await shared.read()).levels[1]
        println!("\(level)")
    }
    {
        let levels = &mut (await shared.write()).levels
        levels.push(3)
        println!("\(levels.len()) \(shared.tryRead().isErr())")
    }
    println!("\(shared.tryRead().isOk())")
    let ages = Mutex.new(HashMap.from([("ann", 30)]))
    let age = &ages.lock().unwrap()["ann"]
    println!("\(age) \(ages.tryLock().isErr())")
    let cell = RefCell.new((1, vec![5]))
    {
        let first = &cell.borrow().1[0]
        println!("\(first) \(cell.tryBorrowMut().isErr())")
    }
    *(&mut cell.borrowMut().0) += 1
    println!("\(cell.borrow().0)")
    let last = &Loud(vec![7, 8])[1]
    println!("before the end \(last)")
    println!("\(Loud(vec![9]).len())")
}
