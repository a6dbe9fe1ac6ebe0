package io.arbiter.app.command;

import io.arbiter.app.embedded.DataDirectory;
import io.arbiter.app.process.EarlySettings;
import io.arbiter.app.process.ProcessSettings;
import io.arbiter.app.process.StartFailure;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes the data folder. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Deletes all data: players, submissions and scores.")
final class ResetCommand implements Callable<Integer> {
  @Option(names = "--yes", description = "do not ask")
  private boolean yes;

  @Override
  public Integer call() throws IOException, StartFailure {
    Path data = EarlySettings.of(ProcessSettings.class).data().toAbsolutePath();
    if (!Files.isDirectory(data)) {
      System.out.println("arbiter: there is no data in " + data);
      return 0;
    }
    try (DataDirectory held = DataDirectory.takeAny(data)) {
      if (!yes && !confirmed(data)) {
        System.out.println("arbiter: nothing was deleted");
        return 1;
      }
      held.clear();
    }
    // A link leads to the next data, too.
    if (!Files.isSymbolicLink(data)) {
      Files.delete(data);
    }
    System.out.println("arbiter: deleted " + data);
    return 0;
  }

  private static boolean confirmed(Path data) {
    @Nullable Console console = System.console();
    return console != null
        && "y"
            .equals(
                console.readLine("Delete all players, submissions and scores in %s? [y/N] ", data));
  }
}
