// The words of borrow errors, and the search for what keeps a borrow alive.
#pragma once

#include <set>

#include "frontend/flow/loans.h"
#include "frontend/flow/region_values.h"

namespace oxide::flow {

// Why a loan is still in scope at a point.
struct Explanation {
    enum class Kind { Unknown, UsedLater, UsedInNextTurn, DroppedLater, Outlives };
    Kind kind = Kind::Unknown;
    Span span;           // of the use, or of the constraint
    VarId var;           // DroppedLater
    RegionId universal;  // Outlives
    ConstraintKind because = ConstraintKind::Other;
    const Statement* statement = nullptr;  // the use
};

class BorrowReport {
  public:
    enum class Cause { Read, Move, Borrow, Assign, Drop, StorageDead };

    BorrowReport(const Analysis& analysis, const Regions& regions, const RegionValues& values)
        : analysis_(analysis), regions_(regions), values_(values) {}

    // `kind`: of the new borrow, when the cause is one.
    void conflict(Cause cause, const Place& place, Span span, Location at, const Loan& loan,
                  hir::BorrowKind kind);

  private:
    Explanation explain(const Loan& loan, Location at) const;
    bool findUse(RegionId region, Location from, Explanation& found) const;
    void addExplanation(diag::Diagnostic& error, const Explanation& explanation, const Loan& loan,
                        std::string_view description) const;

    void conflictingBorrow(const Place& place, Span span, Location at, const Loan& loan,
                           hir::BorrowKind kind);
    void useWhileBorrowed(const Place& place, Span span, Location at, const Loan& loan);
    void moveWhileBorrowed(const Place& place, Span span, Location at, const Loan& loan);
    void assignWhileBorrowed(const Place& place, Span span, Location at, const Loan& loan);
    bool isBehindDestructor(const Place& place) const;
    void destructorConflict(const Place& dropped, Span span, Location at, const Loan& loan);
    void doesNotLive(Span span, Location at, const Loan& loan);
    void escapes(const CaptureUse& use, const Explanation& explanation);
    void returned(const Loan& loan, const Explanation& explanation);
    void captured(diag::Diagnostic& error, Location at, std::string_view action) const;
    std::string regionText(RegionId region) const;
    Span useSpan(Location at, Span otherwise) const;
    bool isUnique(const Place& place, Location at) const;
    void uniqueBorrow(const Place& place, Span span, Location at, const Loan& loan, bool isNewUnique,
                      bool isOldUnique);
    bool isCapture(Location at) const { return analysis_.at(at).captureUse.has_value(); }

    const Analysis& analysis_;
    const Regions& regions_;
    const RegionValues& values_;
    std::set<Location> loansReported_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> spansReported_;
};

}  // namespace oxide::flow
