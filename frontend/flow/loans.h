// Loans: the borrows of a body, where each is in scope, and when an access conflicts with one.
#pragma once

#include "frontend/flow/regions.h"

namespace oxide::flow {

struct Loan {
    Location at;
    Place place;
    hir::BorrowKind kind = hir::BorrowKind::Shared;
    RegionId region;
    VarId target;         // what holds the reference
    Location activation;  // of a two-phase borrow: where its temporary is used; before that it only reads
    bool isTwoPhase = false;
    Span span;

    bool isShared() const { return kind == hir::BorrowKind::Shared; }
};

// How deep an access goes: a shallow one touches the place itself, not what it points to.
enum class Depth { Length, Shallow, Deep, Drop };

// Whether an access to `access` touches what a loan of `borrowed` covers.
bool conflicts(const Analysis& analysis, const Place& borrowed, const Place& access, Depth depth);

// Places behind a shared reference or raw pointer cannot be taken away by anything the body does.
bool isTracked(const Analysis& analysis, const Place& place);

// Walks the body and relates the regions of its types; gives the loans.
std::vector<Loan> relateBody(const Analysis& analysis, Regions& regions);

}  // namespace oxide::flow
