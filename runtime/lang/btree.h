#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/option.h"
#include "ox/lang/ordering.h"

/// The tree under BTreeMap and BTreeSet: a B-tree of elements. It knows nothing of keys: callers bring
/// closures.
namespace ox::btree {

namespace detail {

inline constexpr usize kCapacity = 11;
inline constexpr usize kLeast = 5;

template <class T>
struct Internal;

template <class T>
struct Node {
    Internal<T>* parent = nullptr;
    u16 place = 0;  // among the parent's children
    u16 len = 0;
    bool leaf = true;
    alignas(T) unsigned char bytes[kCapacity * sizeof(T)];

    T* at(usize i) { return reinterpret_cast<T*>(bytes) + i; }
    Internal<T>* internal() { return static_cast<Internal<T>*>(this); }

    /// Opens a gap at `i` for one element.
    void open(usize i) {
        memory::relocateUp(at(i + 1), at(i), len - i);
        ++len;
    }
    /// Closes the gap at `i`.
    void close(usize i) {
        memory::relocateDown(at(i), at(i + 1), len - i - 1);
        --len;
    }
};

template <class T>
struct Internal : Node<T> {
    Node<T>* children[kCapacity + 1];

    void setChild(usize i, Node<T>* child) {
        children[i] = child;
        child->parent = this;
        child->place = static_cast<u16>(i);
    }
    void openChild(usize i) {
        for (usize j = this->len + 1; j-- > i;) setChild(j + 1, children[j]);
    }
    void closeChild(usize i) {
        for (usize j = i; j < this->len; ++j) setChild(j, children[j + 1]);
    }
};

template <class N>
N* newNode(bool leaf) {
    N* node = new (memory::allocate(sizeof(N), alignof(N))) N();
    node->leaf = leaf;
    return node;
}

}  // namespace detail

/// An element's place, or, without a node, none. Valid until the tree changes.
template <class T>
struct Position {
    detail::Node<T>* node = nullptr;
    usize index = 0;

    bool isNone() const { return node == nullptr; }
    T* get() const { return node->at(index); }
    friend bool operator==(Position const&, Position const&) = default;

    Position next() const {
        if (!node->leaf) {
            detail::Node<T>* down = node->internal()->children[index + 1];
            while (!down->leaf) down = down->internal()->children[0];
            return {down, 0};
        }
        detail::Node<T>* up = node;
        usize i = index + 1;
        while (up != nullptr && i == up->len) {
            i = up->place;
            up = up->parent;
        }
        return {up, up == nullptr ? 0 : i};
    }
    Position previous() const {
        if (!node->leaf) {
            detail::Node<T>* down = node->internal()->children[index];
            while (!down->leaf) down = down->internal()->children[down->len];
            return {down, usize(down->len) - 1};
        }
        detail::Node<T>* up = node;
        usize i = index;
        while (up != nullptr && i == 0) {
            i = up->place;
            up = up->parent;
        }
        return {up, up == nullptr ? 0 : i - 1};
    }
};

/// What a search found: the element, or the place in a leaf where it belongs.
template <class T>
struct Found {
    detail::Node<T>* node;
    usize index;
    bool found;

    bool isFound() const { return found; }
    T* get() const { return node->at(index); }
    Position<T> position() const { return {node, index}; }
};

/// Walks the elements from `front` to `back`, both inclusive; trivially copyable.
template <class T>
class Iter {
  public:
    Iter() = default;
    Iter(Position<T> front, Position<T> back)
        : front_(front), back_(back), done_(front.isNone() || back.isNone() || back.next() == front) {}

    /// Null at the end.
    T* next() {
        if (done_) return nullptr;
        T* element = front_.get();
        if (front_ == back_) {
            done_ = true;
        } else {
            front_ = front_.next();
        }
        return element;
    }
    T* nextBack() {
        if (done_) return nullptr;
        T* element = back_.get();
        if (front_ == back_) {
            done_ = true;
        } else {
            back_ = back_.previous();
        }
        return element;
    }

  private:
    Position<T> front_;
    Position<T> back_;
    bool done_ = true;
};

template <class T>
class IntoIter;
template <class T>
class Appender;

template <class T>
class BTree {
    using Node = detail::Node<T>;
    using Internal = detail::Internal<T>;

  public:
    using TriviallyRelocatable = void;

    BTree() = default;
    static BTree make() { return BTree(); }
    BTree(BTree&& other) noexcept
        : root_(ox::exchange(other.root_, nullptr)), len_(ox::exchange(other.len_, 0)) {}
    BTree& operator=(BTree&& other) noexcept {
        BTree old(std::move(*this));
        root_ = ox::exchange(other.root_, nullptr);
        len_ = ox::exchange(other.len_, 0);
        return *this;
    }
    ~BTree() {
        if (root_ == nullptr) return;
        if constexpr (!kTriviallyDestroyed<T>) {
            Iter<T> all = iter();
            while (T* element = all.next()) element->~T();
        }
        release(root_);
    }

    usize len() const { return len_; }
    bool isEmpty() const { return len_ == 0; }
    void clear() { *this = BTree(); }

    Position<T> first() const {
        if (len_ == 0) return {};
        Node* node = root_;
        while (!node->leaf) node = node->internal()->children[0];
        return {node, 0};
    }
    Position<T> last() const {
        if (len_ == 0) return {};
        Node* node = root_;
        while (!node->leaf) node = node->internal()->children[node->len];
        return {node, usize(node->len) - 1};
    }
    Iter<T> iter() const { return Iter<T>(first(), last()); }

    /// `compare(T const*)` orders an element against what is looked for (an Ordering).
    template <class F>
    Found<T> search(F compare) const {
        Node* node = root_;
        if (node == nullptr) return {nullptr, 0, false};
        for (;;) {
            usize i = 0;
            for (; i < node->len; ++i) {
                int order = static_cast<int>(compare(static_cast<T const*>(node->at(i))).tag());
                if (order == 0) return {node, i, true};
                if (order > 0) break;
            }
            if (node->leaf) return {node, i, false};
            node = node->internal()->children[i];
        }
    }
    /// The first element for which `before(T const*)` does not hold.
    template <class F>
    Position<T> lowerBound(F before) const {
        Node* node = root_;
        Position<T> best;
        while (node != nullptr) {
            usize i = 0;
            while (i < node->len && before(static_cast<T const*>(node->at(i)))) ++i;
            if (i < node->len) best = {node, i};
            if (node->leaf) break;
            node = node->internal()->children[i];
        }
        return best;
    }
    /// The elements from the first one not `before` up to the last one `within`.
    template <class F, class G>
    Iter<T> range(F before, G within) const {
        Position<T> end = lowerBound(std::move(within));
        return Iter<T>(lowerBound(std::move(before)), end.isNone() ? last() : end.previous());
    }

    /// `place` is a search's result that found nothing.
    T* insert(Found<T> place, T element) {
        ++len_;
        if (root_ == nullptr) {
            root_ = detail::newNode<Node>(true);
            root_->len = 1;
            return new (root_->at(0)) T(std::move(element));
        }
        Node* leaf = place.node;
        usize index = place.index;
        if (leaf->len == detail::kCapacity) {
            usize middle = index < 5 ? 4 : index < 7 ? 5 : 6;
            Node* right = split(leaf, middle);
            if (index > middle) {
                leaf = right;
                index -= middle + 1;
            }
        }
        leaf->open(index);
        return new (leaf->at(index)) T(std::move(element));
    }
    T remove(Position<T> position) {
        Node* node = position.node;
        T removed = memory::takeFrom(position.get());
        if (node->leaf) {
            node->close(position.index);
        } else {
            Node* leaf = position.previous().node;
            memory::relocateDown(position.get(), leaf->at(leaf->len - 1u), 1);
            --leaf->len;
            node = leaf;
        }
        --len_;
        fill(node);
        return removed;
    }
    Option<T> popFirst() { return len_ == 0 ? Option<T>::None() : Option<T>::Some(remove(first())); }
    Option<T> popLast() { return len_ == 0 ? Option<T>::None() : Option<T>::Some(remove(last())); }

    /// Elements for which `keep(T*)` does not hold are dropped.
    template <class F>
    void retain(F keep) {
        btree::IntoIter<T> all(std::move(*this));
        Appender<T> kept(this);
        for (T* element = all.peek(); element != nullptr; element = all.peek()) {
            if (keep(element)) {
                kept.push(all.nextElement());
            } else {
                all.next();
            }
        }
    }
    /// Moves the elements that are not `before` into a tree of their own.
    template <class F>
    BTree splitOff(F before) {
        btree::IntoIter<T> all(std::move(*this));
        BTree tail;
        Appender<T> toHead(this);
        Appender<T> toTail(&tail);
        for (T* element = all.peek(); element != nullptr; element = all.peek()) {
            bool isHead = tail.isEmpty() && before(static_cast<T const*>(element));
            (isHead ? toHead : toTail).push(all.nextElement());
        }
        return tail;
    }
    static btree::IntoIter<T> intoIter(BTree tree) { return btree::IntoIter<T>(std::move(tree)); }

  private:
    friend class btree::IntoIter<T>;
    friend class btree::Appender<T>;

    static void release(Node* node) {
        if (node == nullptr) return;
        if (!node->leaf) {
            for (usize i = 0; i <= node->len; ++i) release(node->internal()->children[i]);
        }
        alloc::release(node);
    }

    /// Splits a full node: the element `middle` moves to the parent, those behind it to the node returned.
    /// Full nodes above it are split at `above`.
    Node* split(Node* node, usize middle, usize above = detail::kCapacity / 2) {
        Node* right = node->leaf ? detail::newNode<Node>(true) : detail::newNode<Internal>(false);
        usize count = node->len - middle - 1;
        memory::relocateDown(right->at(0), node->at(middle + 1), count);
        right->len = static_cast<u16>(count);
        if (!node->leaf) {
            for (usize i = 0; i <= count; ++i)
                right->internal()->setChild(i, node->internal()->children[middle + 1 + i]);
        }
        if (node->parent == nullptr) {
            Internal* top = detail::newNode<Internal>(false);
            top->setChild(0, node);
            root_ = top;
        } else if (node->parent->len == detail::kCapacity) {
            split(node->parent, above, above);
        }
        // The split above may have given the node another parent.
        Internal* parent = node->parent;
        usize place = node->place;
        parent->openChild(place + 1);
        parent->open(place);
        memory::relocateDown(parent->at(place), node->at(middle), 1);
        node->len = static_cast<u16>(middle);
        parent->setChild(place + 1, right);
        return right;
    }

    /// Repairs a node that may have become too short, and those above it.
    void fill(Node* node) {
        while (node->len < detail::kLeast) {
            Internal* parent = node->parent;
            if (parent == nullptr) {
                if (node->len == 0 && !node->leaf) {
                    root_ = node->internal()->children[0];
                    root_->parent = nullptr;
                    alloc::release(node);
                } else if (node->len == 0) {
                    root_ = nullptr;
                    alloc::release(node);
                }
                return;
            }
            usize place = node->place;
            Node* left = place > 0 ? parent->children[place - 1] : nullptr;
            Node* right = place < parent->len ? parent->children[place + 1] : nullptr;
            if (left != nullptr && left->len > detail::kLeast) {
                node->open(0);
                memory::relocateDown(node->at(0), parent->at(place - 1), 1);
                memory::relocateDown(parent->at(place - 1), left->at(left->len - 1u), 1);
                if (!node->leaf) {
                    Internal* inner = node->internal();
                    for (usize i = node->len; i > 0; --i) inner->setChild(i, inner->children[i - 1]);
                    inner->setChild(0, left->internal()->children[left->len]);
                }
                --left->len;
                return;
            }
            if (right != nullptr && right->len > detail::kLeast) {
                memory::relocateDown(node->at(node->len), parent->at(place), 1);
                ++node->len;
                memory::relocateDown(parent->at(place), right->at(0), 1);
                if (!node->leaf) {
                    Internal* inner = right->internal();
                    node->internal()->setChild(node->len, inner->children[0]);
                    for (usize i = 0; i < right->len; ++i) inner->setChild(i, inner->children[i + 1]);
                }
                right->close(0);
                return;
            }
            if (left != nullptr) {
                merge(left, node);
            } else {
                merge(node, right);
            }
            node = parent;
        }
    }

    /// Joins two neighbours and the element between them; `right` is freed.
    static void merge(Node* left, Node* right) {
        Internal* parent = left->parent;
        usize place = left->place;
        memory::relocateDown(left->at(left->len), parent->at(place), 1);
        memory::relocateDown(left->at(left->len + 1u), right->at(0), right->len);
        if (!left->leaf) {
            for (usize i = 0; i <= right->len; ++i)
                left->internal()->setChild(left->len + 1u + i, right->internal()->children[i]);
        }
        left->len = static_cast<u16>(left->len + 1 + right->len);
        parent->closeChild(place + 1);
        parent->close(place);
        alloc::release(right);
    }

    Node* root_ = nullptr;
    usize len_ = 0;
};

/// Fills an empty tree with elements in their order. Its nodes are full, but for the last ones.
template <class T>
class Appender {
  public:
    explicit Appender(BTree<T>* tree) : tree_(tree) {}

    void push(T element) {
        if (leaf_ == nullptr)
            leaf_ = tree_->root_ = detail::newNode<detail::Node<T>>(true);
        else if (leaf_->len == detail::kCapacity)
            leaf_ = tree_->split(leaf_, detail::kCapacity - 1, detail::kCapacity - 1);
        new (leaf_->at(leaf_->len)) T(std::move(element));
        ++leaf_->len;
        ++tree_->len_;
    }

  private:
    BTree<T>* tree_;
    detail::Node<T>* leaf_ = nullptr;
};

/// The elements of a tree by value, from both ends.
template <class T>
class IntoIter {
  public:
    using TriviallyRelocatable = void;

    explicit IntoIter(BTree<T> tree)
        : iter_(tree.iter()), nodes_(ox::exchange(tree.root_, nullptr)), len_(ox::exchange(tree.len_, 0)) {}
    IntoIter(IntoIter&& other) noexcept
        : iter_(other.iter_),
          nodes_(ox::exchange(other.nodes_, nullptr)),
          len_(ox::exchange(other.len_, 0)) {}
    IntoIter& operator=(IntoIter&& other) noexcept {
        IntoIter old(std::move(*this));
        iter_ = other.iter_;
        nodes_ = ox::exchange(other.nodes_, nullptr);
        len_ = ox::exchange(other.len_, 0);
        return *this;
    }
    ~IntoIter() {
        while (len_ != 0) next();
        BTree<T>::release(nodes_);
    }

    Option<T> next() {
        if (len_ == 0) return Option<T>::None();
        return Option<T>::Some(nextElement());
    }
    Option<T> nextBack() {
        if (len_ == 0) return Option<T>::None();
        --len_;
        return Option<T>::Some(memory::takeFrom(iter_.nextBack()));
    }
    usize len() const { return len_; }
    Iter<T> iter() const { return len_ == 0 ? Iter<T>() : iter_; }

    /// The next element where it lies; null at the end.
    T* peek() const {
        Iter<T> copy = iter_;
        return len_ == 0 ? nullptr : copy.next();
    }
    /// There is one.
    T nextElement() {
        --len_;
        return memory::takeFrom(iter_.next());
    }

  private:
    Iter<T> iter_;
    detail::Node<T>* nodes_;
    usize len_;
};

}  // namespace ox::btree
