// tokio.time.error: `Elapsed` under the path that Tokio gives it.
public import tokio.time.Elapsed
