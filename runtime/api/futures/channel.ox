// futures.channel: channels whose ends are streams and sinks.
public external module mpsc
public external module oneshot
