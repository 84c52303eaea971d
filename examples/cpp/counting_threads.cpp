// Threads of a C++ program send into a channel; tasks on an Oxide runtime receive, wait and answer.
#include <cstdio>
#include <thread>
#include <vector>

#include "ox/prelude.h"
#include "ox/tokio/runtime/runtime.h"
#include "ox/tokio/sync/mpsc.h"
#include "ox/tokio/sync/oneshot.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/time/sleep.h"

using ox::Async;
using ox::Slot;
using ox::Strand;
using ox::tokio::time::Duration;
namespace mpsc = ox::tokio::sync::mpsc;
namespace oneshot = ox::tokio::sync::oneshot;

struct Question {
    int number;
    oneshot::Sender<int> answer;
};

// async fn square(question: Question)
Async<ox::Unit> square(Strand& strand, Slot<ox::Unit>&, Question question) {
    auto pause = ox::tokio::time::sleep(Duration::fromMillis(10));
    while (co_await ox::pending(pause)) {
    }
    std::move(question.answer).send(question.number * question.number);
    co_return ox::Unit{};
}

// async fn serve(questions: Receiver<Question>): Int32, the number of questions
Async<int> serve(Strand& strand, Slot<int>&, mpsc::Receiver<Question> questions) {
    int count = 0;
    for (;;) {
        auto next = questions.recv();
        while (co_await ox::pending(next)) {
        }
        ox::Option<Question> question = next.take();
        if (question.isNone()) co_return count;
        ++count;
        ox::tokio::task::spawn(ox::makeLazy<square>(std::move(question.asSome()._0)));
    }
}

int main() {
    ox::tokio::runtime::Runtime runtime(ox::RuntimeConfig{});
    auto channel = mpsc::channel<Question>(4);  // ends are the members _0 and _1
    auto served = runtime.spawn(ox::makeLazy<serve>(std::move(channel._1)));

    constexpr int kThreads = 4;
    std::vector<int> sums(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&sums, i, sender = channel._0.clone()] {
            for (int number = 1; number <= 5; ++number) {
                auto reply = oneshot::channel<int>();
                (void)sender.blockingSend(Question{number, std::move(reply._0)});
                sums[i] += std::move(reply._1).blockingRecv().asOk()._0;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    {
        auto last = std::move(channel._0);
    }  // without senders, the channel ends

    int total = 0;
    for (int sum : sums) total += sum;
    int questions = runtime.blockOn(std::move(served)).asOk()._0;
    std::printf("%d questions, total %d\n", questions, total);
}
