package io.arbiter.app.play;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands for players have in common. */
@SuppressWarnings("NullAway.Init")
final class PlayOptions {
  @Option(names = "--json", description = "Print JSON for programs.")
  private boolean json;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "The folder of solutions. Default: the present one.")
  private Path folder = Path.of("");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private final Map<String, String> environment;

  public PlayOptions() {
    this(System.getenv());
  }

  PlayOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  public PlayOutput output() {
    return new PlayOutput(command.commandLine().getOut(), json);
  }

  public Path folder() {
    return folder;
  }

  public Map<String, String> environment() {
    return environment;
  }

  /** The server, for the player who has logged in. */
  public Playground playground() throws IOException {
    return Playground.of(PlaySettings.read(environment));
  }
}
