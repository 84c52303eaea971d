// Append-only stores and side tables, both named by typed ids.
#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "frontend/base/check.h"
#include "frontend/base/ids.h"

namespace oxide {

// Append-only: elements never move, so references stay valid while the store grows.
template <class T, class IdT>
class Store {
  public:
    IdT add(T value) {
        items_.push_back(std::move(value));
        return IdT(static_cast<std::uint32_t>(items_.size() - 1));
    }

    T& operator[](IdT id) {
        OX_CHECK(id.value < items_.size(), "id outside its store");
        return items_[id.value];
    }
    const T& operator[](IdT id) const {
        OX_CHECK(id.value < items_.size(), "id outside its store");
        return items_[id.value];
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size()); }
    auto begin() { return items_.begin(); }
    auto end() { return items_.end(); }
    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }

  private:
    std::deque<T> items_;
};

// A fact about the elements of another store; absent elements read as a default value.
template <class T, class IdT>
class SideTable {
  public:
    void set(IdT id, T value) {
        if (id.value >= items_.size()) items_.resize(id.value + 1);
        items_[id.value] = std::move(value);
    }

    const T& operator[](IdT id) const {
        static const T kDefault{};
        return id.value < items_.size() ? items_[id.value] : kDefault;
    }

    T& at(IdT id) {
        if (id.value >= items_.size()) items_.resize(id.value + 1);
        return items_[id.value];
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size()); }

  private:
    std::vector<T> items_;
};

}  // namespace oxide
