#include "driver/commands/commands.h"
#include "driver/exit_status.h"
#include "driver/options.h"
#include "driver/session.h"

int main(int argc, char** argv) {
    using namespace oxide::driver;
    ParsedOptions parsed = parseOptions(argc, argv);
    if (!parsed.options) return parsed.status;
    if (parsed.options->command == CommandKind::Explain) return explainCommand(*parsed.options);
    Session session(std::move(*parsed.options));
    switch (session.options.command) {
        case CommandKind::Build: return buildCommand(session);
        case CommandKind::Run: return runCommand(session);
        case CommandKind::Check: return checkCommand(session);
        case CommandKind::Emit: return emitCommand(session);
        case CommandKind::Explain: break;
    }
    return kInternalError;
}
