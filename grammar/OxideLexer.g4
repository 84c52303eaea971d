// Tokens of Oxide. The lexer reads bytes; every byte of a character beyond ASCII arrives as \u007F and counts as part of an
// identifier here. C++ checks XID afterwards (Unicode classes would double the cost of starting the lexer).
//
// Words are all IDENT: frontend/syntax/token_filter makes keywords of them, because many are keywords only in some places
// (`guard`, `module`, `public`, ..). It also decides newlines and everything else that only lookahead can tell; the tokens it
// makes are listed under `tokens`. frontend/syntax/lex.cpp skips blanks, finds the end of comments and raw strings, and leaves
// an interpolation at the `)` that matches its `\(`.
lexer grammar OxideLexer;

tokens {
    // the end of a statement, or of a match arm without a comma
    NEWLINE,

    // words
    AS, AWAIT, CONST, CONTINUE, CRATE, DYN, ENUM, EXTERN, FALSE, FN, FOR, IF, IMPL, IN, LET, LOOP, MATCH, MOVE, MUT, NULL_,
    REF, SELF, SELF_TYPE, STRUCT, SUPER, TRAIT, TRUE_, TYPE, UNDERSCORE, WHERE, WHILE, YIELD,
    VAR, GUARD, IMPORT, MODULE, EXTERNAL, EXTENSION, MUTATING, CONSUMING, PRIVATE,
    PUBLIC,             // also `public(crate)`, as one token
    ASYNC, ASYNC_FN,    // `async {`; `async fn`
    UNSAFE, UNSAFE_DECL,
    CONST_BLOCK, CONST_FN,
    STATIC, STATIC_ITEM,  // `static fn`; `static NAME: T`
    ELSE, ELSE_IF, LET_ELSE,
    COND_LET,           // `let` inside a condition
    RETURN, RETURN_BARE, BREAK, BREAK_BARE,  // with and without a value
    LABEL,              // `'a:` before a loop or block
    SELF_AMP, SELF_MUT, SELF_PARAM,  // the parts of an explicit receiver

    // braces by what they hold: LBRACE is every other brace
    PARAM_LBRACE,       // a closure with `params ->`
    BARE_LBRACE,        // a closure without
    STRUCT_LBRACE,      // a struct literal, struct pattern or variant, the group of an import
    NEW_LBRACE,         // Rc { value }

    LANGLE, RANGLE,     // around generics; LT and GT compare
    QUALIFIED_LANGLE,   // <T as Trait>.name
    LE, GE, SHL, SHR, SHL_ASSIGN, SHR_ASSIGN, COALESCE, BANGBANG,
    ARM_ARROW, CLOSURE_ARROW,  // ARROW is left for types
    RANGE, RANGE_EQ,           // a..b
    RANGE_TO, RANGE_TO_EQ,     // ..b
    RANGE_FROM, RANGE_FULL,    // a..  ..
    AMP_MUT, AND_MUT, AMP_RAW_CONST, AMP_RAW_MUT,
    INNER_HASH,

    // macros by the form of their arguments
    MACRO_BANG, MATCHES_BANG, SELECT_BANG, BLOCK_BANG,
    BIASED, LOCAL_DECL, MACRO_RULES,
    ITEM_MACRO,         // `name!` where an item may stand, with its path
    RAW_TOKENS,         // a delimited group that is no Oxide expression
    GROUP_OPEN, GROUP_CLOSE,  // around an expression that stands for a `$name:expr`: no operator outside reaches into it

    RAW_STRING,
    INTERPOLATION_CLOSE,

    // Rust's spelling
    IMPL_ITEM, RUST_BAR, RUST_BARS,
    RUST_TYPED_BAR, RUST_TYPED_BARS  // with a result type behind
}

FLOAT: DIGIT [0-9_]* ('.' DIGIT [0-9_]* EXPONENT? | EXPONENT) SUFFIX?;
INT: DIGIT [0-9a-zA-Z_]*;
fragment DIGIT: [0-9];
fragment EXPONENT: [eE] [+-]? '_'* DIGIT [0-9_]*;
fragment SUFFIX: [a-zA-Z_] [a-zA-Z0-9_]*;

STRING: '"' (~["\\] | '\\' ~'(')* '"';
STRING_OPEN: '"' -> pushMode(TEXT);
BYTE_STRING: 'b"' (~["\\] | '\\' .)* '"';
C_STRING: 'c"' (~["\\] | '\\' .)* '"';
UNCLOSED_STRING: [bc] '"';
RAW_OPEN: [bc]? 'r' '#'* '"';

CHAR: '\'' CHAR_BODY '\'';
BYTE: 'b\'' CHAR_BODY '\'';
UNCLOSED_BYTE: 'b\'';
fragment CHAR_BODY: ~['\\\r\n\u007F] | '\u007F'+ | '\\' ~[\r\n] ~['\r\n]*;
LIFETIME: '\'' WORD;
APOSTROPHE: '\'';

IDENT: WORD;
RAW_IDENT: 'r#' WORD;
fragment WORD: [a-zA-Z_\u007F] [a-zA-Z0-9_\u007F]*;

COMMENT_OPEN: '//' | '/*';

LPAREN: '(';
RPAREN: ')';
LBRACK: '[';
RBRACK: ']';
LBRACE: '{';
RBRACE: '}';

PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
PERCENT: '%';
CARET: '^';
NOT: '!';
AMP: '&';
OR: '|';
AND: '&&';
OROR: '||';
ASSIGN: '=';
EQ: '==';
NE: '!=';
LT: '<';  // `<<`, `<=`, `>>`, .. are put together by the token filter, where no generics close
GT: '>';
PLUS_ASSIGN: '+=';
MINUS_ASSIGN: '-=';
STAR_ASSIGN: '*=';
SLASH_ASSIGN: '/=';
PERCENT_ASSIGN: '%=';
CARET_ASSIGN: '^=';
AMP_ASSIGN: '&=';
OR_ASSIGN: '|=';
DOT: '.';
DOTDOT: '..';
DOTDOTEQ: '..=';
COMMA: ',';
SEMI: ';';
COLON: ':';
COLONCOLON: '::';
ARROW: '->';
FAT_ARROW: '=>';
QUESTION: '?';
HASH: '#';
AT: '@';
DOLLAR: '$';

UNKNOWN: .;

mode TEXT;
STRING_TEXT: (~["\\] | '\\' ~'(')+;
INTERPOLATION_OPEN: '\\(' -> pushMode(DEFAULT_MODE);
STRING_CLOSE: '"' -> popMode;
LONE_BACKSLASH: '\\';

// after the colon of `\(value:>8.2)`; entered and left by lex.cpp
mode SPEC;
FORMAT_SPEC: ~["\r\n] [<^>] ~[)"\r\n]* | ~[)"\r\n]+;
SPEC_CLOSE: ')';
SPEC_UNKNOWN: .;
