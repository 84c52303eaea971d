// Nothing runs the body of such a main.
#[tokio.main]
fn main() { //~ E1008
    await tokio.task.yieldNow()
}
