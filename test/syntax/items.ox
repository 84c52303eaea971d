// RUN: %oxidec --print=ast %s | FileCheck --strict-whitespace --match-full-lines %s
#![allow(unused)]
//! About the file.
import std.collections.{ HashMap, hashMap.Entry as E, self }
import a.*
public import super.b as _
external module parser

// CHECK:Module
// CHECK-NEXT:  documentation "About the file.\n"
// CHECK-NEXT:  attributes
// CHECK-NEXT:    - inner=true
// CHECK-NEXT:      meta path=allow hasArgs=true
// CHECK-NEXT:        args
// CHECK-NEXT:          - path=unused
// CHECK-NEXT:  ImportItem
// CHECK-NEXT:    leaves
// CHECK-NEXT:      - path=std.collections.HashMap
// CHECK-NEXT:      - path=std.collections.hashMap.Entry alias=E
// CHECK-NEXT:      - path=std.collections.self
// CHECK-NEXT:  ImportItem
// CHECK-NEXT:    leaves
// CHECK-NEXT:      - path=a glob=true
// CHECK-NEXT:  ImportItem Public
// CHECK-NEXT:    leaves
// CHECK-NEXT:      - path=super.b alias=_
// CHECK-NEXT:  ModuleItem name=parser external=true

/// A thing.
/// Two lines.
#[derive(Debug, Clone)]
#[cpp(header = "x.h", level = 3, not(test))]
public(crate) struct Thing<T> where T: Copy {
    public name: String,
    #[skip] private other: T?,
}
struct Pair(public Int, String)
struct Unit
enum Shape { Empty, Circle(Float), Rect { w: Int }, Tagged = 1 }
type Op = (Int) -> Int
const MAX: Int = 1
static var COUNT: Int = 0
static NAME: &str = "x"
unsafe trait Marker { }
unsafe extension T: Marker { }
public extern struct Vec<T>
module inner {
    //! Inside.
    fn f() { }
}

// CHECK-NEXT:  StructItem Crate documentation="A thing.\nTwo lines.\n" name=Thing shape=Struct
// CHECK-NEXT:    generics
// CHECK-NEXT:      params
// CHECK-NEXT:        - name=T
// CHECK-NEXT:      where
// CHECK-NEXT:        -
// CHECK-NEXT:          subject: PathType path=T
// CHECK-NEXT:          bounds
// CHECK-NEXT:            - path=Copy
// CHECK-NEXT:    fields
// CHECK-NEXT:      - name=name visibility=Public
// CHECK-NEXT:        type: PathType path=String
// CHECK-NEXT:      - name=other
// CHECK-NEXT:        type: NullableType
// CHECK-NEXT:          inner: PathType path=T
// CHECK-NEXT:        attributes
// CHECK-NEXT:          -
// CHECK-NEXT:            meta path=skip
// CHECK-NEXT:    attributes
// CHECK-NEXT:      -
// CHECK-NEXT:        meta path=derive hasArgs=true
// CHECK-NEXT:          args
// CHECK-NEXT:            - path=Debug
// CHECK-NEXT:            - path=Clone
// CHECK-NEXT:      -
// CHECK-NEXT:        meta path=cpp hasArgs=true
// CHECK-NEXT:          args
// CHECK-NEXT:            - path=header value="x.h"
// CHECK-NEXT:            - path=level value="3"
// CHECK-NEXT:            - path=not hasArgs=true
// CHECK-NEXT:              args
// CHECK-NEXT:                - path=test
// CHECK-NEXT:  StructItem name=Pair shape=Tuple
// CHECK-NEXT:    fields
// CHECK-NEXT:      - name=0 visibility=Public
// CHECK-NEXT:        type: PathType path=Int
// CHECK-NEXT:      - name=1
// CHECK-NEXT:        type: PathType path=String
// CHECK-NEXT:  StructItem name=Unit shape=Unit
// CHECK-NEXT:  EnumItem name=Shape
// CHECK-NEXT:    variants
// CHECK-NEXT:      - name=Empty shape=Unit
// CHECK-NEXT:      - name=Circle shape=Tuple
// CHECK-NEXT:        fields
// CHECK-NEXT:          - name=0
// CHECK-NEXT:            type: PathType path=Float
// CHECK-NEXT:      - name=Rect shape=Struct
// CHECK-NEXT:        fields
// CHECK-NEXT:          - name=w
// CHECK-NEXT:            type: PathType path=Int
// CHECK-NEXT:      - name=Tagged shape=Unit
// CHECK-NEXT:        discriminant: LiteralExpr 1
// CHECK-NEXT:  TypeAliasItem name=Op
// CHECK-NEXT:    type: FunctionType
// CHECK-NEXT:      params
// CHECK-NEXT:        PathType path=Int
// CHECK-NEXT:      result: PathType path=Int
// CHECK-NEXT:  ConstItem name=MAX
// CHECK-NEXT:    type: PathType path=Int
// CHECK-NEXT:    value: LiteralExpr 1
// CHECK-NEXT:  StaticItem name=COUNT isMutable=true
// CHECK-NEXT:    type: PathType path=Int
// CHECK-NEXT:    value: LiteralExpr 0
// CHECK-NEXT:  StaticItem name=NAME
// CHECK-NEXT:    type: ReferenceType
// CHECK-NEXT:      inner: PathType path=str
// CHECK-NEXT:    value: LiteralExpr String "x"
// CHECK-NEXT:  TraitItem name=Marker isUnsafe=true
// CHECK-NEXT:  ExtensionItem isUnsafe=true
// CHECK-NEXT:    type: PathType path=T
// CHECK-NEXT:    trait path=Marker
// CHECK-NEXT:  StructItem Public name=Vec shape=Unit isExtern=true
// CHECK-NEXT:    generics
// CHECK-NEXT:      params
// CHECK-NEXT:        - name=T
// CHECK-NEXT:  ModuleItem documentation="Inside.\n" name=inner
// CHECK-NEXT:    items
// CHECK-NEXT:      FunctionItem name=f
// CHECK-NEXT:        body
