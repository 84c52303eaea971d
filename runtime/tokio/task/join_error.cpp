#include "ox/tokio/task/join_error.h"

#include <cstring>

namespace ox::tokio::task {

namespace {

/// The panic that a caught exception carries; C++ exceptions of other kinds become one.
Panic panicOf(std::exception_ptr const& payload) {
    try {
        std::rethrow_exception(payload);
    } catch (Panic& panic) {
        return std::move(panic);
    } catch (std::exception& exception) {
        return Panic(Str(exception.what(), std::strlen(exception.what())), false);
    } catch (...) {
        return Panic("foreign exception", false);
    }
}

}  // namespace

fmt::Result Id::display(Id const* value, fmt::Formatter* formatter) {
    return fmt::Int<u64>::display(&value->number_, formatter);
}

fmt::Result Id::debug(Id const* value, fmt::Formatter* formatter) {
    return formatter->writeFmt(fmt::Arguments("Id({})", {fmt::display(value->number_)}));
}

Panic JoinError::intoPanic() && {
    if (!isPanic()) panicking::panic("`JoinError` reason is not a panic.");
    return panicOf(payload_);
}

Option<Panic> JoinError::tryIntoPanic() && {
    if (!isPanic()) return Option<Panic>::None();
    return Option<Panic>::Some(panicOf(payload_));
}

fmt::Result JoinError::display(JoinError const* value, fmt::Formatter* formatter) {
    return formatter->writeFmt(fmt::Arguments(
        "task {} {}", {fmt::arg<Id::display>(&value->id_),
                       fmt::display(value->isPanic() ? Str("panicked") : Str("was cancelled"))}));
}

fmt::Result JoinError::debug(JoinError const* value, fmt::Formatter* formatter) {
    return formatter->writeFmt(fmt::Arguments(
        "JoinError::{}({}{})",
        {fmt::display(value->isPanic() ? Str("Panic") : Str("Cancelled")), fmt::arg<Id::debug>(&value->id_),
         fmt::display(value->isPanic() ? Str(", ...") : Str(""))}));
}

}  // namespace ox::tokio::task
