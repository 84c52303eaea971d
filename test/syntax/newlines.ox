// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// Where a newline ends a statement, and where it does not.
fn nextLineStarts(a: &mut Int) {
    var n = 1
    *a += 1
    -n
    (n)
    [n]
    &n
    !true
    { n }
}

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=nextLineStarts
// CHECK-NEXT:    params
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=a
// CHECK-NEXT:        type: ReferenceType isMutable=true
// CHECK-NEXT:          inner: PathType path=Int
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        LetStmt isVar=true
// CHECK-NEXT:          pattern: BindingPattern name=n
// CHECK-NEXT:          init: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: AssignExpr op=Add
// CHECK-NEXT:            place: UnaryExpr op=Deref
// CHECK-NEXT:              operand: NameExpr segment=a
// CHECK-NEXT:            value: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: UnaryExpr op=Negate
// CHECK-NEXT:            operand: NameExpr segment=n
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: ParenExpr
// CHECK-NEXT:            inner: NameExpr segment=n
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: ArrayExpr
// CHECK-NEXT:            elements
// CHECK-NEXT:              NameExpr segment=n
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BorrowExpr
// CHECK-NEXT:            operand: NameExpr segment=n
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: UnaryExpr op=Not
// CHECK-NEXT:            operand: LiteralExpr true
// CHECK-NEXT:      tail: BlockExpr
// CHECK-NEXT:        block
// CHECK-NEXT:          tail: NameExpr segment=n

fn nextLineContinues(a: Int): Int {
    let chain = a
        .max(1)
        .min(2)
    let sum = a
        + 1
        ?? 2
    let both = a == 1
        || a == 2
        && a
            as Int == 3
    let open = a +
        1
    if a > 0 {
        1
    }
    else {
        2
    }
}

// CHECK-NEXT:  FunctionItem name=nextLineContinues
// CHECK-NEXT:    params
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=a
// CHECK-NEXT:        type: PathType path=Int
// CHECK-NEXT:    result: PathType path=Int
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=chain
// CHECK-NEXT:          init: MethodCallExpr method=min
// CHECK-NEXT:            base: MethodCallExpr method=max
// CHECK-NEXT:              base: NameExpr segment=a
// CHECK-NEXT:              args
// CHECK-NEXT:                LiteralExpr 1
// CHECK-NEXT:            args
// CHECK-NEXT:              LiteralExpr 2
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=sum
// CHECK-NEXT:          init: CoalesceExpr
// CHECK-NEXT:            value: BinaryExpr op=Add
// CHECK-NEXT:              left: NameExpr segment=a
// CHECK-NEXT:              right: LiteralExpr 1
// CHECK-NEXT:            fallback: LiteralExpr 2
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=both
// CHECK-NEXT:          init: BinaryExpr op=Or
// CHECK-NEXT:            left: BinaryExpr op=Eq
// CHECK-NEXT:              left: NameExpr segment=a
// CHECK-NEXT:              right: LiteralExpr 1
// CHECK-NEXT:            right: BinaryExpr op=And
// CHECK-NEXT:              left: BinaryExpr op=Eq
// CHECK-NEXT:                left: NameExpr segment=a
// CHECK-NEXT:                right: LiteralExpr 2
// CHECK-NEXT:              right: BinaryExpr op=Eq
// CHECK-NEXT:                left: CastExpr
// CHECK-NEXT:                  operand: NameExpr segment=a
// CHECK-NEXT:                  type: PathType path=Int
// CHECK-NEXT:                right: LiteralExpr 3
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=open
// CHECK-NEXT:          init: BinaryExpr op=Add
// CHECK-NEXT:            left: NameExpr segment=a
// CHECK-NEXT:            right: LiteralExpr 1
// CHECK-NEXT:      tail: IfExpr
// CHECK-NEXT:        condition: BinaryExpr op=Gt
// CHECK-NEXT:          left: NameExpr segment=a
// CHECK-NEXT:          right: LiteralExpr 0
// CHECK-NEXT:        then
// CHECK-NEXT:          tail: LiteralExpr 1
// CHECK-NEXT:        otherwise: BlockExpr
// CHECK-NEXT:          block
// CHECK-NEXT:            tail: LiteralExpr 2

fn brackets(
    a: Int,
    b: Vec<
        Int
    >
): Int
where
    Int: Copy,
{
    f(
        a
        - 1,
        b,
    )
}

// CHECK-NEXT:  FunctionItem name=brackets
// CHECK-NEXT:    generics
// CHECK-NEXT:      where
// CHECK-NEXT:        -
// CHECK-NEXT:          subject: PathType path=Int
// CHECK-NEXT:          bounds
// CHECK-NEXT:            - path=Copy
// CHECK-NEXT:    params
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=a
// CHECK-NEXT:        type: PathType path=Int
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=b
// CHECK-NEXT:        type: PathType
// CHECK-NEXT:          path
// CHECK-NEXT:            segments
// CHECK-NEXT:              - name=Vec
// CHECK-NEXT:                args present=true
// CHECK-NEXT:                  args
// CHECK-NEXT:                    -
// CHECK-NEXT:                      type: PathType path=Int
// CHECK-NEXT:    result: PathType path=Int
// CHECK-NEXT:    body
// CHECK-NEXT:      tail: CallExpr
// CHECK-NEXT:        callee: NameExpr segment=f
// CHECK-NEXT:        args
// CHECK-NEXT:          BinaryExpr op=Sub
// CHECK-NEXT:            left: NameExpr segment=a
// CHECK-NEXT:            right: LiteralExpr 1
// CHECK-NEXT:          NameExpr segment=b

fn bare(): Int {
    loop {
        break
        return
    }
    let r = 0..
    r; ; a
}

// CHECK-NEXT:  FunctionItem name=bare
// CHECK-NEXT:    result: PathType path=Int
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: LoopExpr
// CHECK-NEXT:            body
// CHECK-NEXT:              statements
// CHECK-NEXT:                ExprStmt
// CHECK-NEXT:                  expr: BreakExpr
// CHECK-NEXT:              tail: ReturnExpr
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=r
// CHECK-NEXT:          init: RangeExpr
// CHECK-NEXT:            from: LiteralExpr 0
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: NameExpr segment=r
// CHECK-NEXT:      tail: NameExpr segment=a
