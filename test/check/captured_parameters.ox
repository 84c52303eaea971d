// What a closure captures decides whether it is Send; a bound of a parameter counts.
fn needs<F: Fn(Int) -> Int + Send>(f: F): Int { f(1) }
fn wrap1<F>(f: F): Int where F: Fn(Int) -> Int, F: Send { needs(f) }
fn wrap2<F>(f: F): Int where F: Fn(Int) -> Int, F: Send { needs(move { s -> f(s) }) }
fn wrap3<T: Send + Fn(Int) -> Int>(f: T): Int { needs(move { s -> f(s) }) }
fn wrap4<T: Send + Copy>(f: T): Int { needs(move { s -> let _x = f
  s }) }
fn noBound<T: Copy>(f: T): Int { needs(move { s -> let _x = f //~ E0277
  s }) }
fn main() {
    noBound(1)
     println!("\(wrap1 { it }) \(wrap2 { it }) \(wrap3 { it }) \(wrap4(1))") }
