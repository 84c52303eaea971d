// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
// join!, select!, matches! and other macros.
async fn main() {
    let (a, b) = await tokio.join!(f(), g(),)
    await tokio.select! {
        biased;
        Some(x) = rx.recv() -> x
        _ = sleep(d), if open && y -> {
            break
        }
        r = async { 1 } -> r,
        else -> 2,
    }
    matches!(x, Some(1) | null if y)
    vec![1, 2]
    vec![0; n + 1]
    println!("{} {x}", a, x = 1)
    unknown!(1 => 2)
    unknown![1, "a"]
    let s = stream! { yield 1 }
}

// CHECK:Module
// CHECK-NEXT:  FunctionItem name=main isAsync=true
// CHECK-NEXT:    body
// CHECK-NEXT:      statements
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: TuplePattern
// CHECK-NEXT:            elements
// CHECK-NEXT:              BindingPattern name=a
// CHECK-NEXT:              BindingPattern name=b
// CHECK-NEXT:          init: AwaitExpr
// CHECK-NEXT:            operand: MacroExpr path=tokio.join parsed=true
// CHECK-NEXT:              args
// CHECK-NEXT:                -
// CHECK-NEXT:                  value: CallExpr
// CHECK-NEXT:                    callee: NameExpr segment=f
// CHECK-NEXT:                -
// CHECK-NEXT:                  value: CallExpr
// CHECK-NEXT:                    callee: NameExpr segment=g
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: AwaitExpr
// CHECK-NEXT:            operand: SelectExpr path=tokio.select biased=true
// CHECK-NEXT:              arms
// CHECK-NEXT:                -
// CHECK-NEXT:                  pattern: TupleStructPattern path=Some
// CHECK-NEXT:                    elements
// CHECK-NEXT:                      BindingPattern name=x
// CHECK-NEXT:                  future: MethodCallExpr method=recv
// CHECK-NEXT:                    base: NameExpr segment=rx
// CHECK-NEXT:                  handler: NameExpr segment=x
// CHECK-NEXT:                -
// CHECK-NEXT:                  pattern: WildcardPattern
// CHECK-NEXT:                  future: CallExpr
// CHECK-NEXT:                    callee: NameExpr segment=sleep
// CHECK-NEXT:                    args
// CHECK-NEXT:                      NameExpr segment=d
// CHECK-NEXT:                  precondition: BinaryExpr op=And
// CHECK-NEXT:                    left: NameExpr segment=open
// CHECK-NEXT:                    right: NameExpr segment=y
// CHECK-NEXT:                  handler: BlockExpr
// CHECK-NEXT:                    block
// CHECK-NEXT:                      tail: BreakExpr
// CHECK-NEXT:                -
// CHECK-NEXT:                  pattern: BindingPattern name=r
// CHECK-NEXT:                  future: AsyncExpr
// CHECK-NEXT:                    block
// CHECK-NEXT:                      tail: LiteralExpr 1
// CHECK-NEXT:                  handler: NameExpr segment=r
// CHECK-NEXT:              otherwise: LiteralExpr 2
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MacroExpr path=matches parsed=true
// CHECK-NEXT:            args
// CHECK-NEXT:              -
// CHECK-NEXT:                value: NameExpr segment=x
// CHECK-NEXT:              -
// CHECK-NEXT:                pattern: OrPattern
// CHECK-NEXT:                  alternatives
// CHECK-NEXT:                    TupleStructPattern path=Some
// CHECK-NEXT:                      elements
// CHECK-NEXT:                        LiteralPattern
// CHECK-NEXT:                          value: LiteralExpr 1
// CHECK-NEXT:                    NullPattern
// CHECK-NEXT:                guard: NameExpr segment=y
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MacroExpr path=vec parsed=true
// CHECK-NEXT:            args
// CHECK-NEXT:              -
// CHECK-NEXT:                value: LiteralExpr 1
// CHECK-NEXT:              -
// CHECK-NEXT:                value: LiteralExpr 2
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MacroExpr path=vec parsed=true
// CHECK-NEXT:            args
// CHECK-NEXT:              -
// CHECK-NEXT:                value: LiteralExpr 0
// CHECK-NEXT:            repeat: BinaryExpr op=Add
// CHECK-NEXT:              left: NameExpr segment=n
// CHECK-NEXT:              right: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MacroExpr path=println parsed=true
// CHECK-NEXT:            args
// CHECK-NEXT:              -
// CHECK-NEXT:                value: LiteralExpr String "{} {x}"
// CHECK-NEXT:              -
// CHECK-NEXT:                value: NameExpr segment=a
// CHECK-NEXT:              - name=x
// CHECK-NEXT:                value: LiteralExpr 1
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MacroExpr path=unknown tokens="1 => 2"
// CHECK-NEXT:        ExprStmt
// CHECK-NEXT:          expr: MacroExpr path=unknown tokens="1, \"a\"" parsed=true
// CHECK-NEXT:            args
// CHECK-NEXT:              -
// CHECK-NEXT:                value: LiteralExpr 1
// CHECK-NEXT:              -
// CHECK-NEXT:                value: LiteralExpr String "a"
// CHECK-NEXT:        LetStmt
// CHECK-NEXT:          pattern: BindingPattern name=s
// CHECK-NEXT:          init: MacroExpr path=stream parsed=true
// CHECK-NEXT:            args
// CHECK-NEXT:              -
// CHECK-NEXT:                value: ClosureExpr moves=true hasArrow=true
// CHECK-NEXT:                  params
// CHECK-NEXT:                    -
// CHECK-NEXT:                      pattern: BindingPattern name=yield
// CHECK-NEXT:                  body
// CHECK-NEXT:                    tail: AsyncExpr moves=true
// CHECK-NEXT:                      block
// CHECK-NEXT:                        tail: AwaitExpr
// CHECK-NEXT:                          operand: MethodCallExpr method=send
// CHECK-NEXT:                            base: NameExpr segment=yield
// CHECK-NEXT:                            args
// CHECK-NEXT:                              LiteralExpr 1

tokio.taskLocal! {
    static USER: String
    public static DEPTH: Int
}

// CHECK-NEXT:  StaticItem name=USER isTaskLocal=true
// CHECK-NEXT:    type: PathType path=String
// CHECK-NEXT:  StaticItem Public name=DEPTH isTaskLocal=true
// CHECK-NEXT:    type: PathType path=Int

threadLocal! { static COUNT: Cell<Int> = Cell.new(0) }

// CHECK-NEXT:  StaticItem name=COUNT isThreadLocal=true
// CHECK-NEXT:    type: PathType
// CHECK-NEXT:      path
// CHECK-NEXT:        segments
// CHECK-NEXT:          - name=Cell
// CHECK-NEXT:            args present=true
// CHECK-NEXT:              args
// CHECK-NEXT:                -
// CHECK-NEXT:                  type: PathType path=Int
// CHECK-NEXT:    value: MethodCallExpr method=new
// CHECK-NEXT:      base: NameExpr segment=Cell
// CHECK-NEXT:      args
// CHECK-NEXT:        LiteralExpr 0

macro_rules! twice {
    ($e:expr) => { $e; $e };
}

// CHECK-NEXT:  MacroItem name=twice tokens="\n    ($e:expr) => { $e; $e };\n"
