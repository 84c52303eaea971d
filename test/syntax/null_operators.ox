// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// `?`, `??`, `!!` and nullable types (D19).
fn types(a: Int?, b: Int??, c: &str?, d: &(Int?), e: Vec<Box<Int>?>?, f: &'a mut T?): dyn A? { }

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=types
// CHECK-NEXT:    params
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=a
// CHECK-NEXT:        type: NullableType
// CHECK-NEXT:          inner: PathType path=Int
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=b
// CHECK-NEXT:        type: NullableType
// CHECK-NEXT:          inner: NullableType
// CHECK-NEXT:            inner: PathType path=Int
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=c
// CHECK-NEXT:        type: NullableType
// CHECK-NEXT:          inner: ReferenceType
// CHECK-NEXT:            inner: PathType path=str
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=d
// CHECK-NEXT:        type: ReferenceType
// CHECK-NEXT:          inner: NullableType
// CHECK-NEXT:            inner: PathType path=Int
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=e
// CHECK-NEXT:        type: NullableType
// CHECK-NEXT:          inner: PathType
// CHECK-NEXT:            path
// CHECK-NEXT:              segments
// CHECK-NEXT:                - name=Vec
// CHECK-NEXT:                  args present=true
// CHECK-NEXT:                    args
// CHECK-NEXT:                      -
// CHECK-NEXT:                        type: NullableType
// CHECK-NEXT:                          inner: PathType
// CHECK-NEXT:                            path
// CHECK-NEXT:                              segments
// CHECK-NEXT:                                - name=Box
// CHECK-NEXT:                                  args present=true
// CHECK-NEXT:                                    args
// CHECK-NEXT:                                      -
// CHECK-NEXT:                                        type: PathType path=Int
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=f
// CHECK-NEXT:        type: NullableType
// CHECK-NEXT:          inner: ReferenceType lifetime=a isMutable=true
// CHECK-NEXT:            inner: PathType path=T
// CHECK-NEXT:    result: NullableType
// CHECK-NEXT:      inner: DynType
// CHECK-NEXT:        bounds
// CHECK-NEXT:          - path=A
// CHECK-NEXT:    body

fn operators() {
    a?.b?
    f(x??)
    let y = x??
    x ?? y ?? z
    x!!.y!!
    !!x
    x??.y
    x? ?? y
    x ?? { 1 }
    x ?? continue
}

// CHECK-NEXT:  FunctionItem name=operators
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: TryExpr
// CHECK-NEXT:            operand: FieldExpr field=b
// CHECK-NEXT:              base: TryExpr
// CHECK-NEXT:                operand: NameExpr segment=a
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: NameExpr segment=f
// CHECK-NEXT:            args
// CHECK-NEXT:              TryExpr
// CHECK-NEXT:                operand: TryExpr
// CHECK-NEXT:                  operand: NameExpr segment=x
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=y
// CHECK-NEXT:          init: TryExpr
// CHECK-NEXT:            operand: TryExpr
// CHECK-NEXT:              operand: NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CoalesceExpr
// CHECK-NEXT:            value: CoalesceExpr
// CHECK-NEXT:              value: NameExpr segment=x
// CHECK-NEXT:              fallback: NameExpr segment=y
// CHECK-NEXT:            fallback: NameExpr segment=z
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: UnwrapExpr
// CHECK-NEXT:            operand: FieldExpr field=y
// CHECK-NEXT:              base: UnwrapExpr
// CHECK-NEXT:                operand: NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: UnaryExpr op=Not
// CHECK-NEXT:            operand: UnaryExpr op=Not
// CHECK-NEXT:              operand: NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: FieldExpr field=y
// CHECK-NEXT:            base: TryExpr
// CHECK-NEXT:              operand: TryExpr
// CHECK-NEXT:                operand: NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CoalesceExpr
// CHECK-NEXT:            value: TryExpr
// CHECK-NEXT:              operand: NameExpr segment=x
// CHECK-NEXT:            fallback: NameExpr segment=y
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CoalesceExpr
// CHECK-NEXT:            value: NameExpr segment=x
// CHECK-NEXT:            fallback: BlockExpr
// CHECK-NEXT:              block
// CHECK-NEXT:                tail: LiteralExpr 1
// CHECK-NEXT:      tail: CoalesceExpr
// CHECK-NEXT:        value: NameExpr segment=x
// CHECK-NEXT:        fallback: ContinueExpr
