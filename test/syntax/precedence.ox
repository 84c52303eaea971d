// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// Operators bind as in the table of the language reference.
fn arithmetic() {
    1 + 2 * 3 - 4 % 5
    1 << 2 + 3 & 4 ^ 5 | 6
    -a as Int * !b
}

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=arithmetic
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BinaryExpr op=Sub
// CHECK-NEXT:            left: BinaryExpr op=Add
// CHECK-NEXT:              left: LiteralExpr 1
// CHECK-NEXT:              right: BinaryExpr op=Mul
// CHECK-NEXT:                left: LiteralExpr 2
// CHECK-NEXT:                right: LiteralExpr 3
// CHECK-NEXT:            right: BinaryExpr op=Rem
// CHECK-NEXT:              left: LiteralExpr 4
// CHECK-NEXT:              right: LiteralExpr 5
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BinaryExpr op=BitOr
// CHECK-NEXT:            left: BinaryExpr op=BitXor
// CHECK-NEXT:              left: BinaryExpr op=BitAnd
// CHECK-NEXT:                left: BinaryExpr op=Shl
// CHECK-NEXT:                  left: LiteralExpr 1
// CHECK-NEXT:                  right: BinaryExpr op=Add
// CHECK-NEXT:                    left: LiteralExpr 2
// CHECK-NEXT:                    right: LiteralExpr 3
// CHECK-NEXT:                right: LiteralExpr 4
// CHECK-NEXT:              right: LiteralExpr 5
// CHECK-NEXT:            right: LiteralExpr 6
// CHECK-NEXT:      tail: BinaryExpr op=Mul
// CHECK-NEXT:        left: CastExpr
// CHECK-NEXT:          operand: UnaryExpr op=Negate
// CHECK-NEXT:            operand: NameExpr segment=a
// CHECK-NEXT:          type: PathType path=Int
// CHECK-NEXT:        right: UnaryExpr op=Not
// CHECK-NEXT:          operand: NameExpr segment=b

fn logic() {
    a == 1 && b < 2 || c >= 3 && d != 4
    a ?? b || c ?? d
    x..y + 1
    let to = ..=z ?? 1
    a..
}

// CHECK-NEXT:  FunctionItem name=logic
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BinaryExpr op=Or
// CHECK-NEXT:            left: BinaryExpr op=And
// CHECK-NEXT:              left: BinaryExpr op=Eq
// CHECK-NEXT:                left: NameExpr segment=a
// CHECK-NEXT:                right: LiteralExpr 1
// CHECK-NEXT:              right: BinaryExpr op=Lt
// CHECK-NEXT:                left: NameExpr segment=b
// CHECK-NEXT:                right: LiteralExpr 2
// CHECK-NEXT:            right: BinaryExpr op=And
// CHECK-NEXT:              left: BinaryExpr op=Ge
// CHECK-NEXT:                left: NameExpr segment=c
// CHECK-NEXT:                right: LiteralExpr 3
// CHECK-NEXT:              right: BinaryExpr op=Ne
// CHECK-NEXT:                left: NameExpr segment=d
// CHECK-NEXT:                right: LiteralExpr 4
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CoalesceExpr
// CHECK-NEXT:            value: CoalesceExpr
// CHECK-NEXT:              value: NameExpr segment=a
// CHECK-NEXT:              fallback: BinaryExpr op=Or
// CHECK-NEXT:                left: NameExpr segment=b
// CHECK-NEXT:                right: NameExpr segment=c
// CHECK-NEXT:            fallback: NameExpr segment=d
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: RangeExpr
// CHECK-NEXT:            from: NameExpr segment=x
// CHECK-NEXT:            to: BinaryExpr op=Add
// CHECK-NEXT:              left: NameExpr segment=y
// CHECK-NEXT:              right: LiteralExpr 1
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=to
// CHECK-NEXT:          init: RangeExpr inclusive=true
// CHECK-NEXT:            to: CoalesceExpr
// CHECK-NEXT:              value: NameExpr segment=z
// CHECK-NEXT:              fallback: LiteralExpr 1
// CHECK-NEXT:      tail: RangeExpr
// CHECK-NEXT:        from: NameExpr segment=a

fn assignment() {
    a = b = c
    a += 1 << 2
    a <<= 1 >> 2
    a >>= b >= c
}

// CHECK-NEXT:  FunctionItem name=assignment
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: AssignExpr
// CHECK-NEXT:            place: NameExpr segment=a
// CHECK-NEXT:            value: AssignExpr
// CHECK-NEXT:              place: NameExpr segment=b
// CHECK-NEXT:              value: NameExpr segment=c
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: AssignExpr op=Add
// CHECK-NEXT:            place: NameExpr segment=a
// CHECK-NEXT:            value: BinaryExpr op=Shl
// CHECK-NEXT:              left: LiteralExpr 1
// CHECK-NEXT:              right: LiteralExpr 2
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: AssignExpr op=Shl
// CHECK-NEXT:            place: NameExpr segment=a
// CHECK-NEXT:            value: BinaryExpr op=Shr
// CHECK-NEXT:              left: LiteralExpr 1
// CHECK-NEXT:              right: LiteralExpr 2
// CHECK-NEXT:      tail: AssignExpr op=Shr
// CHECK-NEXT:        place: NameExpr segment=a
// CHECK-NEXT:        value: BinaryExpr op=Ge
// CHECK-NEXT:          left: NameExpr segment=b
// CHECK-NEXT:          right: NameExpr segment=c

fn prefixes() {
    !await a.b() as Int
    await a + await b
    &mut *x.y
    &&z
    return a + 1
    a ?? return b || c
    &raw const x
}

// CHECK-NEXT:  FunctionItem name=prefixes
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CastExpr
// CHECK-NEXT:            operand: UnaryExpr op=Not
// CHECK-NEXT:              operand: AwaitExpr
// CHECK-NEXT:                operand: MethodCallExpr method=b
// CHECK-NEXT:                  base: NameExpr segment=a
// CHECK-NEXT:            type: PathType path=Int
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BinaryExpr op=Add
// CHECK-NEXT:            left: AwaitExpr
// CHECK-NEXT:              operand: NameExpr segment=a
// CHECK-NEXT:            right: AwaitExpr
// CHECK-NEXT:              operand: NameExpr segment=b
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BinaryExpr op=And
// CHECK-NEXT:            left: BorrowExpr isMutable=true
// CHECK-NEXT:              operand: UnaryExpr op=Deref
// CHECK-NEXT:                operand: FieldExpr field=y
// CHECK-NEXT:                  base: NameExpr segment=x
// CHECK-NEXT:            right: NameExpr segment=z
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: ReturnExpr
// CHECK-NEXT:            value: BinaryExpr op=Add
// CHECK-NEXT:              left: NameExpr segment=a
// CHECK-NEXT:              right: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CoalesceExpr
// CHECK-NEXT:            value: NameExpr segment=a
// CHECK-NEXT:            fallback: ReturnExpr
// CHECK-NEXT:              value: BinaryExpr op=Or
// CHECK-NEXT:                left: NameExpr segment=b
// CHECK-NEXT:                right: NameExpr segment=c
// CHECK-NEXT:      tail: BorrowExpr isRaw=true
// CHECK-NEXT:        operand: NameExpr segment=x
