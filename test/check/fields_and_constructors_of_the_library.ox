// Types of the library have fields of their own, and are made by functions.
import std.collections.VecDeque
import std.ops.RangeInclusive
import std.rc.Rc
import std.sync.Mutex
import std.time.Duration

struct Plain
extension Plain { fn scale(by: Int): Int { by } }

fn fields(list: &Vec<Int>, queue: &VecDeque<Int>, range: RangeInclusive<Int>, wait: Duration, text: &String, number: Int) {
    let a = list.len //~ E0616
    let b = queue.len //~ E0616
    let c = range.start //~ E0616
    let d = wait.secs //~ E0616
    let e = text.len //~ E0615
    let f = number.0 //~ E0610
}

fn constructors() {
    let a = Rc(5) //~ E0423
    let b = Mutex(1) //~ E0423
    let c = String("a") //~ E0423
    let d = Vec //~ E0423
    let e = std.marker.PhantomData<Int>
    let f: Result<Int, std.fmt.Error> = Err(std.fmt.Error)
    Plain.scale() //~ E0061
    Plain.scale(2)
    // What a call with too few arguments gives is not looked at any closer.
    let g = Mutex.new() //~ E0061
    println!("\(*g.lock().unwrap() + 1)")
}

fn twice() {
    let p = Plain
    println!("\(p) \(p)") //~ E0277
}

fn main() {}
