// A trait object says all of its parameters, and is not moved out of its box.
trait Job {
    consuming fn finish(): Int
    fn run(self: Box<Self>): Int
}
struct Small
extension Small: Job {
    consuming fn finish(): Int { 1 }
    fn run(self: Box<Self>): Int { 2 }
}
trait Same<Other = Self> { fn isSame(other: &Other): Bool }

fn consumed(job: Box<dyn Job>): Int { job.finish() } //~ E0161
fn boxed(job: Box<dyn Job>): Int { job.run() }
fn sized(job: Box<Small>): Int { job.finish() }
fn unsaid(value: &dyn Same) {} //~ E0393
fn unsaidOfTheLibrary(value: Box<dyn PartialEq>) {} //~ E0393
fn said(value: &dyn Same<Int>): Bool { value.isSame(&1) }

fn main() {}
