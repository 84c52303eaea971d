#include <dirent.h>
#include <netinet/in.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "ox/lang/socket_options.h"
#include "ox/lang/unix_socket.h"
#include "ox/os/clock.h"
#include "ox/tokio/net/socket.h"
#include "ox/tokio/runtime/runtime.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/time/timeout.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

using tokio::io::Descriptor;
using tokio::time::Duration;
using IoResult = ox::Result<usize, ox::io::Error>;

net::SocketAddr loopback(u16 port) { return net::SocketAddr::v4(net::Ipv4Addr::make(127, 0, 0, 1), port); }

/// `pollRead` and `pollWrite` as futures, as an async function of the library awaits them.
class Transfer {
  public:
    using Output = IoResult;
    Transfer(Descriptor const& io, u8* data, usize size, bool isRead)
        : io_(&io), data_(data), size_(size), isRead_(isRead), result_(Poll<IoResult>::Pending()) {}
    bool poll(Strand& strand) {
        task::Context context(strand);
        result_ = isRead_ ? io_->pollRead(&context, SliceMut<u8>(data_, size_))
                          : io_->pollWrite(&context, Slice<u8>(data_, size_));
        return result_.isReady();
    }
    IoResult take() { return std::move(result_.asReady()._0); }

  private:
    Descriptor const* io_;
    u8* data_;
    usize size_;
    bool isRead_;
    Poll<IoResult> result_;
};

// Small messages must not wait for acknowledgements.
void noDelay(Descriptor const& io) {
    EXPECT_TRUE(ox::net::setOption(io.raw(), static_cast<u32>(ox::net::SocketOption::NoDelay), 1).isOk());
}

Async<Unit> echoes(Strand&, Slot<Unit>&, Descriptor io) {
    u8 buffer[512];
    for (;;) {
        OX_AWAIT(count, Transfer(io, buffer, sizeof buffer, true));
        if (count.isErr() || count.asOk()._0 == 0) co_return Unit{};
        for (usize sent = 0; sent < count.asOk()._0;) {
            OX_AWAIT(written, Transfer(io, buffer + sent, count.asOk()._0 - sent, false));
            if (written.isErr()) co_return Unit{};
            sent += written.asOk()._0;
        }
    }
}

Async<Unit> serves(Strand&, Slot<Unit>&, Descriptor listener) {
    for (;;) {
        auto accepted = tokio::net::tryAccept(&listener);
        if (accepted.isOk()) {
            noDelay(accepted.asOk()._0._0);
            tokio::task::spawn(ox::makeLazy<echoes>(std::move(accepted.asOk()._0._0)));
        } else {
            EXPECT_EQ(accepted.asErr()._0.kind().tag(), ox::io::ErrorKind::Tag::WouldBlock);
            OX_AWAIT(ready, listener.readable());
        }
    }
}

Async<i64> asks(Strand&, Slot<i64>&, net::SocketAddr address, i64 rounds) {
    i32 const socket = tokio::net::openSocket(address, true).asOk()._0;
    EXPECT_TRUE(tokio::net::startConnect(socket, address).isOk());
    Descriptor io = std::move(Descriptor::adopt(socket).asOk()._0);
    noDelay(io);
    {
        OX_AWAIT(ready, io.writable());
        EXPECT_TRUE(ox::net::takeErrorOf(socket).isOk());
    }
    i64 received = 0;
    u8 message[1000];
    for (i64 round = 0; round < rounds; ++round) {
        for (usize sent = 0; sent < sizeof message;) {
            for (usize i = sent; i < sizeof message; ++i) message[i] = static_cast<u8>(round + i64(i));
            OX_AWAIT(written, Transfer(io, message + sent, sizeof message - sent, false));
            EXPECT_TRUE(written.isOk());
            sent += written.asOk()._0;
        }
        u8 reply[1000];
        for (usize got = 0; got < sizeof reply;) {
            OX_AWAIT(count, Transfer(io, reply + got, sizeof reply - got, true));
            EXPECT_TRUE(count.isOk() && count.asOk()._0 > 0);
            got += count.asOk()._0;
        }
        received += std::memcmp(message, reply, sizeof reply) == 0;
    }
    co_return received;
}

Descriptor listens(u32 backlog) {
    i32 const socket = tokio::net::openSocket(loopback(0), true).asOk()._0;
    EXPECT_TRUE(tokio::net::bind(socket, loopback(0)).isOk());
    EXPECT_TRUE(tokio::net::listen(socket, backlog).isOk());
    return std::move(Descriptor::adopt(socket).asOk()._0);
}

Async<i64> talks(Strand&, Slot<i64>&, i64 clients, i64 rounds) {
    Descriptor listener = listens(128);
    net::SocketAddr const address = tokio::net::localAddr(listener.raw()).asOk()._0;
    auto server = tokio::task::spawn(ox::makeLazy<serves>(std::move(listener)));
    std::vector<tokio::task::JoinHandle<i64>> handles;
    for (i64 i = 0; i < clients; ++i)
        handles.push_back(tokio::task::spawn(ox::makeLazy<asks>(address, i64(rounds))));
    i64 sum = 0;
    for (auto& handle : handles) {
        while (co_await ox::pending(handle)) {
        }
        sum += handle.take().asOk()._0;
    }
    server.abort();
    while (co_await ox::pending(server)) {
    }
    server.take();
    co_return sum;
}

usize openDescriptors() {
    usize count = 0;
    DIR* const directory = opendir("/proc/self/fd");
    while (readdir(directory) != nullptr) ++count;
    closedir(directory);
    return count;
}

TEST(Net, echoesToManyClients) {
    usize const before = openDescriptors();
    for (int workers : {0, 1, 2, 4}) EXPECT_EQ(runIn(workers, ox::makeLazy<talks>(i64(20), i64(50))), 1000);
    EXPECT_EQ(openDescriptors(), before);
}

/// The limit of open descriptors as long as it lives.
class DescriptorLimit {
  public:
    explicit DescriptorLimit(rlim_t most) {
        getrlimit(RLIMIT_NOFILE, &before_);
        rlimit const now{most < before_.rlim_max ? most : before_.rlim_max, before_.rlim_max};
        setrlimit(RLIMIT_NOFILE, &now);
        most_ = now.rlim_cur;
    }
    ~DescriptorLimit() { setrlimit(RLIMIT_NOFILE, &before_); }
    i64 most() const { return static_cast<i64>(most_); }

  private:
    rlimit before_{};
    rlim_t most_ = 0;
};

Async<i64> holds(Strand&, Slot<i64>&, i64 count) {
    Descriptor listener = listens(128);
    net::SocketAddr const address = tokio::net::localAddr(listener.raw()).asOk()._0;
    std::vector<Descriptor> clients;
    std::vector<Descriptor> servers;
    for (i64 i = 0; i < count; ++i) {
        i32 const socket = tokio::net::openSocket(address, true).asOk()._0;
        EXPECT_TRUE(tokio::net::startConnect(socket, address).isOk());
        clients.push_back(std::move(Descriptor::adopt(socket).asOk()._0));
        OX_AWAIT(connected, clients.back().writable());
        for (;;) {
            auto accepted = tokio::net::tryAccept(&listener);
            if (accepted.isOk()) {
                servers.push_back(std::move(accepted.asOk()._0._0));
                break;
            }
            OX_AWAIT(ready, listener.readable());
        }
    }
    i64 received = 0;
    for (usize i = 0; i < clients.size(); ++i) {
        u8 sent = static_cast<u8>(i);
        OX_AWAIT(written, Transfer(clients[i], &sent, 1, false));
        u8 got = 0;
        OX_AWAIT(count, Transfer(servers[i], &got, 1, true));
        received += count.isOk() && got == sent;
    }
    co_return received;
}

TEST(Net, holdsTenThousandConnections) {
    usize const before = openDescriptors();
    DescriptorLimit const limit(20'500);
    i64 const clients = std::min<i64>(10'000, (limit.most() - 100) / 2);
    for (int workers : {0, 2}) EXPECT_EQ(runIn(workers, ox::makeLazy<holds>(i64(clients))), clients);
    EXPECT_EQ(openDescriptors(), before);
}

Async<Unit> runsOut(Strand&, Slot<Unit>&) {
    Descriptor listener = listens(8);
    net::SocketAddr const address = tokio::net::localAddr(listener.raw()).asOk()._0;
    i32 const socket = tokio::net::openSocket(address, true).asOk()._0;
    EXPECT_TRUE(tokio::net::startConnect(socket, address).isOk());
    Descriptor client = std::move(Descriptor::adopt(socket).asOk()._0);
    OX_AWAIT(connected, client.writable());
    OX_AWAIT(waiting, listener.readable());
    {
        // Those in use are numbered from zero, without gaps that matter.
        int const next = dup(0);
        close(next);
        DescriptorLimit const limit(static_cast<rlim_t>(next));
        auto refused = tokio::net::tryAccept(&listener);
        EXPECT_EQ(refused.asErr()._0.rawOsError().asSome()._0, EMFILE);
        EXPECT_EQ(tokio::net::openSocket(address, true).asErr()._0.rawOsError().asSome()._0, EMFILE);
        auto refuses = tokio::runtime::Builder::newCurrentThread().enableIo()->build();
        EXPECT_EQ(refuses.asErr()._0.rawOsError().asSome()._0, EMFILE);
    }
    // The connection was not lost.
    auto accepted = tokio::net::tryAccept(&listener);
    EXPECT_TRUE(accepted.isOk());
    Descriptor server = std::move(accepted.asOk()._0._0);
    {
        // As much as the system takes at once, then the rest.
        std::vector<u8> sent(4'000'000, 7);
        OX_AWAIT(first, Transfer(client, sent.data(), sent.size(), false));
        EXPECT_LT(first.asOk()._0, sent.size());
        u8 byte = 0;
        OX_AWAIT(got, Transfer(server, &byte, 1, true));
        EXPECT_EQ(got.asOk()._0, 1U);
    }
    // Closed with bytes unread: the peer's connection is reset.
    {
        Descriptor closing = std::move(server);
    }
    u8 byte = 0;
    OX_AWAIT(reset, Transfer(client, &byte, 1, true));
    EXPECT_EQ(reset.asErr()._0.kind().tag(), ox::io::ErrorKind::Tag::ConnectionReset);
    OX_AWAIT(broken, Transfer(client, &byte, 1, false));
    EXPECT_EQ(broken.asErr()._0.kind().tag(), ox::io::ErrorKind::Tag::BrokenPipe);
    co_return Unit{};
}

TEST(Net, outOfDescriptorsPartialWritesAndResets) { runIn(0, ox::makeLazy<runsOut>()); }

/// Who, as soon as the driver means to wake it, removes all other sources from it.
struct Remover : core::WakeTarget {
    Remover() : WakeTarget(kTable) {}

    static Remover& of(WakeTarget* target) { return *static_cast<Remover*>(target); }
    void removeOthers() {
        for (usize i = 1; i < kSources; ++i) {
            if (sources[i] == nullptr) continue;
            sources[i]->abandon(nodes[i]);
            driver.remove(descriptors[i], std::exchange(sources[i], nullptr));
        }
    }

    static constexpr usize kSources = 8;
    static core::WakeTable const kTable;
    tokio::runtime::IoDriver driver;
    tokio::runtime::IoNode nodes[kSources];
    tokio::runtime::IoSource* sources[kSources];
    int descriptors[kSources];
};
inline constexpr core::WakeTable Remover::kTable{[](core::WakeTarget*) {},
                                                 [](core::WakeTarget* target) { of(target).removeOthers(); },
                                                 [](core::WakeTarget*) {}};

// The address sanitizer sees when a report is of a source that is gone.
TEST(Net, aSourceThatIsRemovedLivesUntilThePollThatMayReportItIsOver) {
    Remover remover;
    core::PollContext context = core::PollContext::here();
    context.target = &remover;
    context.counted = false;
    context.budget = core::PollContext::kUnlimited;
    Strand strand(context);
    for (usize i = 0; i < Remover::kSources; ++i) {
        remover.descriptors[i] = eventfd(1, EFD_CLOEXEC | EFD_NONBLOCK);
        remover.sources[i] = new tokio::runtime::IoSource;
        remover.nodes[i].interest = tokio::runtime::kReadMask;
        ASSERT_FALSE(remover.sources[i]->pollNode(remover.nodes[i], strand));
    }
    for (usize i = 0; i < Remover::kSources; ++i)
        ASSERT_EQ(remover.driver.add(remover.descriptors[i], *remover.sources[i]), 0);
    EXPECT_EQ(remover.driver.poll(0), Remover::kSources);
    EXPECT_EQ(remover.sources[1], nullptr) << "removed while the driver went through its reports";
    remover.driver.remove(remover.descriptors[0], remover.sources[0]);
    for (int const descriptor : remover.descriptors) close(descriptor);
}

Async<Unit> waitsInVain(Strand&, Slot<Unit>&) {
    auto pair = ox::net::unixPair(true, false);
    auto adopted = [](ox::fs::RawFile& file) {
        return std::move(Descriptor::adopt(std::move(file).release()).asOk()._0);
    };
    Descriptor first = adopted(pair.asOk()._0._0);
    Descriptor second = adopted(pair.asOk()._0._1);
    u8 byte = 7;
    for (int i = 0; i < 3; ++i) {
        // Dropped while it waits, it has read nothing.
        OX_AWAIT(late, tokio::time::timeout(Duration::fromMillis(2), Transfer(first, &byte, 1, true)));
        EXPECT_TRUE(late.isErr());
        OX_AWAIT(sent, Transfer(second, &byte, 1, false));
        OX_AWAIT(got, tokio::time::timeout(Duration::fromSecs(5), Transfer(first, &byte, 1, true)));
        EXPECT_EQ(got.asOk()._0.asOk()._0, 1U);
    }
    {
        Descriptor closing = std::move(second);
    }
    OX_AWAIT(end, Transfer(first, &byte, 1, true));
    EXPECT_EQ(end.asOk()._0, 0U);
    OX_AWAIT(broken, Transfer(first, &byte, 1, false));
    EXPECT_EQ(broken.asErr()._0.kind().tag(), ox::io::ErrorKind::Tag::BrokenPipe);
    co_return Unit{};
}

TEST(Net, timeoutsEndAndClosedPeers) {
    for (int workers : {0, 1, 2}) runIn(workers, ox::makeLazy<waitsInVain>());
}

Async<Unit> isRefused(Strand&, Slot<Unit>&) {
    i32 const socket = tokio::net::openSocket(loopback(1), true).asOk()._0;
    auto started = tokio::net::startConnect(socket, loopback(1));
    Descriptor io = std::move(Descriptor::adopt(socket).asOk()._0);
    if (started.isOk()) {
        OX_AWAIT(ready, io.writable());
        auto error = ox::net::takeErrorOf(socket);
        EXPECT_EQ(error.asErr()._0.kind().tag(), ox::io::ErrorKind::Tag::ConnectionRefused);
    } else {
        EXPECT_EQ(started.asErr()._0.kind().tag(), ox::io::ErrorKind::Tag::ConnectionRefused);
    }
    co_return Unit{};
}

TEST(Net, refusedConnections) { runIn(0, ox::makeLazy<isRefused>()); }

// epoll reports a socket that is not connected yet as hung up.
Async<Unit> readsLateConnection(Strand&, Slot<Unit>&) {
    int const listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    EXPECT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), length), 0);
    EXPECT_EQ(listen(listener, 1), 0);
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
    int const client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    auto adopted = Descriptor::adopt(client);
    Descriptor io = std::move(adopted.asOk()._0);
    tokio::runtime::Core::current().driver().turn();
    (void)connect(client, reinterpret_cast<sockaddr*>(&address), length);
    u8 byte = 0;
    OX_AWAIT(late, tokio::time::timeout(Duration::fromMillis(20), Transfer(io, &byte, 1, true)));
    EXPECT_TRUE(late.isErr());
    close(listener);
    co_return Unit{};
}

TEST(Net, waitsThoughReportedBeforeItsConnection) { runIn(0, ox::makeLazy<readsLateConnection>()); }

TEST(Net, addresses) {
    auto text = [](net::SocketAddr const& address) {
        String out = fmt::format(fmt::Arguments("{}", {fmt::arg<net::SocketAddr::display>(&address)}));
        return std::string(out.asStr().data(), out.asStr().len());
    };
    EXPECT_EQ(text(loopback(80)), "127.0.0.1:80");
    EXPECT_EQ(text(net::SocketAddr::parse("[::1]:8080").asSome()._0), "[::1]:8080");
    EXPECT_TRUE(net::SocketAddr::parse("127.0.0.1:66000").isNone());
    EXPECT_TRUE(net::SocketAddr::parse("127.0.0.1").isNone());
    EXPECT_TRUE(net::SocketAddr::parse("localhost:80").isNone());
}

}  // namespace
}  // namespace ox::test
