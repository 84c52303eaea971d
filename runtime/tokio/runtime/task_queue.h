#pragma once

#include "ox/core/spin_lock.h"
#include "ox/core/task.h"

namespace ox::tokio::runtime {

/// First in, first out; for one thread.
class TaskQueue {
  public:
    bool isEmpty() const { return first_ == nullptr; }
    void push(core::Task* task) {
        task->queueNext = nullptr;
        (last_ != nullptr ? last_->queueNext : first_) = task;
        last_ = task;
    }
    core::Task* pop() {
        core::Task* const task = first_;
        if (task == nullptr) return nullptr;
        first_ = task->queueNext;
        if (first_ == nullptr) last_ = nullptr;
        return task;
    }
    /// False when it is not here. Looks at all.
    bool remove(core::Task* task) {
        TaskQueue others;
        bool isFound = false;
        while (core::Task* const each = pop()) {
            if (each == task) {
                isFound = true;
            } else {
                others.push(each);
            }
        }
        append(others);
        return isFound;
    }
    /// Moves all of `other` behind what is here.
    void append(TaskQueue& other) {
        if (other.first_ == nullptr) return;
        (last_ != nullptr ? last_->queueNext : first_) = other.first_;
        last_ = other.last_;
        other.first_ = other.last_ = nullptr;
    }

  private:
    core::Task* first_ = nullptr;
    core::Task* last_ = nullptr;
};

/// Where other threads put tasks.
class InjectionQueue {
  public:
    bool isEmpty() const { return size_.load(std::memory_order_seq_cst) == 0; }
    usize size() const { return size_.load(std::memory_order_relaxed); }
    void push(core::Task* task) {
        core::SpinGuard guard(lock_);
        queue_.push(task);
        size_.store(size_.load(std::memory_order_relaxed) + 1, std::memory_order_seq_cst);
    }
    void append(TaskQueue& tasks, usize count) {
        core::SpinGuard guard(lock_);
        queue_.append(tasks);
        size_.store(size_.load(std::memory_order_relaxed) + count, std::memory_order_seq_cst);
    }
    core::Task* pop() {
        if (size_.load(std::memory_order_acquire) == 0) return nullptr;
        core::SpinGuard guard(lock_);
        return popLocked();
    }
    /// Pops one to return and up to `more` into `take`.
    template <class Take>
    core::Task* popSome(usize more, Take take) {
        if (size_.load(std::memory_order_acquire) == 0) return nullptr;
        core::SpinGuard guard(lock_);
        core::Task* const first = popLocked();
        if (first == nullptr) return nullptr;
        for (; more > 0; --more) {
            core::Task* const task = popLocked();
            if (task == nullptr) break;
            take(task);
        }
        return first;
    }

  private:
    core::Task* popLocked() {
        core::Task* const task = queue_.pop();
        if (task != nullptr)
            size_.store(size_.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
        return task;
    }

    core::SpinLock lock_;
    TaskQueue queue_;
    core::Atomic<usize> size_{0};
};

}  // namespace ox::tokio::runtime
