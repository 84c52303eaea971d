// Uses inventory.ox: its types, functions and methods, and an async method as a task.
#include <cstdio>
#include <string_view>

#include "inventory.h"
#include "ox/tokio/runtime/runtime.h"

using inventory::Inventory;
using inventory::Item;

// async fn takeOne(stock: Inventory): UInt32
ox::Async<ox::u32> takeOne(ox::Strand& strand, ox::Slot<ox::u32>&, Inventory stock) {
    ox::Slot<ox::u32> left(strand);
    inventory::Inventory_take(strand, left, &stock, Item::Paint(ox::String::from("red")));
    co_await left;
    co_return left.take();
}

int main() {
    Inventory stock = inventory::Inventory_new();
    Item const bolt = Item::Bolt(8);
    inventory::Inventory_add(&stock, &bolt, 20);
    ox::u32 const bolts = inventory::Inventory_add(&stock, &bolt, 22);
    ox::String const name = inventory::label(&bolt);
    std::printf("%u x %.*s\n", bolts, static_cast<int>(name.len()), name.asStr().data());

    ox::tokio::runtime::Runtime runtime(ox::RuntimeConfig{});
    auto taken = runtime.spawn(ox::makeLazy<takeOne>(inventory::Inventory_Clone_clone(&stock)));
    Item const paint = Item::Paint(ox::String::from("red"));
    inventory::Inventory_add(&stock, &paint, 3);
    std::printf("%u left\n", runtime.blockOn(std::move(taken)).asOk()._0);
}
