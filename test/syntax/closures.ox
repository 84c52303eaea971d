// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// Closures in all forms, against blocks and struct literals.
fn forms() {
    let a = { x -> x }
    let b = { x: Int, &y, (p, q): (Int, Int) -> x }
    let c = { -> 1 }
    let d = move { 1 }
    let e = move { x -> x }
    let f = { 1 }
    let g = { p: (Int, Int) -> p.0 }
    let h = { f: (Int) -> Int -> f(1) }
    let i = { Point { x, y } -> x }
    let j = async { x -> x }
}

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=forms
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=a
// CHECK-NEXT:          init: ClosureExpr hasArrow=true
// CHECK-NEXT:            params
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: BindingPattern name=x
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: NameExpr segment=x
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=b
// CHECK-NEXT:          init: ClosureExpr hasArrow=true
// CHECK-NEXT:            params
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: BindingPattern name=x
// CHECK-NEXT:                type: PathType path=Int
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: ReferencePattern
// CHECK-NEXT:                  inner: BindingPattern name=y
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: TuplePattern
// CHECK-NEXT:                  elements
// CHECK-NEXT:                    BindingPattern name=p
// CHECK-NEXT:                    BindingPattern name=q
// CHECK-NEXT:                type: TupleType
// CHECK-NEXT:                  elements
// CHECK-NEXT:                    PathType path=Int
// CHECK-NEXT:                    PathType path=Int
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: NameExpr segment=x
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=c
// CHECK-NEXT:          init: ClosureExpr hasArrow=true
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: LiteralExpr 1
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=d
// CHECK-NEXT:          init: ClosureExpr moves=true
// CHECK-NEXT:            implicitIt: BindingPattern name=it
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: LiteralExpr 1
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=e
// CHECK-NEXT:          init: ClosureExpr moves=true hasArrow=true
// CHECK-NEXT:            params
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: BindingPattern name=x
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: NameExpr segment=x
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=f
// CHECK-NEXT:          init: BlockExpr maybeClosure=true
// CHECK-NEXT:            block
// CHECK-NEXT:              tail: LiteralExpr 1
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=g
// CHECK-NEXT:          init: ClosureExpr hasArrow=true
// CHECK-NEXT:            params
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: BindingPattern name=p
// CHECK-NEXT:                type: TupleType
// CHECK-NEXT:                  elements
// CHECK-NEXT:                    PathType path=Int
// CHECK-NEXT:                    PathType path=Int
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: TupleFieldExpr index=0
// CHECK-NEXT:                base: NameExpr segment=p
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=h
// CHECK-NEXT:          init: ClosureExpr hasArrow=true
// CHECK-NEXT:            params
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: BindingPattern name=f
// CHECK-NEXT:                type: FunctionType
// CHECK-NEXT:                  params
// CHECK-NEXT:                    PathType path=Int
// CHECK-NEXT:                  result: PathType path=Int
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: CallExpr
// CHECK-NEXT:                callee: NameExpr segment=f
// CHECK-NEXT:                args
// CHECK-NEXT:                  LiteralExpr 1
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=i
// CHECK-NEXT:          init: ClosureExpr hasArrow=true
// CHECK-NEXT:            params
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: StructPattern path=Point
// CHECK-NEXT:                  fields
// CHECK-NEXT:                    - name=x shorthand=true
// CHECK-NEXT:                      pattern: BindingPattern name=x
// CHECK-NEXT:                    - name=y shorthand=true
// CHECK-NEXT:                      pattern: BindingPattern name=y
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: NameExpr segment=x
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=j
// CHECK-NEXT:          init: ClosureExpr isAsync=true hasArrow=true
// CHECK-NEXT:            params
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: BindingPattern name=x
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: NameExpr segment=x

fn trailing() {
    xs.map { it + 1 }.filter { a, b -> a }
    f(1) { 2 }
    f { 3 }
    spawn move { work() }
    xs.map({ it + 1 })
    xs.fold(0) { a, b ->
        a + b
    }
    xs.map { inner { it } }
    xs.map { inner { x -> it } }
    xs.map { { it } }
    xs.map { let it = 1; it }
    xs.map { "\(it)" }
    xs.map { println!("{it}") }
}

// CHECK-NEXT:  FunctionItem name=trailing
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=filter
// CHECK-NEXT:            base: MethodCallExpr method=map
// CHECK-NEXT:              base: NameExpr segment=xs
// CHECK-NEXT:              args
// CHECK-NEXT:                ClosureExpr usesIt=true trailing=true
// CHECK-NEXT:                  implicitIt: BindingPattern name=it
// CHECK-NEXT:                  body
// CHECK-NEXT:                    tail: BinaryExpr op=Add
// CHECK-NEXT:                      left: NameExpr segment=it
// CHECK-NEXT:                      right: LiteralExpr 1
// CHECK-NEXT:            args
// CHECK-NEXT:              ClosureExpr hasArrow=true trailing=true
// CHECK-NEXT:                params
// CHECK-NEXT:                  -
// CHECK-NEXT:                    pattern: BindingPattern name=a
// CHECK-NEXT:                  -
// CHECK-NEXT:                    pattern: BindingPattern name=b
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: NameExpr segment=a
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: NameExpr segment=f
// CHECK-NEXT:            args
// CHECK-NEXT:              LiteralExpr 1
// CHECK-NEXT:              ClosureExpr trailing=true
// CHECK-NEXT:                implicitIt: BindingPattern name=it
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: LiteralExpr 2
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: NameExpr segment=f
// CHECK-NEXT:            args
// CHECK-NEXT:              ClosureExpr trailing=true
// CHECK-NEXT:                implicitIt: BindingPattern name=it
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: LiteralExpr 3
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: NameExpr segment=spawn
// CHECK-NEXT:            args
// CHECK-NEXT:              ClosureExpr moves=true trailing=true
// CHECK-NEXT:                implicitIt: BindingPattern name=it
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: CallExpr
// CHECK-NEXT:                    callee: NameExpr segment=work
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=map
// CHECK-NEXT:            base: NameExpr segment=xs
// CHECK-NEXT:            args
// CHECK-NEXT:              ClosureExpr usesIt=true
// CHECK-NEXT:                implicitIt: BindingPattern name=it
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: BinaryExpr op=Add
// CHECK-NEXT:                    left: NameExpr segment=it
// CHECK-NEXT:                    right: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=fold
// CHECK-NEXT:            base: NameExpr segment=xs
// CHECK-NEXT:            args
// CHECK-NEXT:              LiteralExpr 0
// CHECK-NEXT:              ClosureExpr hasArrow=true trailing=true
// CHECK-NEXT:                params
// CHECK-NEXT:                  -
// CHECK-NEXT:                    pattern: BindingPattern name=a
// CHECK-NEXT:                  -
// CHECK-NEXT:                    pattern: BindingPattern name=b
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: BinaryExpr op=Add
// CHECK-NEXT:                    left: NameExpr segment=a
// CHECK-NEXT:                    right: NameExpr segment=b
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=map
// CHECK-NEXT:            base: NameExpr segment=xs
// CHECK-NEXT:            args
// CHECK-NEXT:              ClosureExpr trailing=true
// CHECK-NEXT:                implicitIt: BindingPattern name=it
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: CallExpr
// CHECK-NEXT:                    callee: NameExpr segment=inner
// CHECK-NEXT:                    args
// CHECK-NEXT:                      ClosureExpr usesIt=true trailing=true
// CHECK-NEXT:                        implicitIt: BindingPattern name=it
// CHECK-NEXT:                        body
// CHECK-NEXT:                          tail: NameExpr segment=it
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=map
// CHECK-NEXT:            base: NameExpr segment=xs
// CHECK-NEXT:            args
// CHECK-NEXT:              ClosureExpr usesIt=true trailing=true
// CHECK-NEXT:                implicitIt: BindingPattern name=it
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: CallExpr
// CHECK-NEXT:                    callee: NameExpr segment=inner
// CHECK-NEXT:                    args
// CHECK-NEXT:                      ClosureExpr hasArrow=true trailing=true
// CHECK-NEXT:                        params
// CHECK-NEXT:                          -
// CHECK-NEXT:                            pattern: BindingPattern name=x
// CHECK-NEXT:                        body
// CHECK-NEXT:                          tail: NameExpr segment=it
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=map
// CHECK-NEXT:            base: NameExpr segment=xs
// CHECK-NEXT:            args
// CHECK-NEXT:              ClosureExpr usesIt=true trailing=true
// CHECK-NEXT:                implicitIt: BindingPattern name=it
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: BlockExpr
// CHECK-NEXT:                    block
// CHECK-NEXT:                      tail: NameExpr segment=it
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=map
// CHECK-NEXT:            base: NameExpr segment=xs
// CHECK-NEXT:            args
// CHECK-NEXT:              ClosureExpr trailing=true
// CHECK-NEXT:                implicitIt: BindingPattern name=it
// CHECK-NEXT:                body
// CHECK-NEXT:                  statements
// CHECK-NEXT:                    LetStmt
// CHECK-NEXT:                      pattern: BindingPattern name=it
// CHECK-NEXT:                      init: LiteralExpr 1
// CHECK-NEXT:                  tail: NameExpr segment=it
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=map
// CHECK-NEXT:            base: NameExpr segment=xs
// CHECK-NEXT:            args
// CHECK-NEXT:              ClosureExpr usesIt=true trailing=true
// CHECK-NEXT:                implicitIt: BindingPattern name=it
// CHECK-NEXT:                body
// CHECK-NEXT:                  tail: InterpolationExpr texts=["", ""]
// CHECK-NEXT:                    values
// CHECK-NEXT:                      -
// CHECK-NEXT:                        value: NameExpr segment=it
// CHECK-NEXT:      tail: MethodCallExpr method=map
// CHECK-NEXT:        base: NameExpr segment=xs
// CHECK-NEXT:        args
// CHECK-NEXT:          ClosureExpr usesIt=true trailing=true
// CHECK-NEXT:            implicitIt: BindingPattern name=it
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: MacroExpr path=println parsed=true
// CHECK-NEXT:                args
// CHECK-NEXT:                  -
// CHECK-NEXT:                    value: LiteralExpr String "{it}"

fn statements() {
    { x -> x }
    { -> 1 }
    { 1 }
    Point { x: 1, y, ..p }
    Point {}
    m.Point<Int> { x }
    Rc { v }
    Rc { Node { v } }
    Self { x }
    point { x: 1 }
    point { x }
}

// CHECK-NEXT:  FunctionItem name=statements
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: ClosureExpr hasArrow=true
// CHECK-NEXT:            params
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: BindingPattern name=x
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: ClosureExpr hasArrow=true
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BlockExpr
// CHECK-NEXT:            block
// CHECK-NEXT:              tail: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: StructExpr path=Point
// CHECK-NEXT:            fields
// CHECK-NEXT:              - name=x
// CHECK-NEXT:                value: LiteralExpr 1
// CHECK-NEXT:              - name=y shorthand=true
// CHECK-NEXT:                value: NameExpr segment=y
// CHECK-NEXT:            base: NameExpr segment=p
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: StructExpr path=Point
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: StructExpr
// CHECK-NEXT:            path
// CHECK-NEXT:              segments
// CHECK-NEXT:                m
// CHECK-NEXT:                - name=Point
// CHECK-NEXT:                  args present=true
// CHECK-NEXT:                    args
// CHECK-NEXT:                      -
// CHECK-NEXT:                        type: PathType path=Int
// CHECK-NEXT:            fields
// CHECK-NEXT:              - name=x shorthand=true
// CHECK-NEXT:                value: NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BraceNewExpr path=Rc
// CHECK-NEXT:            value: NameExpr segment=v
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BraceNewExpr path=Rc
// CHECK-NEXT:            value: StructExpr path=Node
// CHECK-NEXT:              fields
// CHECK-NEXT:                - name=v shorthand=true
// CHECK-NEXT:                  value: NameExpr segment=v
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: StructExpr path=Self
// CHECK-NEXT:            fields
// CHECK-NEXT:              - name=x shorthand=true
// CHECK-NEXT:                value: NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: StructExpr path=point
// CHECK-NEXT:            fields
// CHECK-NEXT:              - name=x
// CHECK-NEXT:                value: LiteralExpr 1
// CHECK-NEXT:      tail: CallExpr
// CHECK-NEXT:        callee: NameExpr segment=point
// CHECK-NEXT:        args
// CHECK-NEXT:          ClosureExpr trailing=true
// CHECK-NEXT:            implicitIt: BindingPattern name=it
// CHECK-NEXT:            body
// CHECK-NEXT:              tail: NameExpr segment=x
