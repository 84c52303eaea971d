// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// Words that are keywords only in some places.
fn words() {
    var guard = m.lock()
    guard.push(1)
    guard = 2
    guard(3)
    let module = import.var("x").default
    public += external
    extension(1)
    let it = var
    x.match.type()
    import a.guard
    fn var() { }
    biased
    raw
    let r#fn = 1
}

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=words
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        LetStmt isVar=true
// CHECK-NEXT:          pattern: BindingPattern name=guard
// CHECK-NEXT:          init: MethodCallExpr method=lock
// CHECK-NEXT:            base: NameExpr segment=m
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=push
// CHECK-NEXT:            base: NameExpr segment=guard
// CHECK-NEXT:            args
// CHECK-NEXT:              LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: AssignExpr
// CHECK-NEXT:            place: NameExpr segment=guard
// CHECK-NEXT:            value: LiteralExpr 2
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: NameExpr segment=guard
// CHECK-NEXT:            args
// CHECK-NEXT:              LiteralExpr 3
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=module
// CHECK-NEXT:          init: FieldExpr field=default
// CHECK-NEXT:            base: MethodCallExpr method=var
// CHECK-NEXT:              base: NameExpr segment=import
// CHECK-NEXT:              args
// CHECK-NEXT:                LiteralExpr String "x"
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: AssignExpr op=Add
// CHECK-NEXT:            place: NameExpr segment=public
// CHECK-NEXT:            value: NameExpr segment=external
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: NameExpr segment=extension
// CHECK-NEXT:            args
// CHECK-NEXT:              LiteralExpr 1
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=it
// CHECK-NEXT:          init: NameExpr segment=var
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=type
// CHECK-NEXT:            base: FieldExpr field=match
// CHECK-NEXT:              base: NameExpr segment=x
// CHECK-NEXT:        ItemStmt
// CHECK-NEXT:          item: ImportItem
// CHECK-NEXT:            leaves
// CHECK-NEXT:              - path=a.guard
// CHECK-NEXT:        ItemStmt
// CHECK-NEXT:          item: FunctionItem name=var
// CHECK-NEXT:            body
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: NameExpr segment=biased
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: NameExpr segment=raw
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=fn
// CHECK-NEXT:          init: LiteralExpr 1
