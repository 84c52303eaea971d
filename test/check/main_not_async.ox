#[tokio.main]
fn main() {} //~ E1008
