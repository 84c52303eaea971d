import std.cell.RefCell
import std.collections.HashMap
import std.pin.Pin
import std.rc.Rc
import std.sync.Mutex
#[derive(Debug, Default)]
struct D { n: Int, v: Vec<Int>, t: (UInt8, String), o: Option<Int>, a: [Int; 3] }
extension D { mutating fn bump(): &mut Int { self.n += 1; &mut self.n } }
struct W<'a> { d: &'a mut D, extra: Vec<&'a mut Int> }
extension<'a> W<'a> { mutating fn d(): &mut D { self.d } mutating fn all() { self.d.v.push(self.extra.len() as Int); for e in self.extra.iterMut() { **e += 1; } *self.extra[0] += 100; } }
fn pinned(mut p: Pin<&mut W<'_>>) { p.d.n += 1; p.d.v.push(7); p.d.bump(); *p.extra[0] = 9; p.d.t.1.push('p'); }
fn inc(x: &mut Int) { *x += 1; }
fn main() {
    var d = D.default()
    {
        var v = vec![&mut d]
        v[0].n += 1
        v[0].v.push(1)
        v[0].t.1 += "x"
        v[0].a[1] -= 4
        *v[0].bump() *= 10
        if let Some(o) = &mut v[0].o { *o += 1; } else { v[0].o = Some(3); }
        inc(&mut v[0].n)
        let last = v.lastMut().unwrap()
        last.n += 5
        let r = &mut v[0]
        r.v.extend([2, 3])
        std.mem.swap(&mut v[0].a[0], &mut 8)
        let D { n, v: list, .. } = &mut *v[0]
        *n += list.len() as Int;
    }
    println!("{d:?}")
    {
        let c = RefCell.new(&mut d)
        c.borrowMut().n = 1
        c.borrowMut().v.clear()
        var g = c.borrowMut()
        g.v.push(5)
        g.t = (1, "new".into())
        let x = &mut g.a
        x[2] = 77
        match g.o { Some(ref mut o) -> *o = -1, null -> {} }
    }
    println!("{d:?}")
    let (mut i, mut j) = (1, 2)
    {
        let m = Mutex.new(W { d: &mut d, extra: vec![&mut i, &mut j] })
        var g = m.lock().unwrap()
        g.d.n = 40
        g.d().v.push(6)
        g.all()
        pinned(Pin.new(&mut *g))
        for e in &mut g.extra { **e += 1000; }
        let f = { k: Int, g: &mut W -> g.d.n += k; *g.extra[1] -= k; }
        f(2, &mut g);
    }
    println!("{d:?} {i} {j}")
    var total = 0
    var map: HashMap<&str, &mut Int> = HashMap.new()
    map.insert("t", &mut total)
    **map.getMut("t").unwrap() += 5
    *map.getMut("t").map { r -> &mut **r }.unwrap() += 6
    if let Some(r) = map.getMut("t") { **r *= 2; }
    for (_, r) in map.iterMut() { **r += 1; }
    for r in map.valuesMut() { **r += 1; }
    println!("{total}")
    var b: Box<&mut D> = Box.new(&mut d)
    b.n = 3; b.v[0] = 4; b.a.sort()
    var bv: Vec<Box<D>> = vec![Box.default(), Box.default()]
    bv[1].n = 2; bv[0].v.push(1); let k = bv[1].n as UIntSize; bv[0].a[k] = 1
    println!("{d:?} {bv:?}")
    let rc = Rc.new(RefCell.new(vec![D.default()]))
    let rc2 = rc.clone()
    rc.borrowMut()[0].n += 1
    rc2.borrowMut()[0].v.push(2)
    var first = rc.borrowMut()
    first[0].t.0 = 9; first.push(D { n: 5, ..Default.default() })
    let (l, r) = first.splitAtMut(1)
    l[0].n += r[0].n; r[0].o.getOrInsert(4)
    drop(first)
    println!("{rc:?}")
    var grid = vec![vec![0; 3]; 2]
    { let rows: Vec<&mut [Int]> = grid.iterMut().map { r -> &mut r[..] }.collect(); var rows = rows; rows[1][2] = 5; rows[0][0] += 1; rows.swap(0, 1); rows[0][1] = 8; }
    println!("{grid:?}")
    var cb: Vec<Box<dyn FnMut() -> Int>> = vec![]; var c = 0; cb.push(Box.new move { -> c += 1; c })
    println!("\(cb[0]()) \((cb[0])())");
    let number = 5
    let pointer = &number as *const _ as *const Int
    println!("\(unsafe { *pointer })")
}
