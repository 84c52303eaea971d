// What is in a directory, entry by entry.
import std.collections.VecDeque
import std.convert.AsRef
import std.ffi.OsString
import std.fmt.{ self, Debug, Formatter }
import std.fs as blocking
import std.fs.{ FileType, Metadata }
import std.future.{ Future, pollFn }
import std.io.Result
import std.os.unix.fs.DirEntryExt
import std.path.{ Path, PathBuf }
import std.sync.Arc
import std.task.{ Context, Poll }
import tokio.fs.{ run, taskFailed }
import tokio.task.{ JoinHandle, spawnBlocking }

/// As many as one visit of a blocking thread brings.
const CHUNK: UIntSize = 32

type Entry = Arc<blocking.DirEntry>

struct Chunk {
    entries: VecDeque<Result<Entry>>,
    rest: Option<blocking.ReadDir>,
}

fn nextChunk(mut source: blocking.ReadDir): Chunk {
    var entries = VecDeque.new()
    while entries.len() < CHUNK {
        match source.next() {
            Some(Ok(entry)) -> entries.pushBack(Ok(Arc.new(entry))),
            Some(Err(error)) -> entries.pushBack(Err(error)),
            null -> return Chunk { entries: entries, rest: null },
        }
    }
    Chunk { entries: entries, rest: Some(source) }
}

/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn readDir<P: AsRef<Path>>(path: P): Result<ReadDir> {
    let path = path.asRef().toPathBuf()
    let chunk = await run(move { Ok(nextChunk(blocking.readDir(&path)?)) })?
    Ok(ReadDir { chunk: chunk, running: null })
}

#[mustUse = "streams do nothing unless polled"]
public struct ReadDir {
    chunk: Chunk,
    running: Option<JoinHandle<Chunk>>,
}

extension ReadDir {
    /// Cancel safety: dropped, no entry is lost.
    #[cancelSafe]
    public mutating async fn nextEntry(): Result<Option<DirEntry>> { await pollFn { cx -> self.pollNextEntry(cx) } }
    public mutating fn pollNextEntry(cx: &mut Context): Poll<Result<Option<DirEntry>>> {
        loop {
            if let Some(running) = &mut self.running {
                match running.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(Ok(chunk)) -> self.chunk = chunk,
                    Poll.Ready(Err(_)) -> {
                        self.running = null
                        return Poll.Ready(Err(taskFailed()))
                    },
                }
                self.running = null
            }
            match self.chunk.entries.popFront() {
                Some(Ok(entry)) -> return Poll.Ready(Ok(Some(DirEntry { inner: entry }))),
                Some(Err(error)) -> return Poll.Ready(Err(error)),
                null -> {},
            }
            guard let Some(rest) = self.chunk.rest.take() else { return Poll.Ready(Ok(null)) }
            self.running = Some(spawnBlocking(move { nextChunk(rest) }))
        }
    }
}
extension ReadDir: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ReadDir { .. }") } }

public struct DirEntry {
    inner: Entry,
}

extension DirEntry {
    public fn path(): PathBuf { self.inner.path() }
    public fn fileName(): OsString { self.inner.fileName() }
    public fn ino(): UInt64 { self.inner.ino() }
    /// Of the entry itself, even if that is a link.
    ///
    /// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
    #[cancelSafe]
    public async fn metadata(): Result<Metadata> {
        let entry = self.inner.clone()
        await run(move { entry.metadata() })
    }
    /// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
    #[cancelSafe]
    public async fn fileType(): Result<FileType> {
        let entry = self.inner.clone()
        await run(move { entry.fileType() })
    }
}
extension DirEntry: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(&*self.inner, f) }
}
