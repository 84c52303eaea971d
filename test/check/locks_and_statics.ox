// What rustc denies unless it is told otherwise.
import std.sync.Mutex

static var COUNT: Int = 0

fn main() {
    let lock = Mutex.new(1)
    let _ = lock.lock() //~ let_underscore_lock
    let _ = lock.lock().unwrap() //~ let_underscore_lock
    let _kept = lock.lock().unwrap()
    unsafe {
        let r = &COUNT //~ static_mut_refs
        println!("\(COUNT)") //~ static_mut_refs
        let copy = COUNT
        COUNT += copy
        let address = &raw const COUNT
    }
}
