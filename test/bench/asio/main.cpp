// The rows of sockets and timers on asio's coroutines, one thread: bench ct SCALE ROW
#include <asio.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

namespace {

double nanosecondsSince(Clock::time_point start) {
    return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
}

awaitable<void> echo(tcp::socket socket, std::size_t size) {
    socket.set_option(tcp::no_delay(true));
    std::vector<char> buffer(size);
    for (;;) {
        asio::error_code error;
        std::size_t const count =
            co_await socket.async_read_some(asio::buffer(buffer), asio::redirect_error(use_awaitable, error));
        if (error) co_return;
        co_await asio::async_write(socket, asio::buffer(buffer.data(), count), use_awaitable);
    }
}

awaitable<void> serve(tcp::acceptor& acceptor, std::size_t size) {
    for (;;) {
        tcp::socket socket = co_await acceptor.async_accept(use_awaitable);
        asio::co_spawn(acceptor.get_executor(), echo(std::move(socket), size), asio::detached);
    }
}

awaitable<void> talk(std::shared_ptr<tcp::socket> socket, long rounds, int& left, asio::io_context& context) {
    char message[64] = {};
    char answer[64];
    for (long i = 0; i < rounds; ++i) {
        co_await asio::async_write(*socket, asio::buffer(message), use_awaitable);
        co_await asio::async_read(*socket, asio::buffer(answer), use_awaitable);
    }
    if (--left == 0) context.stop();
}

double echoes(int connections, long total) {
    asio::io_context context(1);
    tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    asio::co_spawn(context, serve(acceptor, 1024), asio::detached);
    std::vector<std::shared_ptr<tcp::socket>> sockets;
    for (int i = 0; i < connections; ++i) {
        auto socket = std::make_shared<tcp::socket>(context);
        socket->connect(acceptor.local_endpoint());
        socket->set_option(tcp::no_delay(true));
        sockets.push_back(std::move(socket));
        context.poll();  // accepts
    }
    long const rounds = total / connections + 1;
    int left = connections;
    auto const start = Clock::now();
    for (auto& socket : sockets) asio::co_spawn(context, talk(socket, rounds, left, context), asio::detached);
    context.run();
    return nanosecondsSince(start) / static_cast<double>(rounds * connections);
}

awaitable<void> sendMegabytes(tcp::socket& socket, long count) {
    std::vector<char> message(1 << 20, 7);
    for (long i = 0; i < count; ++i) co_await asio::async_write(socket, asio::buffer(message), use_awaitable);
}
awaitable<void> receive(tcp::socket& socket, long bytes, asio::io_context& context) {
    std::vector<char> buffer(65536);
    while (bytes > 0) {
        bytes -= static_cast<long>(co_await socket.async_read_some(asio::buffer(buffer), use_awaitable));
    }
    context.stop();
}

double megabytes(long count) {
    asio::io_context context(1);
    tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    asio::co_spawn(context, serve(acceptor, 65536), asio::detached);
    tcp::socket socket(context);
    socket.connect(acceptor.local_endpoint());
    auto const start = Clock::now();
    asio::co_spawn(context, sendMegabytes(socket, count), asio::detached);
    asio::co_spawn(context, receive(socket, count << 20, context), asio::detached);
    context.run();
    return nanosecondsSince(start) / static_cast<double>(count);
}

awaitable<void> sleepFor(asio::io_context& context, long millis) {
    asio::steady_timer timer(context, std::chrono::milliseconds(millis));
    co_await timer.async_wait(use_awaitable);
}

double million(long count) {
    asio::io_context context(1);
    auto const start = Clock::now();
    unsigned long random = 1;
    for (long i = 0; i < count; ++i) {
        random = random * 6364136223846793005UL + 1442695040888963407UL;
        asio::co_spawn(context, sleepFor(context, static_cast<long>((random >> 33) % 1000)), asio::detached);
    }
    context.run();
    return nanosecondsSince(start) / 1e6;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::fputs("usage: bench ct SCALE ROW\n", stderr);
        return 2;
    }
    double const scale = std::atof(arguments[2]);
    std::string_view const row = arguments[3];
    auto times = [&](double base) {
        return static_cast<long>(base * scale) > 0 ? static_cast<long>(base * scale) : 1;
    };
    double value = 0;
    char const* unit = "ns";
    if (row == "echo.1") {
        value = echoes(1, times(20'000));
    } else if (row == "echo.50") {
        value = echoes(50, times(20'000));
    } else if (row == "echo.1000") {
        value = echoes(1000, times(20'000));
    } else if (row == "echo.1MiB") {
        value = megabytes(times(100));
    } else if (row == "sleep.1M") {
        value = million(times(1'000'000));
        unit = "ms";
    } else {
        std::fputs("unknown row\n", stderr);
        return 2;
    }
    std::printf("%s %.2f %s\n", std::string(row).c_str(), value, unit);
}
