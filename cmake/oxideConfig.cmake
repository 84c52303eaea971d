# find_package(oxide): the target oxide::runtime, and oxide_add_executable for programs in Oxide.
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

# oxide_add_executable(NAME ROOT.ox): the program whose root file that is; its modules are the .ox files beside and below it.
function(oxide_add_executable name root)
    get_filename_component(root "${root}" ABSOLUTE)
    get_filename_component(folder "${root}" DIRECTORY)
    file(GLOB_RECURSE modules CONFIGURE_DEPENDS "${folder}/*.ox")
    set(generated "${CMAKE_CURRENT_BINARY_DIR}/${name}.ox.cpp")
    add_custom_command(OUTPUT "${generated}" COMMAND "${OXIDE_OXIDEC}" emit "${root}" -o "${generated}"
                       DEPENDS "${OXIDE_OXIDEC}" ${modules} VERBATIM)
    add_executable(${name} "${generated}")
    target_link_libraries(${name} PRIVATE oxide::runtime)
endfunction()
