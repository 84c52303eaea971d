// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// Patterns.
fn patterns() {
    let (a, mut b, _, ..) = t
    let [first, .., last] = s
    let [x, rest @ .., ref y, ref mut z] = s
    let Point { x, y: 1, mut z, .. } = p
    let &(a, &&b) = r
    let &mut c = r
    let m.Some(Int.MAX) = o
    let -1 | 2 = n
    let A..=B.C = n
    let "s" | b'x' | 1.5 | true = n
    let (one) = n
    let (one,) = n
}

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=patterns
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: TuplePattern
// CHECK-NEXT:            elements
// CHECK-NEXT:              BindingPattern name=a
// CHECK-NEXT:              BindingPattern name=b isMutable=true
// CHECK-NEXT:              WildcardPattern
// CHECK-NEXT:              RestPattern
// CHECK-NEXT:          init: NameExpr segment=t
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: SlicePattern
// CHECK-NEXT:            elements
// CHECK-NEXT:              BindingPattern name=first
// CHECK-NEXT:              RestPattern
// CHECK-NEXT:              BindingPattern name=last
// CHECK-NEXT:          init: NameExpr segment=s
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: SlicePattern
// CHECK-NEXT:            elements
// CHECK-NEXT:              BindingPattern name=x
// CHECK-NEXT:              BindingPattern name=rest
// CHECK-NEXT:                sub: RestPattern
// CHECK-NEXT:              BindingPattern name=y byReference=true
// CHECK-NEXT:              BindingPattern name=z byReference=true mutableReference=true
// CHECK-NEXT:          init: NameExpr segment=s
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: StructPattern path=Point hasRest=true
// CHECK-NEXT:            fields
// CHECK-NEXT:              - name=x shorthand=true
// CHECK-NEXT:                pattern: BindingPattern name=x
// CHECK-NEXT:              - name=y
// CHECK-NEXT:                pattern: LiteralPattern
// CHECK-NEXT:                  value: LiteralExpr 1
// CHECK-NEXT:              - name=z shorthand=true
// CHECK-NEXT:                pattern: BindingPattern name=z isMutable=true
// CHECK-NEXT:          init: NameExpr segment=p
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: ReferencePattern
// CHECK-NEXT:            inner: TuplePattern
// CHECK-NEXT:              elements
// CHECK-NEXT:                BindingPattern name=a
// CHECK-NEXT:                ReferencePattern
// CHECK-NEXT:                  inner: ReferencePattern
// CHECK-NEXT:                    inner: BindingPattern name=b
// CHECK-NEXT:          init: NameExpr segment=r
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: ReferencePattern isMutable=true
// CHECK-NEXT:            inner: BindingPattern name=c
// CHECK-NEXT:          init: NameExpr segment=r
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: TupleStructPattern path=m.Some
// CHECK-NEXT:            elements
// CHECK-NEXT:              PathPattern path=Int.MAX
// CHECK-NEXT:          init: NameExpr segment=o
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: OrPattern
// CHECK-NEXT:            alternatives
// CHECK-NEXT:              LiteralPattern
// CHECK-NEXT:                value: UnaryExpr op=Negate
// CHECK-NEXT:                  operand: LiteralExpr 1
// CHECK-NEXT:              LiteralPattern
// CHECK-NEXT:                value: LiteralExpr 2
// CHECK-NEXT:          init: NameExpr segment=n
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: RangePattern inclusive=true
// CHECK-NEXT:            from: NameExpr segment=A
// CHECK-NEXT:            to: FieldExpr field=C
// CHECK-NEXT:              base: NameExpr segment=B
// CHECK-NEXT:          init: NameExpr segment=n
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: OrPattern
// CHECK-NEXT:            alternatives
// CHECK-NEXT:              LiteralPattern
// CHECK-NEXT:                value: LiteralExpr String "s"
// CHECK-NEXT:              LiteralPattern
// CHECK-NEXT:                value: LiteralExpr Byte 120
// CHECK-NEXT:              LiteralPattern
// CHECK-NEXT:                value: LiteralExpr Float 1.5
// CHECK-NEXT:              LiteralPattern
// CHECK-NEXT:                value: LiteralExpr true
// CHECK-NEXT:          init: NameExpr segment=n
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=one
// CHECK-NEXT:          init: NameExpr segment=n
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: TuplePattern
// CHECK-NEXT:            elements
// CHECK-NEXT:              BindingPattern name=one
// CHECK-NEXT:          init: NameExpr segment=n
