// Writes number_cases.def: what rustc's std answers.
//     rustc number_cases.rs && ./number_cases > number_cases.def
// PARSE_INT(type, radix, text, fault, value) PARSE_FLOAT(type, text, ok, bits) UNARY(type, method, a, answer) BINARY(type, method, a, b, answer)
// UNICODE(property, digest over all characters)

use std::num::IntErrorKind;

fn literal(value: i128) -> String {
    if value == i128::MIN { return "i128(u128(1) << 127)".into(); }
    let magnitude = value.unsigned_abs();
    let text = wide(magnitude);
    if value < 0 { format!("-i128({text})") } else { text }
}
fn wide(value: u128) -> String {
    if value <= u64::MAX as u128 { format!("{value}u") } else { format!("(u128({}u) << 64 | {}u)", value >> 64, value as u64) }
}
fn option<T: Into<i128>>(value: Option<T>) -> String {
    value.map_or("kNothing".into(), |v| literal(v.into()))
}

macro_rules! ints {
    ($ty:ident, $texts:expr) => {
        for text in $texts {
            for radix in [2u32, 10, 36] {
                let (fault, value) = match $ty::from_str_radix(text, radix) {
                    Ok(value) => (-1, value),
                    Err(error) => (match error.kind() {
                        IntErrorKind::Empty => 0,
                        IntErrorKind::InvalidDigit => 1,
                        IntErrorKind::PosOverflow => 2,
                        _ => 3,
                    }, 0),
                };
                println!("PARSE_INT({}, {radix}, {text:?}, {fault}, {})", stringify!($ty), literal(value as i128));
            }
        }
    };
}
macro_rules! floats {
    ($ty:ident, $texts:expr) => {
        for text in $texts {
            let (ok, bits) = match text.parse::<$ty>() { Ok(value) => (true, value.to_bits()), Err(_) => (false, 0) };
            println!("PARSE_FLOAT({}, {text:?}, {ok}, {bits}u)", stringify!($ty));
        }
    };
}
fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut upper = false;
    for c in name.chars() {
        if c == '_' { upper = true } else if upper { out.push(c.to_ascii_uppercase()); upper = false } else { out.push(c) }
    }
    out
}
macro_rules! methods {
    ($ty:ident, $values:expr, unary[$($u:ident)*], option[$($o:ident)*], binary[$($b:ident)*], option_binary[$($ob:ident)*], count[$($c:ident)*], option_count[$($oc:ident)*]) => {
        for a in $values {
            let a = a as $ty;
            $( println!("UNARY({}, {}, {}, {})", stringify!($ty), camel(stringify!($u)), literal(a as i128), literal(a.$u() as i128)); )*
            $( println!("UNARY({}, {}, {}, {})", stringify!($ty), camel(stringify!($o)), literal(a as i128), option(a.$o())); )*
            for b in $values {
                let b = b as $ty;
                $( println!("BINARY({}, {}, {}, {}, {})", stringify!($ty), camel(stringify!($b)), literal(a as i128), literal(b as i128), literal(a.$b(b) as i128)); )*
                $( println!("BINARY({}, {}, {}, {}, {})", stringify!($ty), camel(stringify!($ob)), literal(a as i128), literal(b as i128), option(a.$ob(b))); )*
            }
            for n in [0u32, 1, 7, 8, 40] {
                $( println!("BINARY({}, {}, {}, {n}u, {})", stringify!($ty), camel(stringify!($c)), literal(a as i128), literal(a.$c(n) as i128)); )*
                $( println!("BINARY({}, {}, {}, {n}u, {})", stringify!($ty), camel(stringify!($oc)), literal(a as i128), option(a.$oc(n))); )*
            }
        }
    };
}

fn digest(answers: impl Iterator<Item = u32>) -> u64 {
    let mut hash = 0xcbf29ce484222325u64;
    for answer in answers {
        hash = (hash ^ answer as u64).wrapping_mul(0x100000001b3);
    }
    hash
}
fn all() -> impl Iterator<Item = char> { (0..=0x10FFFFu32).filter_map(char::from_u32) }

fn main() {
    let texts = ["", "0", "1", "-1", "+1", "-", "+", "127", "128", "-128", "-129", "255", "256", "zz", "ff", "FF", "1_0", " 1", "1 ", "٣", "1e3",
        "99999999999999999999999999999999999999999x", "00000000000000000000000000000000000000000012", "2147483647", "2147483648", "-2147483648"];
    ints!(i8, texts);
    ints!(u8, texts);
    ints!(i32, texts);
    ints!(u64, texts);
    ints!(i128, texts);
    let texts = ["", "0", "-0", "1", "1.", ".5", ".", "+1.5", "-2.5e3", "1e", "1e+", "1E5", "1e-5", "inf", "-Infinity", "NaN", "nan", "infin", " 1", "1 ", "1_0",
        "1e400", "-1e400", "1e-400", "0.1", "0.30000000000000004", "123456789012345678901234567890", "4.9e-324", "2e-324", "1.7976931348623159e308", "0x10", "3.4028236e38", "1e39", "1e-46", "+", "-", "e5", "1.5.2"];
    floats!(f64, texts);
    floats!(f32, texts);
    let small = [0i64, 1, 7, 100, 127, -1, -7, -128];
    methods!(i8, small,
        unary[count_ones leading_zeros trailing_zeros leading_ones trailing_ones swap_bytes reverse_bits wrapping_neg wrapping_abs saturating_neg saturating_abs signum unsigned_abs],
        option[checked_neg checked_abs checked_ilog2 checked_ilog10],
        binary[wrapping_add wrapping_sub wrapping_mul saturating_add saturating_sub saturating_mul abs_diff],
        option_binary[checked_add checked_sub checked_mul checked_div checked_rem checked_div_euclid checked_rem_euclid checked_ilog],
        count[rotate_left rotate_right wrapping_shl wrapping_shr wrapping_pow saturating_pow],
        option_count[checked_shl checked_shr checked_pow]);
    methods!(u8, [0i64, 1, 7, 100, 129, 255],
        unary[count_ones leading_zeros trailing_zeros leading_ones trailing_ones swap_bytes reverse_bits wrapping_neg isqrt],
        option[checked_neg checked_ilog2 checked_ilog10 checked_next_power_of_two],
        binary[wrapping_add wrapping_sub wrapping_mul saturating_add saturating_sub saturating_mul abs_diff midpoint],
        option_binary[checked_add checked_sub checked_mul checked_div checked_rem checked_div_euclid checked_rem_euclid checked_ilog checked_next_multiple_of],
        count[rotate_left rotate_right wrapping_shl wrapping_shr wrapping_pow saturating_pow],
        option_count[checked_shl checked_shr checked_pow]);
    methods!(i64, [0i64, 2, i64::MAX, -1, -1000, i64::MIN, 0x1234_5678_9abc_def0],
        unary[count_ones leading_zeros trailing_zeros swap_bytes reverse_bits wrapping_neg signum unsigned_abs],
        option[checked_neg checked_abs checked_ilog2 checked_ilog10],
        binary[wrapping_add wrapping_sub wrapping_mul saturating_add saturating_sub saturating_mul abs_diff midpoint],
        option_binary[checked_add checked_sub checked_mul checked_div checked_rem checked_div_euclid checked_rem_euclid],
        count[rotate_left rotate_right wrapping_shl wrapping_shr wrapping_pow saturating_pow],
        option_count[checked_shl checked_shr checked_pow]);
    println!("UNICODE(isAlphabetic(c), {}u)", digest(all().map(|c| c.is_alphabetic() as u32)));
    println!("UNICODE(isNumeric(c), {}u)", digest(all().map(|c| c.is_numeric() as u32)));
    println!("UNICODE(isLowercase(c), {}u)", digest(all().map(|c| c.is_lowercase() as u32)));
    println!("UNICODE(isUppercase(c), {}u)", digest(all().map(|c| c.is_uppercase() as u32)));
    println!("UNICODE(isWhitespace(c), {}u)", digest(all().map(|c| c.is_whitespace() as u32)));
    println!("UNICODE(isControl(c), {}u)", digest(all().map(|c| c.is_control() as u32)));
    println!("UNICODE(weigh(toLowercase(c)), {}u)", digest(all().map(|c| c.to_lowercase().fold(0u32, |n, c| n.wrapping_mul(31).wrapping_add(c as u32)))));
    println!("UNICODE(weigh(toUppercase(c)), {}u)", digest(all().map(|c| c.to_uppercase().fold(0u32, |n, c| n.wrapping_mul(31).wrapping_add(c as u32)))));
    println!("UNICODE(u32(debugLength(c)), {}u)", digest(all().map(|c| format!("{c:?}").len() as u32)));
}
