// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// if, guard, match, loops and labels.
fn conditions() {
    if a { 1 } else if let Some(x) = b && c { 2 } else { 3 }
    while let job = queue.pop() ?? d { }
    guard let x = a else { return }
    guard !a else { return }
    let Some(x) = a else { return }
    let b = if a { 1 } else { 2 }
}

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=conditions
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: IfExpr
// CHECK-NEXT:            condition: NameExpr segment=a
// CHECK-NEXT:            then
// CHECK-NEXT:              tail: LiteralExpr 1
// CHECK-NEXT:            otherwise: IfExpr
// CHECK-NEXT:              condition: BinaryExpr op=And
// CHECK-NEXT:                left: LetConditionExpr
// CHECK-NEXT:                  pattern: TupleStructPattern path=Some
// CHECK-NEXT:                    elements
// CHECK-NEXT:                      BindingPattern name=x
// CHECK-NEXT:                  value: NameExpr segment=b
// CHECK-NEXT:                right: NameExpr segment=c
// CHECK-NEXT:              then
// CHECK-NEXT:                tail: LiteralExpr 2
// CHECK-NEXT:              otherwise: BlockExpr
// CHECK-NEXT:                block
// CHECK-NEXT:                  tail: LiteralExpr 3
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: WhileExpr
// CHECK-NEXT:            condition: LetConditionExpr
// CHECK-NEXT:              pattern: BindingPattern name=job
// CHECK-NEXT:              value: CoalesceExpr
// CHECK-NEXT:                value: MethodCallExpr method=pop
// CHECK-NEXT:                  base: NameExpr segment=queue
// CHECK-NEXT:                fallback: NameExpr segment=d
// CHECK-NEXT:            body
// CHECK-NEXT:        GuardStmt
// CHECK-NEXT:          condition: LetConditionExpr
// CHECK-NEXT:            pattern: BindingPattern name=x
// CHECK-NEXT:            value: NameExpr segment=a
// CHECK-NEXT:          otherwise
// CHECK-NEXT:            tail: ReturnExpr
// CHECK-NEXT:        GuardStmt
// CHECK-NEXT:          condition: UnaryExpr op=Not
// CHECK-NEXT:            operand: NameExpr segment=a
// CHECK-NEXT:          otherwise
// CHECK-NEXT:            tail: ReturnExpr
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: TupleStructPattern path=Some
// CHECK-NEXT:            elements
// CHECK-NEXT:              BindingPattern name=x
// CHECK-NEXT:          init: NameExpr segment=a
// CHECK-NEXT:          otherwise: BlockExpr
// CHECK-NEXT:            block
// CHECK-NEXT:              tail: ReturnExpr
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=b
// CHECK-NEXT:          init: IfExpr
// CHECK-NEXT:            condition: NameExpr segment=a
// CHECK-NEXT:            then
// CHECK-NEXT:              tail: LiteralExpr 1
// CHECK-NEXT:            otherwise: BlockExpr
// CHECK-NEXT:              block
// CHECK-NEXT:                tail: LiteralExpr 2

fn arms() {
    match x {
        A.B -> 1
        A.C(y) | A.D { y, .. } if y > 1 -> { 2 }
        -1..=5 -> 3,
        'a'.. -> 4
        ..=9 -> 5
        null -> return, n @ 1 -> { 1 } else -> {}
    }
}

// CHECK-NEXT:  FunctionItem name=arms
// CHECK-NEXT:    body
// CHECK-NEXT:      tail: MatchExpr
// CHECK-NEXT:        scrutinee: NameExpr segment=x
// CHECK-NEXT:        arms
// CHECK-NEXT:          -
// CHECK-NEXT:            pattern: PathPattern path=A.B
// CHECK-NEXT:            body: LiteralExpr 1
// CHECK-NEXT:          -
// CHECK-NEXT:            pattern: OrPattern
// CHECK-NEXT:              alternatives
// CHECK-NEXT:                TupleStructPattern path=A.C
// CHECK-NEXT:                  elements
// CHECK-NEXT:                    BindingPattern name=y
// CHECK-NEXT:                StructPattern path=A.D hasRest=true
// CHECK-NEXT:                  fields
// CHECK-NEXT:                    - name=y shorthand=true
// CHECK-NEXT:                      pattern: BindingPattern name=y
// CHECK-NEXT:            guard: BinaryExpr op=Gt
// CHECK-NEXT:              left: NameExpr segment=y
// CHECK-NEXT:              right: LiteralExpr 1
// CHECK-NEXT:            body: BlockExpr
// CHECK-NEXT:              block
// CHECK-NEXT:                tail: LiteralExpr 2
// CHECK-NEXT:          -
// CHECK-NEXT:            pattern: RangePattern inclusive=true
// CHECK-NEXT:              from: UnaryExpr op=Negate
// CHECK-NEXT:                operand: LiteralExpr 1
// CHECK-NEXT:              to: LiteralExpr 5
// CHECK-NEXT:            body: LiteralExpr 3
// CHECK-NEXT:          -
// CHECK-NEXT:            pattern: RangePattern
// CHECK-NEXT:              from: LiteralExpr Char U+0061
// CHECK-NEXT:            body: LiteralExpr 4
// CHECK-NEXT:          -
// CHECK-NEXT:            pattern: RangePattern inclusive=true
// CHECK-NEXT:              to: LiteralExpr 9
// CHECK-NEXT:            body: LiteralExpr 5
// CHECK-NEXT:          -
// CHECK-NEXT:            pattern: NullPattern
// CHECK-NEXT:            body: ReturnExpr
// CHECK-NEXT:          -
// CHECK-NEXT:            pattern: BindingPattern name=n
// CHECK-NEXT:              sub: LiteralPattern
// CHECK-NEXT:                value: LiteralExpr 1
// CHECK-NEXT:            body: BlockExpr
// CHECK-NEXT:              block
// CHECK-NEXT:                tail: LiteralExpr 1
// CHECK-NEXT:          -
// CHECK-NEXT:            pattern: WildcardPattern
// CHECK-NEXT:            body: BlockExpr
// CHECK-NEXT:              block

fn loops() {
    'outer: for (i, &x) in 0..n {
        break 'outer
        continue 'outer
    }
    let v = 'a: { break 'a 1 }
    loop { break if a { 1 } else { 2 } }
    for await x in s { }
}

// CHECK-NEXT:  FunctionItem name=loops
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: ForExpr label=outer
// CHECK-NEXT:            pattern: TuplePattern
// CHECK-NEXT:              elements
// CHECK-NEXT:                BindingPattern name=i
// CHECK-NEXT:                ReferencePattern
// CHECK-NEXT:                  inner: BindingPattern name=x
// CHECK-NEXT:            iterable: RangeExpr
// CHECK-NEXT:              from: LiteralExpr 0
// CHECK-NEXT:              to: NameExpr segment=n
// CHECK-NEXT:            body
// CHECK-NEXT:              statements
// CHECK-NEXT:                ExprStmt
// CHECK-NEXT:                  expr: BreakExpr label=outer
// CHECK-NEXT:              tail: ContinueExpr label=outer
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=v
// CHECK-NEXT:          init: BlockExpr label=a
// CHECK-NEXT:            block
// CHECK-NEXT:              tail: BreakExpr label=a
// CHECK-NEXT:                value: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: LoopExpr
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: BreakExpr
// CHECK-NEXT:                value: IfExpr
// CHECK-NEXT:                  condition: NameExpr segment=a
// CHECK-NEXT:                  then
// CHECK-NEXT:                    tail: LiteralExpr 1
// CHECK-NEXT:                  otherwise: BlockExpr
// CHECK-NEXT:                    block
// CHECK-NEXT:                      tail: LiteralExpr 2
// CHECK-NEXT:      tail: ForExpr isAwait=true
// CHECK-NEXT:        pattern: BindingPattern name=x
// CHECK-NEXT:        iterable: NameExpr segment=s
// CHECK-NEXT:        body
