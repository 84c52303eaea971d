// What is wrong with a macro that nobody calls.
macro_rules! unspecified { ($a) => { 1 }; } //~ E1008
macro_rules! misspecified { ($a:exp) => { 1 }; } //~ E1008
macro_rules! followed { ($a:expr + $b:expr) => { 1 }; } //~ E1008
macro_rules! patternThenBar { ($p:pat | $q:pat) => { 1 }; } //~ E1008
macro_rules! repeatedList { ($($a:ty);* $b:ident) => { 1 }; } //~ E1008
macro_rules! twice { ($a:expr, $a:expr) => { 1 }; } //~ E1008
macro_rules! empty { ($()*) => { 1 }; } //~ E1008
macro_rules! withoutArrow { () { 1 } } //~ E1008
macro_rules! withoutOperator { ($($a:tt),) => { 1 }; } //~ E1008

fn main() {}
