// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// Generics: declarations, arguments, and `<` that only compares.
extension<T: Copy + ?Sized, const N: UIntSize = 3, 'a: 'b> Ring<T, N>: Index<UIntSize, Output = T> where T: Tr, for<'c> F: Fn(&'c T) -> U { }
extension &V: Add { }
extension (A, B): Tr { }
extension T: !Send { }
extension T?: Tr { }
extension [T]: Tr { }

// CHECK:Module
// CHECK-NEXT:  ExtensionItem
// CHECK-NEXT:    generics
// CHECK-NEXT:      params
// CHECK-NEXT:        - name=T
// CHECK-NEXT:          bounds
// CHECK-NEXT:            - path=Copy
// CHECK-NEXT:            - maybe=true path=Sized
// CHECK-NEXT:        - kind=Const name=N
// CHECK-NEXT:          type: PathType path=UIntSize
// CHECK-NEXT:          defaultValue: LiteralExpr 3
// CHECK-NEXT:        - kind=Lifetime name=a
// CHECK-NEXT:          bounds
// CHECK-NEXT:            - kind=Lifetime lifetime=b
// CHECK-NEXT:      where
// CHECK-NEXT:        -
// CHECK-NEXT:          subject: PathType path=T
// CHECK-NEXT:          bounds
// CHECK-NEXT:            - path=Tr
// CHECK-NEXT:        - forLifetimes=c
// CHECK-NEXT:          subject: PathType path=F
// CHECK-NEXT:          bounds
// CHECK-NEXT:            -
// CHECK-NEXT:              path
// CHECK-NEXT:                segments
// CHECK-NEXT:                  - name=Fn
// CHECK-NEXT:                    args present=true parenthesized=true
// CHECK-NEXT:                      args
// CHECK-NEXT:                        -
// CHECK-NEXT:                          type: ReferenceType lifetime=c
// CHECK-NEXT:                            inner: PathType path=T
// CHECK-NEXT:                      result: PathType path=U
// CHECK-NEXT:    type: PathType
// CHECK-NEXT:      path
// CHECK-NEXT:        segments
// CHECK-NEXT:          - name=Ring
// CHECK-NEXT:            args present=true
// CHECK-NEXT:              args
// CHECK-NEXT:                -
// CHECK-NEXT:                  type: PathType path=T
// CHECK-NEXT:                -
// CHECK-NEXT:                  type: PathType path=N
// CHECK-NEXT:    trait
// CHECK-NEXT:      path
// CHECK-NEXT:        segments
// CHECK-NEXT:          - name=Index
// CHECK-NEXT:            args present=true
// CHECK-NEXT:              args
// CHECK-NEXT:                -
// CHECK-NEXT:                  type: PathType path=UIntSize
// CHECK-NEXT:                - kind=Binding name=Output
// CHECK-NEXT:                  type: PathType path=T
// CHECK-NEXT:  ExtensionItem
// CHECK-NEXT:    type: ReferenceType
// CHECK-NEXT:      inner: PathType path=V
// CHECK-NEXT:    trait path=Add
// CHECK-NEXT:  ExtensionItem
// CHECK-NEXT:    type: TupleType
// CHECK-NEXT:      elements
// CHECK-NEXT:        PathType path=A
// CHECK-NEXT:        PathType path=B
// CHECK-NEXT:    trait path=Tr
// CHECK-NEXT:  ExtensionItem
// CHECK-NEXT:    type: PathType path=T
// CHECK-NEXT:    trait negative=true path=Send
// CHECK-NEXT:  ExtensionItem
// CHECK-NEXT:    type: NullableType
// CHECK-NEXT:      inner: PathType path=T
// CHECK-NEXT:    trait path=Tr
// CHECK-NEXT:  ExtensionItem
// CHECK-NEXT:    type: SliceType
// CHECK-NEXT:      element: PathType path=T
// CHECK-NEXT:    trait path=Tr

fn calls() {
    parse<Int>(x)
    Grid<3, { n + 1 }>.filled(-1)
    iter.collect<Vec<Vec<_>>>()
    <T as Trait>.f<Int>(x)
    <[Int]>.len
    f(a < b, c > d)
    f(a<b, c>(d))
    a < b && c > d
    a >> b >= c << d
    Vec<Int> { x: 1 }
    x as Vec<Int>
    if i < n { }
}

// CHECK-NEXT:  FunctionItem name=calls
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: NameExpr
// CHECK-NEXT:              segment name=parse
// CHECK-NEXT:                args present=true
// CHECK-NEXT:                  args
// CHECK-NEXT:                    -
// CHECK-NEXT:                      type: PathType path=Int
// CHECK-NEXT:            args
// CHECK-NEXT:              NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr method=filled
// CHECK-NEXT:            base: NameExpr
// CHECK-NEXT:              segment name=Grid
// CHECK-NEXT:                args present=true
// CHECK-NEXT:                  args
// CHECK-NEXT:                    - kind=Const
// CHECK-NEXT:                      value: LiteralExpr 3
// CHECK-NEXT:                    - kind=Const
// CHECK-NEXT:                      value: BlockExpr
// CHECK-NEXT:                        block
// CHECK-NEXT:                          tail: BinaryExpr op=Add
// CHECK-NEXT:                            left: NameExpr segment=n
// CHECK-NEXT:                            right: LiteralExpr 1
// CHECK-NEXT:            args
// CHECK-NEXT:              UnaryExpr op=Negate
// CHECK-NEXT:                operand: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MethodCallExpr
// CHECK-NEXT:            base: NameExpr segment=iter
// CHECK-NEXT:            method name=collect
// CHECK-NEXT:              args present=true
// CHECK-NEXT:                args
// CHECK-NEXT:                  -
// CHECK-NEXT:                    type: PathType
// CHECK-NEXT:                      path
// CHECK-NEXT:                        segments
// CHECK-NEXT:                          - name=Vec
// CHECK-NEXT:                            args present=true
// CHECK-NEXT:                              args
// CHECK-NEXT:                                -
// CHECK-NEXT:                                  type: PathType
// CHECK-NEXT:                                    path
// CHECK-NEXT:                                      segments
// CHECK-NEXT:                                        - name=Vec
// CHECK-NEXT:                                          args present=true
// CHECK-NEXT:                                            args
// CHECK-NEXT:                                              -
// CHECK-NEXT:                                                type: InferType
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: QualifiedPathExpr
// CHECK-NEXT:              path
// CHECK-NEXT:                segments
// CHECK-NEXT:                  - name=f
// CHECK-NEXT:                    args present=true
// CHECK-NEXT:                      args
// CHECK-NEXT:                        -
// CHECK-NEXT:                          type: PathType path=Int
// CHECK-NEXT:                qualifiedSelf: PathType path=T
// CHECK-NEXT:                qualifiedTrait
// CHECK-NEXT:                  Trait
// CHECK-NEXT:            args
// CHECK-NEXT:              NameExpr segment=x
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: QualifiedPathExpr
// CHECK-NEXT:            path
// CHECK-NEXT:              segments
// CHECK-NEXT:                len
// CHECK-NEXT:              qualifiedSelf: SliceType
// CHECK-NEXT:                element: PathType path=Int
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: NameExpr segment=f
// CHECK-NEXT:            args
// CHECK-NEXT:              BinaryExpr op=Lt
// CHECK-NEXT:                left: NameExpr segment=a
// CHECK-NEXT:                right: NameExpr segment=b
// CHECK-NEXT:              BinaryExpr op=Gt
// CHECK-NEXT:                left: NameExpr segment=c
// CHECK-NEXT:                right: NameExpr segment=d
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CallExpr
// CHECK-NEXT:            callee: NameExpr segment=f
// CHECK-NEXT:            args
// CHECK-NEXT:              CallExpr
// CHECK-NEXT:                callee: NameExpr
// CHECK-NEXT:                  segment name=a
// CHECK-NEXT:                    args present=true
// CHECK-NEXT:                      args
// CHECK-NEXT:                        -
// CHECK-NEXT:                          type: PathType path=b
// CHECK-NEXT:                        -
// CHECK-NEXT:                          type: PathType path=c
// CHECK-NEXT:                args
// CHECK-NEXT:                  NameExpr segment=d
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BinaryExpr op=And
// CHECK-NEXT:            left: BinaryExpr op=Lt
// CHECK-NEXT:              left: NameExpr segment=a
// CHECK-NEXT:              right: NameExpr segment=b
// CHECK-NEXT:            right: BinaryExpr op=Gt
// CHECK-NEXT:              left: NameExpr segment=c
// CHECK-NEXT:              right: NameExpr segment=d
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: BinaryExpr op=Ge
// CHECK-NEXT:            left: BinaryExpr op=Shr
// CHECK-NEXT:              left: NameExpr segment=a
// CHECK-NEXT:              right: NameExpr segment=b
// CHECK-NEXT:            right: BinaryExpr op=Shl
// CHECK-NEXT:              left: NameExpr segment=c
// CHECK-NEXT:              right: NameExpr segment=d
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: StructExpr
// CHECK-NEXT:            path
// CHECK-NEXT:              segments
// CHECK-NEXT:                - name=Vec
// CHECK-NEXT:                  args present=true
// CHECK-NEXT:                    args
// CHECK-NEXT:                      -
// CHECK-NEXT:                        type: PathType path=Int
// CHECK-NEXT:            fields
// CHECK-NEXT:              - name=x
// CHECK-NEXT:                value: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: CastExpr
// CHECK-NEXT:            operand: NameExpr segment=x
// CHECK-NEXT:            type: PathType
// CHECK-NEXT:              path
// CHECK-NEXT:                segments
// CHECK-NEXT:                  - name=Vec
// CHECK-NEXT:                    args present=true
// CHECK-NEXT:                      args
// CHECK-NEXT:                        -
// CHECK-NEXT:                          type: PathType path=Int
// CHECK-NEXT:      tail: IfExpr
// CHECK-NEXT:        condition: BinaryExpr op=Lt
// CHECK-NEXT:          left: NameExpr segment=i
// CHECK-NEXT:          right: NameExpr segment=n
// CHECK-NEXT:        then

fn types(a: dyn A + 'a, b: impl Iterator<Item = Int> + '_, c: &dyn Fn(Int, &str) -> Bool, d: [T; N + 1], e: (A, B) -> C, f: fn(Int) -> fn(),
         g: <T as Tr>.Item, h: *const T, i: &'a mut [T], j: Self.Item, k: (), l: (A,), m: Box<dyn for<'x> Fn(&'x T)>, n: _) { }

// CHECK-NEXT:  FunctionItem name=types
// CHECK-NEXT:    params
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=a
// CHECK-NEXT:        type: DynType
// CHECK-NEXT:          bounds
// CHECK-NEXT:            - path=A
// CHECK-NEXT:            - kind=Lifetime lifetime=a
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=b
// CHECK-NEXT:        type: ImplType
// CHECK-NEXT:          bounds
// CHECK-NEXT:            -
// CHECK-NEXT:              path
// CHECK-NEXT:                segments
// CHECK-NEXT:                  - name=Iterator
// CHECK-NEXT:                    args present=true
// CHECK-NEXT:                      args
// CHECK-NEXT:                        - kind=Binding name=Item
// CHECK-NEXT:                          type: PathType path=Int
// CHECK-NEXT:            - kind=Lifetime lifetime=_
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=c
// CHECK-NEXT:        type: ReferenceType
// CHECK-NEXT:          inner: DynType
// CHECK-NEXT:            bounds
// CHECK-NEXT:              -
// CHECK-NEXT:                path
// CHECK-NEXT:                  segments
// CHECK-NEXT:                    - name=Fn
// CHECK-NEXT:                      args present=true parenthesized=true
// CHECK-NEXT:                        args
// CHECK-NEXT:                          -
// CHECK-NEXT:                            type: PathType path=Int
// CHECK-NEXT:                          -
// CHECK-NEXT:                            type: ReferenceType
// CHECK-NEXT:                              inner: PathType path=str
// CHECK-NEXT:                        result: PathType path=Bool
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=d
// CHECK-NEXT:        type: ArrayType
// CHECK-NEXT:          element: PathType path=T
// CHECK-NEXT:          length: BinaryExpr op=Add
// CHECK-NEXT:            left: NameExpr segment=N
// CHECK-NEXT:            right: LiteralExpr 1
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=e
// CHECK-NEXT:        type: FunctionType
// CHECK-NEXT:          params
// CHECK-NEXT:            PathType path=A
// CHECK-NEXT:            PathType path=B
// CHECK-NEXT:          result: PathType path=C
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=f
// CHECK-NEXT:        type: FunctionType
// CHECK-NEXT:          params
// CHECK-NEXT:            PathType path=Int
// CHECK-NEXT:          result: FunctionType
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=g
// CHECK-NEXT:        type: PathType
// CHECK-NEXT:          path
// CHECK-NEXT:            segments
// CHECK-NEXT:              Item
// CHECK-NEXT:            qualifiedSelf: PathType path=T
// CHECK-NEXT:            qualifiedTrait
// CHECK-NEXT:              Tr
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=h
// CHECK-NEXT:        type: PointerType
// CHECK-NEXT:          inner: PathType path=T
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=i
// CHECK-NEXT:        type: ReferenceType lifetime=a isMutable=true
// CHECK-NEXT:          inner: SliceType
// CHECK-NEXT:            element: PathType path=T
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=j
// CHECK-NEXT:        type: PathType path=Self.Item
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=k
// CHECK-NEXT:        type: TupleType
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=l
// CHECK-NEXT:        type: TupleType
// CHECK-NEXT:          elements
// CHECK-NEXT:            PathType path=A
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=m
// CHECK-NEXT:        type: PathType
// CHECK-NEXT:          path
// CHECK-NEXT:            segments
// CHECK-NEXT:              - name=Box
// CHECK-NEXT:                args present=true
// CHECK-NEXT:                  args
// CHECK-NEXT:                    -
// CHECK-NEXT:                      type: DynType
// CHECK-NEXT:                        bounds
// CHECK-NEXT:                          - forLifetimes=x
// CHECK-NEXT:                            path
// CHECK-NEXT:                              segments
// CHECK-NEXT:                                - name=Fn
// CHECK-NEXT:                                  args present=true parenthesized=true
// CHECK-NEXT:                                    args
// CHECK-NEXT:                                      -
// CHECK-NEXT:                                        type: ReferenceType lifetime=x
// CHECK-NEXT:                                          inner: PathType path=T
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=n
// CHECK-NEXT:        type: InferType
// CHECK-NEXT:    body
