// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// Strings: interpolation, nesting, format specifications.
fn strings() {
    "plain \n \u{e9} {x}"
    "a \(b) c"
    "\(f(g("x \(y)"), 5)):\(P { x: 1 }.z)"
    "\(a:?) \(b:#?) \(c:>8.2) \(d:*^w$.*e) \(e:08) \(f:+#x) \(g:1$.p$)"
    "\(xs.map { x: Int -> x }:>5)"
    "\(await m.lock())\(a ?? "none")"
    r"raw \(x)" + r#"quote " "# + b"bytes\xff" + br"\n" + c"c"
    "two
lines \
    joined"
}

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=strings
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: LiteralExpr String "plain \n é {x}"
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: InterpolationExpr texts=["a ", " c"]
// CHECK-NEXT:            values
// CHECK-NEXT:              -
// CHECK-NEXT:                value: NameExpr segment=b
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: InterpolationExpr texts=["", ":", ""]
// CHECK-NEXT:            values
// CHECK-NEXT:              -
// CHECK-NEXT:                value: CallExpr
// CHECK-NEXT:                  callee: NameExpr segment=f
// CHECK-NEXT:                  args
// CHECK-NEXT:                    CallExpr
// CHECK-NEXT:                      callee: NameExpr segment=g
// CHECK-NEXT:                      args
// CHECK-NEXT:                        InterpolationExpr texts=["x ", ""]
// CHECK-NEXT:                          values
// CHECK-NEXT:                            -
// CHECK-NEXT:                              value: NameExpr segment=y
// CHECK-NEXT:                    LiteralExpr 5
// CHECK-NEXT:              -
// CHECK-NEXT:                value: FieldExpr field=z
// CHECK-NEXT:                  base: StructExpr path=P
// CHECK-NEXT:                    fields
// CHECK-NEXT:                      - name=x
// CHECK-NEXT:                        value: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: InterpolationExpr texts=["", " ", " ", " ", " ", " ", " ", ""]
// CHECK-NEXT:            values
// CHECK-NEXT:              - spec=:?
// CHECK-NEXT:                value: NameExpr segment=a
// CHECK-NEXT:              - spec=:#?
// CHECK-NEXT:                value: NameExpr segment=b
// CHECK-NEXT:              - spec=:>8.2
// CHECK-NEXT:                value: NameExpr segment=c
// CHECK-NEXT:              - spec=:*^w$.*e
// CHECK-NEXT:                value: NameExpr segment=d
// CHECK-NEXT:              - spec=:08
// CHECK-NEXT:                value: NameExpr segment=e
// CHECK-NEXT:              - spec=:+#x
// CHECK-NEXT:                value: NameExpr segment=f
// CHECK-NEXT:              - spec=:1$.p$
// CHECK-NEXT:                value: NameExpr segment=g
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: InterpolationExpr texts=["", ""]
// CHECK-NEXT:            values
// CHECK-NEXT:              - spec=:>5
// CHECK-NEXT:                value: MethodCallExpr method=map
// CHECK-NEXT:                  base: NameExpr segment=xs
// CHECK-NEXT:                  args
// CHECK-NEXT:                    ClosureExpr hasArrow=true trailing=true
// CHECK-NEXT:                      params
// CHECK-NEXT:                        -
// CHECK-NEXT:                          pattern: BindingPattern name=x
// CHECK-NEXT:                          type: PathType path=Int
// CHECK-NEXT:                      body
// CHECK-NEXT:                        tail: NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: InterpolationExpr texts=["", "", ""]
// CHECK-NEXT:            values
// CHECK-NEXT:              -
// CHECK-NEXT:                value: AwaitExpr
// CHECK-NEXT:                  operand: MethodCallExpr method=lock
// CHECK-NEXT:                    base: NameExpr segment=m
// CHECK-NEXT:              -
// CHECK-NEXT:                value: CoalesceExpr
// CHECK-NEXT:                  value: NameExpr segment=a
// CHECK-NEXT:                  fallback: LiteralExpr String "none"
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BinaryExpr op=Add
// CHECK-NEXT:            left: BinaryExpr op=Add
// CHECK-NEXT:              left: BinaryExpr op=Add
// CHECK-NEXT:                left: BinaryExpr op=Add
// CHECK-NEXT:                  left: LiteralExpr String "raw \\(x)"
// CHECK-NEXT:                  right: LiteralExpr String "quote \" "
// CHECK-NEXT:                right: LiteralExpr ByteString "bytes\xff"
// CHECK-NEXT:              right: LiteralExpr ByteString "\\n"
// CHECK-NEXT:            right: LiteralExpr CString "c"
// CHECK-NEXT:      tail: LiteralExpr String "two\nlines joined"
