// break and continue, with and without labels.
fn outside() {
    break //~ E0268
    continue //~ E0268
    if true { break } //~ E0268
}

fn main() {
    loop { break }
    while true { continue } //~ warning: while_true
    'outer: for i in 0..3 {
        loop { break 'outer }
        break 'other //~ E0426
        let inClosure = { -> break } //~ E0267
        let inLabelled = { -> break 'outer } //~ E0767 //~ E0267
        let later = async { continue } //~ E0267
        let laterLabelled = async { continue 'outer } //~ E0767 //~ E0267
        let fine = { -> loop { break } }
    }
    loop {
        'check: {
            if true { break 'check }
            break //~ E0695
            continue 'check //~ E0696
        }
        fn inner() { break } //~ E0268
    }
    while { break; true } {} //~ E0590
    'gone: loop { break } //~ warning: unused_labels
    break 'gone //~ E0426
    loop {
        let called = { break } //~ E0267
        called()
        let block = { break }
    }
}
