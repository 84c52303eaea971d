// What #[cfg(..)] and #[test] leave out is not part of the program.
#[cfg(test)]
module tests { import nothing.at.all }

#[test]
fn checks() { missing() }

#[cfg(unix)]
fn system(): Int { 1 }
#[cfg(not(unix))]
fn system(): Int { missing() }

#[cfg(all(unix, not(test)))]
const KIND: Int = 1
#[cfg(any(windows, test))]
const KIND: Int = 2
#[cfg(target_os = "linux")]
const LINUX: Int = 1

fn main() {
    system() + KIND + LINUX //~ warning: unused_must_use
    checks() //~ E0425
    tests.run() //~ E0425
}
