# bin/oxidec finds its own files relative to itself: share/oxidec/include/ox (runtime headers), share/oxidec/api (the library in Oxide)
# and lib/oxidec/libox_runtime.a. The build tree has the same shape, so that the compiler has one rule.
include(GNUInstallDirs)

function(oxide_installed_tree)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/share/oxidec/include)
    file(CREATE_LINK ${PROJECT_SOURCE_DIR}/runtime ${PROJECT_BINARY_DIR}/share/oxidec/include/ox SYMBOLIC)
    file(CREATE_LINK ${PROJECT_SOURCE_DIR}/runtime/api ${PROJECT_BINARY_DIR}/share/oxidec/api SYMBOLIC)

    install(TARGETS oxidec RUNTIME DESTINATION bin)
    install(FILES ${PROJECT_SOURCE_DIR}/cmake/oxideConfig.cmake DESTINATION share/cmake/oxide)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/ DESTINATION share/oxidec/include/ox FILES_MATCHING PATTERN "*.h" PATTERN "*.def"
            PATTERN api EXCLUDE PATTERN tools EXCLUDE)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/api/ DESTINATION share/oxidec/api FILES_MATCHING PATTERN "*.ox")
    if(TARGET ox_runtime)
        set_target_properties(ox_runtime PROPERTIES ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/oxidec)
        install(TARGETS ox_runtime ARCHIVE DESTINATION lib/oxidec)
    endif()
endfunction()
