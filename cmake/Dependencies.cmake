# What all parts share. Each part finds what only it needs.
find_package(fmt REQUIRED)

find_path(UTF8PROC_INCLUDE utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY NAMES libutf8proc.a utf8proc REQUIRED)
add_library(utf8proc::utf8proc UNKNOWN IMPORTED GLOBAL)
set_target_properties(utf8proc::utf8proc PROPERTIES IMPORTED_LOCATION ${UTF8PROC_LIBRARY}
                                                    INTERFACE_INCLUDE_DIRECTORIES ${UTF8PROC_INCLUDE})
