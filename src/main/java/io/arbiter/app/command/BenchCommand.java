package io.arbiter.app.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Runs a benchmark in a new process, because benchmarks are compiled with the tests and are not
 * part of the program.
 */
@Command(
    name = "bench",
    description = "Measures Arbiter; 'arbiter bench --help' lists the benchmarks.")
final class BenchCommand implements Callable<Integer> {
  private static final List<String> HANDED_ON =
      List.of("arbiter.home", "arbiter.sandbox.child-path", "arbiter.sandbox.home");

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Path target = Checkout.resolve("target");
    Path libraries = Checkout.resolve("target/test-classpath");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    HANDED_ON.forEach(name -> command.add("-D" + name + "=" + System.getProperty(name, "")));
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            Stream.of(
                    target.resolve("test-classes").toString(),
                    target.resolve("classes").toString(),
                    Files.readString(libraries).strip())
                .toList()));
    command.add("io.arbiter.bench.LoadBench");
    command.addAll(arguments);
    return Checkout.run(command);
  }
}
