package io.arbiter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;
import picocli.CommandLine;

class ArbiterTest {
  private static List<CommandLine> commands(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(sub -> all.addAll(commands(sub)));
    return all;
  }

  /** A list of commands shows the first text of each description. */
  @Test
  void theSummaryOfACommandIsAWholeSentence() {
    List<CommandLine> commands = commands(new CommandLine(Arbiter.class));
    assertThat(commands).hasSizeGreaterThan(30);
    for (CommandLine command : commands) {
      String[] description = command.getCommandSpec().usageMessage().description();
      assertThat(description).as(command.getCommandName()).isNotEmpty();
      assertThat(description[0]).as(command.getCommandName()).endsWith(".");
    }
  }

  @Test
  void completionKnowsTheKindsOfPuzzles() {
    String script = AutoComplete.bash("arbiter", new CommandLine(Arbiter.class));
    assertThat(script).contains("\"generator\"").contains("SLUG_pos_param_args");
  }
}
