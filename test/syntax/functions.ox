// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// Functions: modifiers decide the receiver inside extensions and traits only.
fn free(a: Int, (b, c): (Int, Int), mut d: &str): Int { a }
fn never()! { }
async fn f(): ! { }
unsafe extern fn g()

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=free
// CHECK-NEXT:    params
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=a
// CHECK-NEXT:        type: PathType path=Int
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: TuplePattern
// CHECK-NEXT:          elements
// CHECK-NEXT:            BindingPattern name=b
// CHECK-NEXT:            BindingPattern name=c
// CHECK-NEXT:        type: TupleType
// CHECK-NEXT:          elements
// CHECK-NEXT:            PathType path=Int
// CHECK-NEXT:            PathType path=Int
// CHECK-NEXT:      -
// CHECK-NEXT:        pattern: BindingPattern name=d isMutable=true
// CHECK-NEXT:        type: ReferenceType
// CHECK-NEXT:          inner: PathType path=str
// CHECK-NEXT:    result: PathType path=Int
// CHECK-NEXT:    body
// CHECK-NEXT:      tail: NameExpr segment=a
// CHECK-NEXT:  FunctionItem name=never
// CHECK-NEXT:    result: NeverType
// CHECK-NEXT:    body
// CHECK-NEXT:  FunctionItem name=f isAsync=true
// CHECK-NEXT:    result: NeverType
// CHECK-NEXT:    body
// CHECK-NEXT:  FunctionItem name=g isUnsafe=true isExtern=true

extension T {
    fn shared() { }
    mutating fn mutable() { }
    public consuming async fn owned() { }
    static fn none(): Self { Self }
    fn typed(self: Arc<Self>, x: Int) { }
    fn typedMut(mut self: Box<Self>) { }
}

// CHECK-NEXT:  ExtensionItem
// CHECK-NEXT:    type: PathType path=T
// CHECK-NEXT:    members
// CHECK-NEXT:      FunctionItem name=shared receiver=Shared
// CHECK-NEXT:        body
// CHECK-NEXT:      FunctionItem name=mutable receiver=Mutable
// CHECK-NEXT:        body
// CHECK-NEXT:      FunctionItem Public name=owned receiver=Owned isAsync=true
// CHECK-NEXT:        body
// CHECK-NEXT:      FunctionItem name=none
// CHECK-NEXT:        result: PathType path=Self
// CHECK-NEXT:        body
// CHECK-NEXT:          tail: NameExpr segment=Self
// CHECK-NEXT:      FunctionItem name=typed receiver=Typed
// CHECK-NEXT:        receiverType: PathType
// CHECK-NEXT:          path
// CHECK-NEXT:            segments
// CHECK-NEXT:              - name=Arc
// CHECK-NEXT:                args present=true
// CHECK-NEXT:                  args
// CHECK-NEXT:                    -
// CHECK-NEXT:                      type: PathType path=Self
// CHECK-NEXT:        params
// CHECK-NEXT:          -
// CHECK-NEXT:            pattern: BindingPattern name=x
// CHECK-NEXT:            type: PathType path=Int
// CHECK-NEXT:        body
// CHECK-NEXT:      FunctionItem name=typedMut receiver=Typed
// CHECK-NEXT:        receiverType: PathType
// CHECK-NEXT:          path
// CHECK-NEXT:            segments
// CHECK-NEXT:              - name=Box
// CHECK-NEXT:                args present=true
// CHECK-NEXT:                  args
// CHECK-NEXT:                    -
// CHECK-NEXT:                      type: PathType path=Self
// CHECK-NEXT:        body

trait Shape: Display + 'static {
    type Unit: Copy = Int
    const N: Int
    fn area(): Float
    static fn unit(): Self where Self: Sized
}

// CHECK-NEXT:  TraitItem name=Shape
// CHECK-NEXT:    supertraits
// CHECK-NEXT:      - path=Display
// CHECK-NEXT:      - kind=Lifetime lifetime=static
// CHECK-NEXT:    members
// CHECK-NEXT:      TypeAliasItem name=Unit
// CHECK-NEXT:        bounds
// CHECK-NEXT:          - path=Copy
// CHECK-NEXT:        type: PathType path=Int
// CHECK-NEXT:      ConstItem name=N
// CHECK-NEXT:        type: PathType path=Int
// CHECK-NEXT:      FunctionItem name=area receiver=Shared
// CHECK-NEXT:        result: PathType path=Float
// CHECK-NEXT:      FunctionItem name=unit
// CHECK-NEXT:        generics
// CHECK-NEXT:          where
// CHECK-NEXT:            -
// CHECK-NEXT:              subject: PathType path=Self
// CHECK-NEXT:              bounds
// CHECK-NEXT:                - path=Sized
// CHECK-NEXT:        result: PathType path=Self
