public external module protocol

public struct Client

extension Client {
    public static fn new(): Client { Client }
    public fn send(version: Int) { protocol.check(version) }
}
