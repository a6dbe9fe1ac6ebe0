package io.arbiter.app.command;

import io.arbiter.app.StandingsProgram;
import picocli.CommandLine.Command;

/** Compares the scores with the judgements. An Arbiter may run at the same time. */
@Command(
    name = "standings",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Compares all scores with the judgements of the submissions.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no difference", "1:a difference was found", "2:the comparison failed"})
final class StandingsCommand {
  @Command(name = "check", description = "Prints the differences.")
  int check() {
    return StandingsProgram.run(false, System.out);
  }

  @Command(name = "repair", description = "Prints the differences and repairs the scores.")
  int repair() {
    return StandingsProgram.run(true, System.out);
  }
}
