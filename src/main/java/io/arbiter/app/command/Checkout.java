package io.arbiter.app.command;

import io.arbiter.app.process.EarlySettings;
import io.arbiter.app.process.ProcessSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The project's folder, for commands and benchmarks that need other files than the program. */
public final class Checkout {
  /** The launcher sets this path. */
  private static final Path ROOT =
      EarlySettings.of(ProcessSettings.class).home().orElse(Path.of("")).toAbsolutePath();

  /** Seconds in which a command must end after SIGTERM. Benchmarks stop an Arbiter first. */
  private static final long END = 40;

  private Checkout() {}

  /**
   * A file or folder of the project.
   *
   * @throws IllegalStateException when the file does not exist, as in a container, which holds only
   *     the program
   */
  public static Path resolve(String name) {
    Path path = ROOT.resolve(name);
    if (!Files.exists(path)) {
      throw new IllegalStateException("there is no " + path + ": run this in a clone of Arbiter");
    }
    return path;
  }

  /**
   * Runs a command in the project's folder on this terminal, and returns its exit status. A SIGTERM
   * to this process ends the command too.
   */
  public static int run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(ROOT.toFile()).inheritIO().start();
    Thread end =
        new Thread(
            () -> {
              process.destroy();
              process.onExit().completeOnTimeout(process, END, TimeUnit.SECONDS).join();
              process.destroyForcibly();
            });
    Runtime.getRuntime().addShutdownHook(end);
    return process.waitFor();
  }
}
