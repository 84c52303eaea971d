//! A module in Oxide for a C++ program: what is public is declared in the header that oxidec writes.
import std.collections.BTreeMap
import std.sync.{ Arc, Mutex }
import tokio.time.{ sleep, Duration }

#[derive(Debug, Clone, PartialEq)]
public enum Item {
    Bolt { diameter: UInt },
    Paint(String),
}

/// Counts of items, shared by the tasks and threads that hold a clone of it.
#[derive(Clone)]
public struct Inventory { counts: Arc<Mutex<BTreeMap<String, UInt>>> }

extension Inventory {
    public static fn new(): Inventory { Inventory { counts: Arc.new(Mutex.new(BTreeMap.new())) } }

    public fn add(item: &Item, count: UInt): UInt {
        var counts = self.counts.lock().unwrap()
        let total = counts.entry(label(item)).orInsert(0)
        *total += count
        *total
    }

    /// Waits until there is one, and takes it.
    public async fn take(item: Item): UInt {
        loop {
            if let Some(count) = self.counts.lock().unwrap().getMut(&label(&item)) {
                if *count > 0 {
                    *count -= 1
                    return *count
                }
            }
            await sleep(Duration.fromMillis(1))
        }
    }
}

public fn label(item: &Item): String {
    match item {
        Item.Bolt { diameter } -> "bolt of \(diameter) mm",
        Item.Paint(color) -> "\(color) paint",
    }
}
