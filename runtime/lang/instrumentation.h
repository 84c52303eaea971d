#pragma once

/// What watches this build: OX_EXPLORED (the tests that try many schedules), OX_THREAD_SANITIZER and
/// OX_ADDRESS_SANITIZER are 1 or 0.

#if defined(OX_EXPLORER)
#define OX_EXPLORED 1
#else
#define OX_EXPLORED 0
#endif

#if defined(__has_feature)
#define OX_HAS_FEATURE(name) __has_feature(name)
#else
#define OX_HAS_FEATURE(name) 0
#endif
#if defined(__SANITIZE_THREAD__) || OX_HAS_FEATURE(thread_sanitizer)
#define OX_THREAD_SANITIZER 1
#else
#define OX_THREAD_SANITIZER 0
#endif
#if defined(__SANITIZE_ADDRESS__) || OX_HAS_FEATURE(address_sanitizer)
#define OX_ADDRESS_SANITIZER 1
#else
#define OX_ADDRESS_SANITIZER 0
#endif
