package io.arbiter.app.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of all commands for players. */
@SuppressWarnings("NullAway.Init")
final class PlayOptions {
  static final String JSON = "--json";

  @Option(names = JSON, description = "Print JSON for programs.")
  private boolean json;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "The folder of solutions. Default: the present one.")
  private Path folder = Path.of("");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  PlayOutput output() {
    return new PlayOutput(command.commandLine(), json);
  }

  Path folder() {
    return folder;
  }

  /**
   * The folder of solutions, for commands that look into it.
   *
   * @throws IllegalStateException if it is missing
   */
  Path existingFolder() {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("there is no folder " + folder);
    }
    return folder;
  }

  Map<String, String> environment() {
    return System.getenv();
  }

  /** The server, for the player who has logged in. */
  Playground playground() throws IOException {
    return new Playground(PlaySettings.read(environment()), output());
  }
}
