#[inline]
fn hinted(x: Int): Int { x + 1 }
#[inline(always)]
fn always(x: Int): Int { x + 2 }
#[inline(never)]
fn never(x: Int): Int { x + 3 }
#[cold]
fn rare(x: Int): Int { x + 4 }
fn chosen(x: Int): Int { x + 5 }

fn main() { println!("\(hinted(1) + always(1) + never(1) + rare(1) + chosen(1))") }
