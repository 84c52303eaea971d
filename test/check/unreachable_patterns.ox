// Arms and alternatives that no value reaches.
#[allow(dead_code)]
enum Light { Red, Green }

#[allow(dead_code)]
fn run(n: Int, found: Int??, light: Light) {
    match n {
        1 | 2 | 1 -> {} //~ warning: unreachable_patterns
        x if x > 3 -> {}
        5 -> {}
        2 -> {} //~ warning: unreachable_patterns
        _ -> {}
        7 -> {} //~ warning: unreachable_patterns
    }
    match found {
        Some(_) -> {}
        Some(null) -> {} //~ warning: unreachable_patterns
        null -> {}
    }
    match light {
        Light.Red -> {}
        Light.Green -> {}
        _ -> {} //~ warning: unreachable_patterns
    }
}

fn main() {}
