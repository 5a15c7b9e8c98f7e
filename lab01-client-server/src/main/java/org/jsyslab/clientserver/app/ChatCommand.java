package org.jsyslab.clientserver.app;

import picocli.CommandLine.Command;

/** {@code chat serve} in one terminal, {@code chat join ann} in others. */
@Command(
        name = "chat",
        description = "A chat room: chat serve in one terminal, chat join NAME in others.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(serve | join)",
        subcommands = {ChatServeCommand.class, ChatJoinCommand.class})
public final class ChatCommand {
    /** The port of a room, unless told otherwise. */
    static final int DEFAULT_PORT = 7191;
}
