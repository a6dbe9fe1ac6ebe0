package io.arbiter.app.command;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** The program. Without a command it starts the roles that are configured, as a container does. */
@QuarkusMain
@Command(
    name = "arbiter",
    description = "The judge behind an online coding game.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Data is kept in .arbiter, or where ARBITER_DATA says. The page is at http://localhost:8080,",
      "or on the port that QUARKUS_HTTP_PORT says."
    },
    subcommands = {
      StartCommand.Up.class,
      StartCommand.Api.class,
      StartCommand.Worker.class,
      TestCommand.class,
      AttackCommand.class,
      AuthorCommand.class,
      StandingsCommand.class,
      BenchCommand.class,
      ResetCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    })
public final class Arbiter extends StartCommand {
  private static final int WIDTH = 100;

  private Arbiter() {}

  public static void main(String... arguments) {
    CommandLine program = new CommandLine(new Arbiter());
    setVersion(program.getCommandSpec());
    program.setUsageHelpWidth(WIDTH);
    program.setExecutionExceptionHandler(Arbiter::report);
    int status = program.execute(arguments);
    if (!LaunchMode.current().isDev()) {
      System.exit(status);
    }
  }

  /** Of this program, for each command. */
  private static void setVersion(CommandSpec command) {
    @Nullable String version = Arbiter.class.getPackage().getImplementationVersion();
    command.version("arbiter " + (version == null ? "of unknown version" : version));
    command.subcommands().values().forEach(sub -> setVersion(sub.getCommandSpec()));
  }

  /** Nothing could be found out: the message is all that a caller needs. */
  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("arbiter: " + e.getMessage());
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return CommandLine.ExitCode.USAGE;
  }
}
