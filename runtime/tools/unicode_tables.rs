// Writes runtime/lang/unicode_tables.cpp: rustc's own view of Unicode, so that both agree on every character.
//     rustc -O unicode_tables.rs && ./unicode_tables > ../lang/unicode_tables.cpp && clang-format -i ../lang/unicode_tables.cpp

use std::fmt::Write;

fn all() -> impl Iterator<Item = char> {
    (0..=0x10FFFFu32).filter_map(char::from_u32)
}

/// The numbers at which membership flips, starting outside.
fn set(name: &str, member: impl Fn(char) -> bool) {
    let mut flips = Vec::new();
    let mut inside = false;
    for c in all() {
        if member(c) != inside {
            inside = !inside;
            flips.push(c as u32);
        }
    }
    if inside {
        flips.push(0x110000);
    }
    let mut text = String::new();
    for flip in &flips {
        write!(text, "{flip:#x}, ").unwrap();
    }
    println!("u32 const {name}[] = {{{text}}};\nusize const {name}Count = {};\n", flips.len());
}

/// Runs of characters `step` apart that all move by `delta`.
fn mapping(name: &str, map: impl Fn(char) -> Vec<char>) {
    let mut runs: Vec<(u32, u32, u32, i32)> = Vec::new();
    let mut special = String::new();
    let mut specials = 0;
    for c in all() {
        let to = map(c);
        if to.len() > 1 {
            let third = if to.len() > 2 { to[2] as u32 } else { 0 };
            write!(special, "{{{:#x}, {{{:#x}, {:#x}, {:#x}}}}}, ", c as u32, to[0] as u32, to[1] as u32, third).unwrap();
            specials += 1;
            continue;
        }
        let delta = to[0] as i32 - c as i32;
        if delta == 0 {
            continue;
        }
        if let Some(last) = runs.last_mut() {
            let step = c as u32 - last.1;
            let fits = last.3 == delta && (step == last.2 || (last.0 == last.1 && step <= 2));
            if fits {
                last.1 = c as u32;
                last.2 = step;
                continue;
            }
        }
        runs.push((c as u32, c as u32, 1, delta));
    }
    let mut text = String::new();
    for (first, last, step, delta) in &runs {
        write!(text, "{{{first:#x}, {last:#x}, {step}, {delta}}}, ").unwrap();
    }
    println!("CaseRun const {name}Runs[] = {{{text}}};\nusize const {name}RunCount = {};\n", runs.len());
    println!("CaseSpecial const {name}Specials[] = {{{special}}};\nusize const {name}SpecialCount = {specials};\n");
}

fn becomes_final(text: String) -> bool {
    text.to_lowercase().ends_with('ς')
}
fn is_cased(c: char) -> bool {
    becomes_final(format!("{c}Σ"))
}
fn is_escaped_inside(c: char) -> bool {
    !matches!(c, '\'' | '"' | '\\') && format!("a{c}").escape_debug().count() > 2
}
fn is_escaped_first(c: char) -> bool {
    !matches!(c, '\'' | '"' | '\\') && c.escape_debug().count() > 1
}

fn main() {
    println!("// Written by runtime/tools/unicode_tables.rs.\n#include \"ox/lang/unicode_tables.h\"\n\nnamespace ox::unicode {{\n");
    set("kAlphabetic", |c| c.is_alphabetic());
    set("kNumeric", |c| c.is_numeric());
    set("kLowercase", |c| c.is_lowercase());
    set("kUppercase", |c| c.is_uppercase());
    set("kUnprintable", is_escaped_inside);
    set("kGraphemeExtend", |c| is_escaped_first(c) && !is_escaped_inside(c));
    set("kCased", is_cased);
    set("kCaseIgnorable", |c| becomes_final(format!("A{c}Σ")) && !is_cased(c));
    mapping("kLower", |c| c.to_lowercase().collect());
    mapping("kUpper", |c| c.to_uppercase().collect());
    println!("}}  // namespace ox::unicode");
}
