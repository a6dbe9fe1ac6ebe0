package io.arbiter.app.command;

import io.arbiter.app.process.EarlySettings;
import io.arbiter.app.process.ProcessSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

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

  /** Runs all tests with Maven, which also packages the program that the tests start. */
  @Command(
      name = "test",
      description = "Runs all tests with Maven; CONTRIBUTING.md says how long they take.")
  static final class TestCommand implements Callable<Integer> {
    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
      List<String> command = new ArrayList<>();
      command.addAll(List.of(resolve("mvnw").toString(), "-B", "verify"));
      command.addAll(arguments);
      return run(command);
    }
  }

  @Command(
      name = "bench",
      description = "Measures Arbiter; 'arbiter bench --help' lists the benchmarks.")
  static final class BenchCommand extends WithTests {
    BenchCommand() {
      super("io.arbiter.bench.LoadBench");
    }
  }

  @Command(
      name = "attack",
      description = "Runs hostile submissions in a new sandbox, and compares their verdicts.")
  static final class AttackCommand extends WithTests {
    AttackCommand() {
      super("io.arbiter.worker.attack.AttackCommand");
    }
  }

  /**
   * A command in a process of its own, because it is compiled with the tests and is not part of the
   * program.
   */
  private abstract static class WithTests implements Callable<Integer> {
    private static final List<String> HANDED_ON =
        List.of("arbiter.home", "arbiter.sandbox.child-path", "arbiter.sandbox.home");

    private final String main;
    @Unmatched private List<String> arguments = new ArrayList<>();

    private WithTests(String main) {
      this.main = main;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      Path target = resolve("target");
      String libraries = Files.readString(resolve("target/test-classpath")).strip();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
      HANDED_ON.forEach(name -> command.add("-D" + name + "=" + System.getProperty(name, "")));
      command.add("-cp");
      command.add(
          String.join(
              File.pathSeparator,
              target.resolve("test-classes").toString(),
              target.resolve("classes").toString(),
              libraries));
      command.add(main);
      command.addAll(arguments);
      return run(command);
    }
  }
}
