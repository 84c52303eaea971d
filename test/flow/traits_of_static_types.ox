// A bound by a trait that is 'static says that the type is, also where a supertrait says it.
import std.thread

trait Stage: Send + 'static { fn run(): Int }
trait Named: Stage {}
trait Loose: Send { fn run(): Int }

fn direct<S: Stage>(stage: S): Int { thread.spawn(move { stage.run() }).join().unwrap() }
fn above<S: Named>(stage: S): Int { thread.spawn(move { stage.run() }).join().unwrap() }
fn loose<S: Loose>(stage: S): Int { thread.spawn(move { stage.run() }).join().unwrap() } //~ E0310

fn main() {}
