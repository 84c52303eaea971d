# find_package(oxide): the target oxide::runtime, and oxide_add_executable and oxide_add_library for programs and modules in Oxide.
include(CMakeFindDependencyMacro)
find_dependency(Threads)

get_filename_component(oxide_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(OXIDE_OXIDEC "${oxide_prefix}/bin/oxidec")

if(NOT TARGET oxide::runtime)
    add_library(oxide::runtime STATIC IMPORTED)
    set_target_properties(oxide::runtime PROPERTIES
        IMPORTED_LOCATION "${oxide_prefix}/lib/oxidec/libox_runtime.a"
        INTERFACE_INCLUDE_DIRECTORIES "${oxide_prefix}/share/oxidec/include"
        INTERFACE_COMPILE_FEATURES cxx_std_20
        # Without it g++ at -O0 resumes coroutines on an ever deeper stack.
        INTERFACE_COMPILE_OPTIONS "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:-foptimize-sibling-calls;-Wno-subobject-linkage>"
        INTERFACE_LINK_LIBRARIES Threads::Threads)
endif()

# The C++ of a root file, whose modules are the .ox files beside and below it. OUTPUTS: the C++ file and what else is asked for.
function(oxide_emit_ root outputs)
    get_filename_component(root "${root}" ABSOLUTE)
    get_filename_component(folder "${root}" DIRECTORY)
    file(GLOB_RECURSE modules CONFIGURE_DEPENDS "${folder}/*.ox")
    list(GET outputs 0 generated)
    add_custom_command(OUTPUT ${outputs} COMMAND "${OXIDE_OXIDEC}" emit "${root}" -o "${generated}" ${ARGN}
                       DEPENDS "${OXIDE_OXIDEC}" ${modules} VERBATIM)
endfunction()

# oxide_add_executable(NAME ROOT.ox): the program whose root file that is.
function(oxide_add_executable name root)
    set(generated "${CMAKE_CURRENT_BINARY_DIR}/${name}.ox.cpp")
    oxide_emit_("${root}" "${generated}")
    add_executable(${name} "${generated}")
    target_link_libraries(${name} PRIVATE oxide::runtime)
endfunction()

# oxide_add_library(NAME ROOT.ox): what is public there, for C++, declared in NAME.h in namespace NAME.
function(oxide_add_library name root)
    set(generated "${CMAKE_CURRENT_BINARY_DIR}/${name}.ox.cpp")
    set(header "${CMAKE_CURRENT_BINARY_DIR}/${name}.ox.include/${name}.h")
    file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/${name}.ox.include")
    oxide_emit_("${root}" "${generated};${header}" --header "${header}")
    add_library(${name} STATIC "${generated}" "${header}")
    target_include_directories(${name} PUBLIC "${CMAKE_CURRENT_BINARY_DIR}/${name}.ox.include")
    target_link_libraries(${name} PUBLIC oxide::runtime)
endfunction()
