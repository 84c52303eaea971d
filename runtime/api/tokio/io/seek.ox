// tokio.io.AsyncSeek: readers and writers with a position.
import std.convert.AsRef
import std.future.pollFn
import std.io.{ Cursor, Result, Seek, SeekFrom }
import std.marker.Unpin
import std.task.{ Context, Poll }
import tokio.io.buffered.BufReader
import tokio.io.read.AsyncRead
import tokio.io.util.Empty

public trait AsyncSeek {
    /// Begins to move to `position`; `pollComplete` says when and where it ended.
    #[pinned]
    mutating fn startSeek(position: SeekFrom): Result<()>
    #[pinned]
    mutating fn pollComplete(cx: &mut Context): Poll<Result<UInt64>>
}

extension<'a, S: AsyncSeek + ?Sized> &'a mut S: AsyncSeek {
    mutating fn startSeek(position: SeekFrom): Result<()> { (**self).startSeek(position) }
    mutating fn pollComplete(cx: &mut Context): Poll<Result<UInt64>> { (**self).pollComplete(cx) }
}
extension<S: AsyncSeek + ?Sized> Box<S>: AsyncSeek {
    mutating fn startSeek(position: SeekFrom): Result<()> { (**self).startSeek(position) }
    mutating fn pollComplete(cx: &mut Context): Poll<Result<UInt64>> { (**self).pollComplete(cx) }
}

/// What everything with a position can do besides.
public trait AsyncSeekExt: AsyncSeek {
    /// The new position.
    ///
    /// Cancel safety: dropped, it may have moved.
    #[cancelSafe]
    mutating async fn seek(position: SeekFrom): Result<UInt64> where Self: Unpin {
        await pollFn { cx -> self.pollComplete(cx) }?
        self.startSeek(position)?
        await pollFn { cx -> self.pollComplete(cx) }
    }
    /// Cancel safety: dropped, the position may have changed or not.
    #[cancelSafe]
    mutating async fn rewind(): Result<()> where Self: Unpin {
        await self.seek(SeekFrom.Start(0))?
        Ok(())
    }
    /// Cancel safety: dropped, the position may have changed or not.
    #[cancelSafe]
    mutating async fn streamPosition(): Result<UInt64> where Self: Unpin { await self.seek(SeekFrom.Current(0)) }
}

extension<S: AsyncSeek + ?Sized> S: AsyncSeekExt {}

extension<T: AsRef<[UInt8]>> Cursor<T>: AsyncSeek {
    mutating fn startSeek(position: SeekFrom): Result<()> {
        Seek.seek(self, position)?
        Ok(())
    }
    mutating fn pollComplete(cx: &mut Context): Poll<Result<UInt64>> { Poll.Ready(Ok(self.position())) }
}

extension<R: AsyncRead + AsyncSeek> BufReader<R>: AsyncSeek {
    mutating fn startSeek(position: SeekFrom): Result<()> {
        // The inner position is ahead by what is buffered.
        let ahead = self.buffer().len() as Int64
        let position = match position {
            SeekFrom.Current(by) -> SeekFrom.Current(by - ahead),
            other -> other,
        }
        self.dropBuffer()
        self.getMut().startSeek(position)
    }
    mutating fn pollComplete(cx: &mut Context): Poll<Result<UInt64>> { self.getMut().pollComplete(cx) }
}

/// Nowhere to move to.
extension Empty: AsyncSeek {
    mutating fn startSeek(position: SeekFrom): Result<()> { Ok(()) }
    mutating fn pollComplete(cx: &mut Context): Poll<Result<UInt64>> { Poll.Ready(Ok(0)) }
}
