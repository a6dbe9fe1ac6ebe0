package io.arbiter.app.command;

import io.arbiter.app.StandingsProgram;
import picocli.CommandLine.Command;

/** Compares the scores with the judgements, whether an Arbiter runs or not. */
@Command(
    name = "standings",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Compares all scores with the judgements of the submissions.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all is right", "1:something differed", "2:nothing could be found out"})
final class StandingsCommand {
  @Command(name = "check", description = "Says what differs.")
  int check() {
    return StandingsProgram.run(false, System.out);
  }

  @Command(name = "repair", description = "Says what differs, and puts it right.")
  int repair() {
    return StandingsProgram.run(true, System.out);
  }
}
