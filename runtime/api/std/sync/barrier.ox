// Threads that wait for each other.
import std.fmt.{ self, Debug, Formatter }
import std.sync.condvar.Condvar
import std.sync.mutex.Mutex

public struct Barrier {
    state: Mutex<State>,
    condvar: Condvar,
    count: UIntSize,
}

struct State {
    waiting: UIntSize,
    generation: UIntSize,
}

public struct BarrierWaitResult(Bool)

extension BarrierWaitResult {
    #[mustUse]
    public fn isLeader(): Bool { self.0 }
}
extension BarrierWaitResult: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("BarrierWaitResult").field("is_leader", &self.0).finish() }
}

extension Barrier {
    #[mustUse]
    public static fn new(n: UIntSize): Barrier {
        Barrier { state: Mutex.new(State { waiting: 0, generation: 0 }), condvar: Condvar.new(), count: n }
    }

    #[blocking]
    public fn wait(): BarrierWaitResult {
        var state = self.state.lock().unwrap()
        let generation = state.generation
        state.waiting += 1
        if state.waiting < self.count {
            let held = self.condvar.waitWhile(state, { s -> s.generation == generation }).unwrap()
            drop(held)
            return BarrierWaitResult(false)
        }
        state.waiting = 0
        state.generation = generation.wrappingAdd(1)
        self.condvar.notifyAll()
        BarrierWaitResult(true)
    }
}

extension Barrier: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Barrier").finishNonExhaustive() }
}
