#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/option.h"

namespace ox {

namespace list {

template <class T>
struct Node {
    Node* previous;
    Node* next;
    T value;
};

/// Walks the list from both ends; trivially copyable.
template <class T>
class Iter {
  public:
    Iter(Node<T>* front, Node<T>* back, usize left) : front_(front), back_(back), left_(left) {}

    /// Null at the end.
    T* next() {
        if (left_ == 0) return nullptr;
        --left_;
        return &ox::exchange(front_, front_->next)->value;
    }
    T* nextBack() {
        if (left_ == 0) return nullptr;
        --left_;
        return &ox::exchange(back_, back_->previous)->value;
    }
    usize len() const { return left_; }

  private:
    Node<T>* front_;
    Node<T>* back_;
    usize left_;
};

}  // namespace list

/// A doubly linked list.
template <class T>
class LinkedList {
    using Node = list::Node<T>;

  public:
    using TriviallyRelocatable = void;

    LinkedList() = default;
    static LinkedList make() { return LinkedList(); }
    LinkedList(LinkedList&& other) noexcept { take(other); }
    LinkedList& operator=(LinkedList&& other) noexcept {
        LinkedList old(std::move(*this));
        take(other);
        return *this;
    }
    ~LinkedList() { clear(); }

    usize len() const { return len_; }
    bool isEmpty() const { return len_ == 0; }
    /// Null when empty.
    T* front() const { return front_ == nullptr ? nullptr : &front_->value; }
    T* back() const { return back_ == nullptr ? nullptr : &back_->value; }

    void pushBack(T value) {
        Node* node =
            new (memory::allocateObject(sizeof(Node), alignof(Node))) Node{back_, nullptr, std::move(value)};
        (back_ == nullptr ? front_ : back_->next) = node;
        back_ = node;
        ++len_;
    }
    void pushFront(T value) {
        Node* node =
            new (memory::allocateObject(sizeof(Node), alignof(Node))) Node{nullptr, front_, std::move(value)};
        (front_ == nullptr ? back_ : front_->previous) = node;
        front_ = node;
        ++len_;
    }
    Option<T> popFront() {
        if (len_ == 0) return Option<T>::None();
        Node* node = front_;
        front_ = node->next;
        (front_ == nullptr ? back_ : front_->previous) = nullptr;
        return Option<T>::Some(takeOut(node));
    }
    Option<T> popBack() {
        if (len_ == 0) return Option<T>::None();
        Node* node = back_;
        back_ = node->previous;
        (back_ == nullptr ? front_ : back_->next) = nullptr;
        return Option<T>::Some(takeOut(node));
    }
    void append(LinkedList* other) {
        if (other->len_ == 0) return;
        if (len_ == 0) {
            take(*other);
            return;
        }
        back_->next = other->front_;
        other->front_->previous = back_;
        back_ = other->back_;
        len_ += other->len_;
        other->front_ = other->back_ = nullptr;
        other->len_ = 0;
    }
    /// `at` is at most the length.
    LinkedList splitOff(usize at) {
        LinkedList tail;
        if (at == len_) return tail;
        Node* node = front_;
        for (usize i = 0; i < at; ++i) node = node->next;
        tail.front_ = node;
        tail.back_ = back_;
        tail.len_ = len_ - at;
        back_ = node->previous;
        (back_ == nullptr ? front_ : back_->next) = nullptr;
        node->previous = nullptr;
        len_ = at;
        return tail;
    }
    void clear() {
        while (front_ != nullptr) {
            Node* node = front_;
            front_ = node->next;
            --len_;
            node->value.~T();
            memory::releaseObject(node, sizeof(Node), alignof(Node));
        }
        back_ = nullptr;
    }
    list::Iter<T> iter() const { return list::Iter<T>(front_, back_, len_); }

  private:
    void take(LinkedList& other) {
        front_ = ox::exchange(other.front_, nullptr);
        back_ = ox::exchange(other.back_, nullptr);
        len_ = ox::exchange(other.len_, 0);
    }
    T takeOut(Node* node) {
        --len_;
        T value = memory::takeFrom(&node->value);
        memory::releaseObject(node, sizeof(Node), alignof(Node));
        return value;
    }

    Node* front_ = nullptr;
    Node* back_ = nullptr;
    usize len_ = 0;
};

}  // namespace ox
