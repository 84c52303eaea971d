async fn main() {} //~ E0752
