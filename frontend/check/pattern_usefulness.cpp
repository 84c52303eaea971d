#include <algorithm>

#include "frontend/check/pattern_matrix.h"

namespace oxide::check {

namespace {

using Kind = Constructor::Kind;

struct Row {
    std::vector<const UniformPattern*> columns;
    std::size_t arm = 0;  // of the matrix one level up
    bool hasGuard = false;
    bool isUseful = false;
};

// One column's type, and whether a value of it is surely there (not so behind a reference).
struct Column {
    Ty ty;
    bool isKnownValid = true;
};

struct Matrix {
    std::vector<Row> rows;
    std::vector<Column> columns;
};

// A witness of a matrix: one value per column, the last column first.
using WitnessStack = std::vector<Witness>;

class Computation {
  public:
    Computation(TypeShapes& shapes, Usefulness& result) : shapes_(shapes), result_(result) {}

    // `wanted`: whether witnesses are worth making.
    std::vector<WitnessStack> run(Matrix& matrix, bool wanted, bool isTop) {
        if (matrix.columns.empty()) return lastColumn(matrix, wanted);
        if (expandAlternatives(matrix)) return runExpanded(matrix, wanted, isTop);
        Column column = matrix.columns[0];
        for (const Row& row : matrix.rows) {
            if (row.columns[0]->constructor && row.columns[0]->ty) column.ty = row.columns[0]->ty;
        }
        std::vector<const Constructor*> seen;
        for (const Row& row : matrix.rows) {
            if (row.columns[0]->constructor) seen.push_back(&*row.columns[0]->constructor);
        }
        SplitConstructors split = splitConstructors(shapes_, column.ty, seen);
        bool mayLeaveOutEmpty = column.isKnownValid || (isTop && split.isEmptyType);
        if (mayLeaveOutEmpty) {
            std::erase_if(split.missing,
                          [&](const Constructor& one) { return shapes_.isUninhabited(column.ty, one); });
        }
        bool isMissing =
            !split.missing.empty() || split.missingHasMore || (split.isEmptyType && !mayLeaveOutEmpty);
        std::vector<WitnessStack> witnesses;
        for (const Constructor& one : split.present) {
            for (WitnessStack& stack : specialize(matrix, column, one, wanted && !isMissing))
                witnesses.push_back(apply(std::move(stack), column, one));
        }
        if (!isMissing) {
            // Rows of a type without values are reached by nothing.
            return witnesses;
        }
        Constructor missing;
        missing.kind = Kind::Missing;
        std::vector<WitnessStack> rest = specialize(matrix, column, missing, wanted);
        bool listsMissing =
            (isTop || !split.present.empty()) && !split.missingHasMore && !split.missing.empty();
        for (const WitnessStack& stack : rest) {
            if (!listsMissing) {
                witnesses.push_back(stack);
                witnesses.back().push_back({{}, {}, column.ty});
                continue;
            }
            for (const Constructor& one : split.missing) {
                witnesses.push_back(stack);
                witnesses.back().push_back(anyOf(column, one));
            }
        }
        return witnesses;
    }

  private:
    // Without columns left, the first row without a guard takes the value.
    std::vector<WitnessStack> lastColumn(Matrix& matrix, bool wanted) {
        for (Row& row : matrix.rows) {
            row.isUseful = true;
            if (!row.hasGuard) return {};
        }
        if (!wanted) return {};
        return {WitnessStack{}};
    }

    static bool expandAlternatives(const Matrix& matrix) {
        return std::ranges::any_of(matrix.rows,
                                   [](const Row& row) { return !row.columns[0]->alternatives.empty(); });
    }

    // Every alternative is a row of its own.
    std::vector<WitnessStack> runExpanded(Matrix& matrix, bool wanted, bool isTop) {
        Matrix expanded;
        expanded.columns = matrix.columns;
        for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
            const Row& row = matrix.rows[i];
            std::vector<const UniformPattern*> heads = row.columns[0]->alternatives;
            if (heads.empty()) heads.push_back(row.columns[0]);
            for (const UniformPattern* head : heads) {
                Row one = row;
                one.columns[0] = head;
                one.arm = i;
                one.isUseful = false;
                expanded.rows.push_back(std::move(one));
            }
        }
        std::vector<WitnessStack> witnesses = run(expanded, wanted, isTop);
        for (const Row& row : expanded.rows) {
            if (!row.isUseful) continue;
            result_.useful.insert(row.columns[0]);
            matrix.rows[row.arm].isUseful = true;
            result_.useful.insert(matrix.rows[row.arm].columns[0]);
        }
        return witnesses;
    }

    // The rows that match values made by `constructor`, with its fields in place of the first column.
    std::vector<WitnessStack> specialize(Matrix& matrix, const Column& column, const Constructor& constructor,
                                         bool wanted) {
        Matrix inner;
        bool isValid = column.isKnownValid && constructor.kind != Kind::Deref;
        std::vector<Ty> fieldTypes = shapes_.fieldTypes(column.ty, constructor);
        for (Ty field : fieldTypes) inner.columns.push_back({field, isValid});
        inner.columns.insert(inner.columns.end(), matrix.columns.begin() + 1, matrix.columns.end());
        for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
            const UniformPattern& head = *matrix.rows[i].columns[0];
            if (head.constructor &&
                (constructor.kind == Kind::Missing || !isCovered(constructor, *head.constructor)))
                continue;
            Row row;
            row.arm = i;
            row.hasGuard = matrix.rows[i].hasGuard;
            addFields(head, constructor, fieldTypes, row.columns);
            row.columns.insert(row.columns.end(), matrix.rows[i].columns.begin() + 1,
                               matrix.rows[i].columns.end());
            inner.rows.push_back(std::move(row));
        }
        std::vector<WitnessStack> witnesses = run(inner, wanted, false);
        for (const Row& row : inner.rows) {
            if (!row.isUseful) continue;
            Row& outer = matrix.rows[row.arm];
            outer.isUseful = true;
            result_.useful.insert(outer.columns[0]);
        }
        return witnesses;
    }

    void addFields(const UniformPattern& head, const Constructor& constructor, const std::vector<Ty>& types,
                   std::vector<const UniformPattern*>& into) {
        if (!head.constructor) {
            for (Ty ty : types) into.push_back(wildcard(ty));
            return;
        }
        if (constructor.kind != Kind::Slice) {
            into.insert(into.end(), head.fields.begin(), head.fields.end());
            return;
        }
        std::size_t length = types.size();
        const Constructor& own = *head.constructor;
        for (std::size_t i = 0; i < length; ++i) {
            if (i < own.prefix) {
                into.push_back(head.fields[i]);
            } else if (length - i <= own.suffix) {
                into.push_back(head.fields[head.fields.size() - (length - i)]);
            } else {
                into.push_back(wildcard(types[i]));
            }
        }
    }

    const UniformPattern* wildcard(Ty ty) {
        wildcards_.push_back({{}, {}, {}, ty, {}});
        return &wildcards_.back();
    }

    Witness anyOf(const Column& column, const Constructor& constructor) {
        Witness result{constructor, {}, column.ty};
        for (Ty field : shapes_.fieldTypes(column.ty, constructor)) result.fields.push_back({{}, {}, field});
        return result;
    }

    // The values for the constructor's fields, on top of the stack, become one value.
    WitnessStack apply(WitnessStack stack, const Column& column, const Constructor& constructor) {
        Witness value{constructor, {}, column.ty};
        std::size_t arity = shapes_.arity(column.ty, constructor);
        for (std::size_t i = 0; i < arity; ++i) {
            value.fields.push_back(std::move(stack.back()));
            stack.pop_back();
        }
        stack.push_back(std::move(value));
        return stack;
    }

    TypeShapes& shapes_;
    Usefulness& result_;
    std::deque<UniformPattern> wildcards_;
};

}  // namespace

Usefulness computeUsefulness(TypeShapes& shapes, Ty scrutinee, bool isKnownValid,
                             const std::vector<MatchRow>& rows) {
    Usefulness result;
    Matrix matrix;
    matrix.columns.push_back({scrutinee, isKnownValid});
    for (const MatchRow& row : rows) matrix.rows.push_back({{row.pattern}, 0, row.hasGuard, false});
    for (WitnessStack& stack : Computation(shapes, result).run(matrix, true, true))
        result.witnesses.push_back(std::move(stack.back()));
    return result;
}

}  // namespace oxide::check
