// std.collections: containers beyond Vec.
public external module binaryHeap
public external module btreeMap
public external module btreeSet
public external module hashMap
public external module hashSet
public external module linkedList
public external module vecDeque

public import std.collections.binaryHeap.BinaryHeap
public import std.collections.btreeMap.BTreeMap
public import std.collections.btreeSet.BTreeSet
public import std.collections.hashMap.HashMap
public import std.collections.hashSet.HashSet
public import std.collections.linkedList.LinkedList
public import std.collections.vecDeque.VecDeque
public import std.ops.Bound
