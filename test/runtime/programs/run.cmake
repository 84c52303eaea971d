# Runs PROGRAM with WORKERS (0: the current-thread flavour) and compares its output with EXPECTED.
execute_process(COMMAND ${PROGRAM} ${WORKERS} OUTPUT_VARIABLE output RESULT_VARIABLE status TIMEOUT 60)
file(READ ${EXPECTED} expected)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "exit status ${status}\n${output}")
endif()
if(NOT output STREQUAL expected)
    message(FATAL_ERROR "output differs:\n${output}")
endif()
