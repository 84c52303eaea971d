fn main(): Int { 5 } //~ E0277
