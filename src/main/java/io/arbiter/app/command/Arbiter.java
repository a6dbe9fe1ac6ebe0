package io.arbiter.app.command;

import io.arbiter.app.play.CommandFailure;
import io.arbiter.app.play.PlayCommand;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** The program. Without a command it starts the configured roles; the container image uses this. */
@QuarkusMain
@Command(
    name = "arbiter",
    description = "The judge behind an online coding game.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Data is kept in the folder .arbiter, or in ARBITER_DATA if it is set. The page is at",
      "http://localhost:8080; QUARKUS_HTTP_PORT changes the port."
    },
    subcommands = {
      StartCommand.Up.class,
      StartCommand.Api.class,
      StartCommand.Worker.class,
      Checkout.TestCommand.class,
      Checkout.AttackCommand.class,
      AuthorCommand.class,
      StandingsCommand.class,
      Checkout.BenchCommand.class,
      PlayCommand.class,
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
    CommandFailure.reportOf(program);
    int status = program.execute(arguments);
    if (!LaunchMode.current().isDev()) {
      System.exit(status);
    }
  }

  /** Sets this program's version for each command. */
  private static void setVersion(CommandSpec command) {
    @Nullable String version = Arbiter.class.getPackage().getImplementationVersion();
    command.version("arbiter " + (version == null ? "of unknown version" : version));
    command.subcommands().values().forEach(sub -> setVersion(sub.getCommandSpec()));
  }
}
