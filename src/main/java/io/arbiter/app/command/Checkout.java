package io.arbiter.app.command;

import io.arbiter.app.EarlySettings;
import io.arbiter.app.ProcessSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The project's folder, for the commands and benchmarks that need more of it than the program. */
public final class Checkout {
  /** The launcher says where it is. */
  private static final Path ROOT =
      EarlySettings.of(ProcessSettings.class).home().orElse(Path.of("")).toAbsolutePath();

  private Checkout() {}

  /**
   * A file or folder of the project.
   *
   * @throws IllegalStateException where there is only the program, as in a container
   */
  public static Path resolve(String name) {
    Path path = ROOT.resolve(name);
    if (!Files.exists(path)) {
      throw new IllegalStateException("there is no " + path + ": run this in a clone of Arbiter");
    }
    return path;
  }

  /** Runs a program of the project in its folder, with this terminal; its exit status. */
  public static int run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).directory(ROOT.toFile()).inheritIO().start().waitFor();
  }
}
