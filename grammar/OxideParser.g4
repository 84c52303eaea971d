// The syntax of Oxide over the tokens of the token filter. Every decision needs one token: the filter has already told apart
// what would need more (see OxideLexer.g4). Operators are a flat list; the AST builder applies precedence.
//
// The builder reads labels (name=, args+=) and never the generic children, so that no tree of terminals needs to be built.
parser grammar OxideParser;
options { tokenVocab = OxideLexer; superClass = RuleParser; contextSuperClass = RuleNode; }
@header {#include "rule_parser.h"}

// ---- entries: a file is parsed item by item; the others are for what a macro expands to

fileItem: node=item (NEWLINE | SEMI | EOF);
macroArguments: list=arguments (SEMI count=expr)? EOF;
macroExpr: value=expr (SEMI)? EOF;
macroStatements: list=statements EOF;
macroType: value=type_ EOF;
macroPattern: value=pattern EOF;

// ---- items

item: (attributes+=attribute)* node=declaration;

declaration
    : (visibility=(PUBLIC | PRIVATE))? (modifiers+=modifier)*
      ( function_=function | struct_=structItem | enum_=enumItem | trait_=traitItem | extension_=extensionItem
      | impl_=implItem | module_=moduleItem | import_=importItem | const_=constItem | static_=staticItem | alias=typeAlias )
    | macro=macroRules
    | call=itemMacro
    | local=localDeclaration
    ;

modifier: kind=(STATIC | MUTATING | CONSUMING | ASYNC_FN | UNSAFE_DECL | CONST_FN | EXTERNAL) | kind=EXTERN (abi=STRING)?;

function
    : FN name=IDENT (generics=genericParams)? open=LPAREN (params+=param)? (COMMA (params+=param)?)* close=RPAREN
      (never=NOT | (COLON | arrow=ARROW) result=type_)? (where=whereClause)? (body=block)?
    ;
param: (attributes+=attribute)* (receiver=selfParam | target=pattern COLON type=type_);
selfParam: (amp=SELF_AMP (lifetime=LIFETIME)?)? (mutable_=SELF_MUT)? self=SELF_PARAM (COLON type=type_)?;

structItem
    : STRUCT name=IDENT (generics=genericParams)? (tuple=tupleFields)? (where=whereClause)? (body=fieldsBody)?
    ;
tupleFields: LPAREN (fields+=tupleField)? (COMMA (fields+=tupleField)?)* RPAREN;
tupleField: (attributes+=attribute)* (visibility=(PUBLIC | PRIVATE))? type=type_;
fieldsBody: (LBRACE | STRUCT_LBRACE) (fields+=namedField)? (COMMA (fields+=namedField)?)* RBRACE;
namedField: (attributes+=attribute)* (visibility=(PUBLIC | PRIVATE))? name=IDENT COLON type=type_;

enumItem: ENUM name=IDENT (generics=genericParams)? (where=whereClause)? (body=variants)?;
variants: LBRACE (list+=variant)? (COMMA (list+=variant)?)* RBRACE;
variant: (attributes+=attribute)* name=IDENT (tuple=tupleFields | body=fieldsBody)? (ASSIGN value=expr)?;

traitItem
    : TRAIT name=IDENT (generics=genericParams)? (COLON (supertraits=bounds)?)? (where=whereClause)? body=itemsBody
    ;
extensionItem: head=EXTENSION (generics=genericParams)? type=type_ (COLON trait=bound)? (where=whereClause)? body=itemsBody;
implItem: head=IMPL_ITEM (generics=genericParams)? first=type_ (FOR second=type_)? (where=whereClause)? body=itemsBody;
itemsBody: open=LBRACE (inner+=innerAttribute)* (items+=item)? ((NEWLINE | SEMI) (items+=item)?)* RBRACE;

moduleItem: MODULE name=IDENT (body=itemsBody)?;
importItem: IMPORT tree=importTree;
importTree: parts+=importPart (DOT parts+=importPart)* (AS alias=(IDENT | UNDERSCORE))?;
importPart
    : name=(IDENT | SELF | SUPER | CRATE)
    | star=STAR
    | group=STRUCT_LBRACE (trees+=importTree)? (COMMA (trees+=importTree)?)* RBRACE
    ;
constItem: CONST name=(IDENT | UNDERSCORE) (COLON type=type_)? (ASSIGN value=expr)?;
staticItem: STATIC_ITEM (mutable_=(MUT | VAR))? name=IDENT (COLON type=type_)? (ASSIGN value=expr)?;
typeAlias
    : TYPE name=IDENT (generics=genericParams)? (COLON (bound_=bounds)?)? (where=whereClause)? (ASSIGN type=type_ (after=whereClause)?)?
    ;
macroRules: MACRO_RULES name=IDENT body=RAW_TOKENS;
itemMacro: path=ITEM_MACRO body=RAW_TOKENS;
localDeclaration: head=LOCAL_DECL body=itemsBody;

attribute: HASH LBRACK meta=metaItem RBRACK;
innerAttribute: INNER_HASH LBRACK meta=metaItem RBRACK;
metaItem
    : word=literal
    | path+=IDENT (DOT path+=IDENT)* (ASSIGN (value=literal | word_=IDENT) | open=LPAREN (args+=metaItem)? (COMMA (args+=metaItem)?)* RPAREN)?
    ;
literal: (minus=MINUS)? token=(INT | FLOAT | STRING | CHAR | BYTE | BYTE_STRING | C_STRING | RAW_STRING | TRUE_ | FALSE);

// ---- generics

genericParams: LANGLE (params+=genericParam)? (COMMA (params+=genericParam)?)* RANGLE;
genericParam
    : (attributes+=attribute)*
      ( lifetime=LIFETIME (COLON (bound_=bounds)?)?
      | CONST name=IDENT COLON type=type_ (ASSIGN value=genericArg)?
      | name=IDENT (COLON (bound_=bounds)?)? (ASSIGN type=type_)? )
    ;
whereClause: WHERE (predicates+=wherePredicate)? (COMMA (predicates+=wherePredicate)?)*;
wherePredicate: (lifetime=LIFETIME | subject=type_) COLON (bound_=bounds)?;

bounds: list+=bound (PLUS list+=bound)*;
bound
    : lifetime=LIFETIME
    | LPAREN inner=bound RPAREN
    | (mark=(QUESTION | NOT))? (binder=forLifetimes)? path=typePath (args=typeList)?
      (ARROW result=typeNoBounds | (questions+=QUESTION)*)
    ;
forLifetimes: FOR LANGLE (names+=LIFETIME)? (COMMA (names+=LIFETIME)?)* RANGLE;

genericArgs: open=LANGLE (args+=genericArg)? (COMMA (args+=genericArg)?)* close=RANGLE;
genericArg
    : lifetime=LIFETIME
    | type=type_ (ASSIGN value=type_ | COLON bound_=bounds)?
    | constant=literal
    | body=block
    ;

// ---- types

type_: base=typeNoBounds (PLUS extra+=bound)*;
typeNoBounds: (prefixes+=typePrefix)* atom=typeAtom;
typePrefix: kind=(AMP | AND) (lifetime=LIFETIME (mutable_=MUT)?)? | kind=(AMP_MUT | AND_MUT) | kind=STAR qualifier=(CONST | MUT);
typeAtom
    : path=typePath (args=typeList | MACRO_BANG macro=RAW_TOKENS)? (ARROW result=typeNoBounds | (questions+=QUESTION)*)
    | tuple=typeList (ARROW result=typeNoBounds | (questions+=QUESTION)*)
    | (unsafe=UNSAFE_DECL)? (EXTERN STRING?)? fn=FN params=typeList (ARROW result=typeNoBounds | (questions+=QUESTION)*)
    | bracket=LBRACK element=type_ (SEMI length=expr)? RBRACK (questions+=QUESTION)*
    | mark=(NOT | UNDERSCORE) (questions+=QUESTION)*
    | opaque=(IMPL | DYN) first=bound
    | binder=forLifetimes bound_=typeNoBounds
    | qualified=qualifiedPath (DOT more+=pathSegment)* (questions+=QUESTION)*
    ;
typeList: open=LPAREN (types+=listedType)? (commas+=COMMA (types+=listedType)?)* close=RPAREN;
listedType: first=type_ (COLON second=type_)?;
typePath: segments+=pathSegment (DOT segments+=pathSegment)*;
pathSegment: name=(IDENT | SELF | SELF_TYPE | SUPER | CRATE) (generics=genericArgs)?;
qualifiedPath: QUALIFIED_LANGLE type=type_ (AS trait=typePath)? RANGLE DOT segment=pathSegment;

// ---- patterns

pattern: (OR)? alternatives+=patternAtom (OR alternatives+=patternAtom)*;
patternAtom
    : mark=(UNDERSCORE | NULL_ | RANGE_FULL)
    | (reference=REF (mutable_=MUT)? | mutable_=MUT) name=IDENT (AT sub=patternAtom)?
    | path=typePath
      ( AT sub=patternAtom
      | open=LPAREN (elements+=pattern)? (COMMA (elements+=pattern)?)* RPAREN
      | STRUCT_LBRACE fields=fieldPatterns RBRACE
      | MACRO_BANG macro=RAW_TOKENS
      | range=RANGE_FROM
      | range=(RANGE | RANGE_EQ) to=patternBound
      )?
    | value=literal (range=RANGE_FROM | range=(RANGE | RANGE_EQ) to=patternBound)?
    | range=(RANGE_TO | RANGE_TO_EQ) to=patternBound
    | borrow=(AMP | AMP_MUT | AND | AND_MUT) sub=patternAtom
    | tuple=LPAREN (elements+=pattern)? (commas+=COMMA (elements+=pattern)?)* RPAREN
    | slice=LBRACK (elements+=pattern)? (COMMA (elements+=pattern)?)* RBRACK
    ;
patternBound: value=literal | path=typePath;
fieldPatterns: (list+=fieldPattern)? (COMMA (list+=fieldPattern)?)*;
fieldPattern
    : (attributes+=attribute)*
      ( rest=RANGE_FULL
      | (reference=REF (mutable_=MUT)? | mutable_=MUT) name=IDENT
      | name=(IDENT | INT) (COLON target=pattern)? )
    ;

// ---- statements

block: open=LBRACE (inner+=innerAttribute)* list=statements close=RBRACE;
statements: (list+=statement)? ((NEWLINE | SEMI) (list+=statement)?)*;
statement: (attributes+=attribute)* (let=letStatement | guard=guardStatement | item_=declaration | value=expr);
letStatement: keyword=(LET | VAR) target=pattern (COLON type=type_)? (ASSIGN init=expr (LET_ELSE otherwise=block)?)?;
guardStatement: GUARD condition=expr LET_ELSE otherwise=block;

// ---- expressions

expr: first=operand (rest+=binary)*;
operand: (prefixes+=prefixOp)* base=primary (suffixes+=suffix)*;

binary
    : op=( STAR | SLASH | PERCENT | PLUS | MINUS | SHL | SHR | AMP | CARET | OR | EQ | NE | LT | GT | LE | GE | AND | OROR
         | COALESCE | RANGE | RANGE_EQ | ASSIGN | PLUS_ASSIGN | MINUS_ASSIGN | STAR_ASSIGN | SLASH_ASSIGN | PERCENT_ASSIGN
         | AMP_ASSIGN | OR_ASSIGN | CARET_ASSIGN | SHL_ASSIGN | SHR_ASSIGN ) right=operand
    | op=RANGE_FROM
    | op=AS type=typeNoBounds
    ;

prefixOp
    : op=( MINUS | NOT | STAR | AMP | AMP_MUT | AND | AND_MUT | AMP_RAW_CONST | AMP_RAW_MUT | AWAIT | RETURN | YIELD
         | RANGE_TO | RANGE_TO_EQ )
    | op=BREAK (label=LIFETIME)?
    | op=COND_LET target=pattern ASSIGN
    | op=RUST_BAR (params+=closureParam)? (COMMA (params+=closureParam)?)* RUST_BAR
    | op=RUST_BARS
    ;

primary
    : token=( INT | FLOAT | STRING | CHAR | BYTE | BYTE_STRING | C_STRING | RAW_STRING | TRUE_ | FALSE | NULL_
            | RETURN_BARE | RANGE_FULL | UNDERSCORE )
    | name=(IDENT | SELF | SELF_TYPE | SUPER | CRATE) (generics=genericArgs)?
    | token=(CONTINUE | BREAK_BARE) (label=LIFETIME)?
    | text=interpolation
    | group=parens
    | GROUP_OPEN grouped=expr GROUP_CLOSE
    | array=brackets
    | conditional=ifExpr
    | choice=matchExpr
    | loop=loopExpr
    | (token=(UNSAFE | CONST_BLOCK))? body=block
    | label=LABEL (loop=loopExpr | body=block)
    | lambda=closure
    | token=ASYNC (moves=MOVE)? (body=block | braces=closureBraces)
    | qualified=qualifiedPath
    | typed=typedRustClosure
    ;
typedRustClosure
    : (bar=RUST_TYPED_BAR (params+=closureParam)? (COMMA (params+=closureParam)?)* close=RUST_BAR | bar=RUST_TYPED_BARS)
      ARROW result=typeNoBounds body=block
    ;

suffix
    : DOT (name=(IDENT | SELF | SELF_TYPE | SUPER | CRATE) (generics=genericArgs)? | index=INT | await=AWAIT)
    | open=LPAREN list=arguments close=RPAREN
    | LBRACK subscript=expr RBRACK
    | mark=(QUESTION | BANGBANG)
    | lambda=closure
    | fields=structLiteral
    | NEW_LBRACE value=expr RBRACE
    | call=macroCall
    ;
arguments: (list+=expr)? (COMMA (list+=expr)?)*;

structLiteral: open=STRUCT_LBRACE (fields+=fieldInit)? (COMMA (fields+=fieldInit)?)* RBRACE;
fieldInit: (attributes+=attribute)* (name=(IDENT | INT) (COLON value=expr)? | rest=RANGE_TO base=expr | rest=RANGE_FULL);

parens: LPAREN (elements+=expr)? (commas+=COMMA (elements+=expr)?)* RPAREN;
brackets: LBRACK (elements+=expr (SEMI count=expr | (COMMA (elements+=expr)?)*))? RBRACK;

ifExpr: IF conditions+=expr blocks+=block (ELSE_IF conditions+=expr blocks+=block)* (ELSE otherwise=block)?;
matchExpr: keyword=MATCH scrutinee=expr LBRACE (arms+=matchArm)? ((COMMA | NEWLINE | SEMI) (arms+=matchArm)?)* RBRACE;
matchArm: (attributes+=attribute)* (target=pattern | otherwise=ELSE) (IF guard=expr)? ARM_ARROW body=expr;
loopExpr
    : kind=LOOP body=block
    | kind=WHILE head=expr body=block
    | kind=FOR (await=AWAIT)? target=pattern IN head=expr body=block
    ;

closure: (moves=MOVE)? braces=closureBraces;
closureBraces
    : open=PARAM_LBRACE (params+=closureParam)? (COMMA (params+=closureParam)?)* arrow=CLOSURE_ARROW list=statements close=RBRACE
    | open=BARE_LBRACE list=statements close=RBRACE
    ;
closureParam: target=pattern (COLON type=type_)?;

macroCall
    : bang=MACRO_BANG (open=LPAREN list=arguments (SEMI count=expr)? close=RPAREN | open=LBRACK list=arguments (SEMI count=expr)? close=RBRACK | raw=RAW_TOKENS)
    | bang=MATCHES_BANG open=LPAREN value=expr COMMA target=pattern (IF guard=expr)? (COMMA)? close=RPAREN
    | bang=SELECT_BANG open=LBRACE (biased=BIASED)? (arms+=selectArm)? ((COMMA | NEWLINE | SEMI) (arms+=selectArm)?)* close=RBRACE
    | bang=BLOCK_BANG body=block
    ;
selectArm
    : (target=pattern ASSIGN future=expr (COMMA IF precondition=expr)? | otherwise=ELSE) ARM_ARROW handler=expr
    ;

interpolation: STRING_OPEN (parts+=interpolationPart)* close=STRING_CLOSE;
interpolationPart: text=STRING_TEXT | open=INTERPOLATION_OPEN value=expr (COLON (spec=FORMAT_SPEC)?)? INTERPOLATION_CLOSE;
