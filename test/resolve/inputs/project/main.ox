external module network
external module storage
module inline { public external module leaf }

import network.Client

fn main() {
    let client = Client.new()
    client.send(network.protocol.VERSION)
    storage.open()
    inline.leaf.grow()
}
