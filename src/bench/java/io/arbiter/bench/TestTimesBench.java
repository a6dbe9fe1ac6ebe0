package io.arbiter.bench;

import io.arbiter.TestTimes;
import io.arbiter.TestTimes.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures {@code ./arbiter test} in a fresh clone: the phases of the build, the test classes, and
 * the processes that it starts. Processor time is that of the machine, so nothing else should run
 * on it.
 */
@Command(
    name = "tests",
    description = "Measures ./arbiter test: its phases, test classes and started processes.")
final class TestTimesBench implements Callable<Integer> {
  /** The number of test classes that are printed. */
  private static final int TOP = 10;

  @Option(
      names = "--alone",
      description = "run one test class after the other, which tells its processor time")
  private boolean alone;

  @Override
  public Integer call() throws Exception {
    Path times = Files.createTempFile("arbiter-test-times-", ".tsv");
    Path clone = Files.createTempDirectory("arbiter-tests-");
    List<String> clones = List.of("git", "clone", "-q", Project.root().toString(), ".");
    new ProcessBuilder(clones).directory(clone.toFile()).inheritIO().start().waitFor();
    String parallel = "-Djunit.jupiter.execution.parallel.enabled=" + !alone;
    ProcessBuilder builder = new ProcessBuilder("./arbiter", "test", parallel);
    builder.directory(clone.toFile()).redirectErrorStream(true);
    builder.environment().put(TestTimes.VARIABLE, times.toString());
    var phases = new Phases();
    var processes = new Processes();
    Thread sampler = Thread.ofPlatform().daemon().start(processes);
    Process build = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(build::destroy));
    try (BufferedReader output = build.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        System.err.println(line);
        phases.take(line, Reading.now());
      }
    }
    int status = build.waitFor();
    sampler.interrupt();
    sampler.join();
    phases.print(Reading.now());
    printClasses(Files.readAllLines(times));
    processes.print();
    Files.delete(times);
    Project.delete(clone);
    return status;
  }

  /** Prints the lines of {@link TestTimes}; a class with tests of two engines has two lines. */
  private void printClasses(List<String> lines) {
    Map<String, Reading> classes = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      Reading used = new Reading(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), 0);
      classes.merge(parts[0], used, Reading::plus);
    }
    ToDoubleFunction<Reading> measure = alone ? Reading::busy : Reading::wall;
    Figures.line("%n| test class | %s s |%n|---|---:|", alone ? "processor" : "wall");
    classes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparingDouble(measure).reversed()))
        .limit(TOP)
        .forEach(
            one ->
                Figures.line(
                    "| %s | %.0f |",
                    one.getKey().replaceFirst(".*\\.", ""), measure.applyAsDouble(one.getValue())));
  }

  /** Tells the phases of the build apart by the lines of Maven. */
  static final class Phases {
    private static final Pattern GOAL =
        Pattern.compile("--- ([\\w-]+):[^:\\s]+:([\\w-]+) \\(([\\w-]+)\\) @ ");

    private final Map<String, Reading> used = new TreeMap<>();
    private final Reading start = Reading.now();
    private String phase = "others";
    private Reading since = start;

    void take(String line, Reading now) {
      Matcher goal = GOAL.matcher(line);
      if (goal.find()) {
        begin(name(goal.group(1) + ":" + goal.group(2), goal.group(3)), now);
      }
    }

    private static String name(String goal, String id) {
      return switch (id) {
        case "page-format", "page-lint" -> "format";
        case "child-classes",
            "child-libraries",
            "child-modules",
            "sandbox-home",
            "sandbox-home-ready" ->
            "child image";
        case "page-test" -> "tests";
        default ->
            switch (goal) {
              case "spotless:check" -> "format";
              case "compiler:compile" -> "compile, with Error Prone";
              case "compiler:testCompile" -> "test compile, with Error Prone";
              case "surefire:test", "failsafe:integration-test", "failsafe:verify" -> "tests";
              case "quarkus:build", "jar:jar", "cyclonedx:makeBom" -> "packaging";
              default -> "others";
            };
      };
    }

    private void begin(String next, Reading now) {
      used.merge(phase, now.minus(since), Reading::plus);
      phase = next;
      since = now;
    }

    void print(Reading end) {
      begin("others", end);
      used.put("together", end.minus(start));
      Figures.line("| phase | wall s | processor s | idle s |%n|---|---:|---:|---:|");
      used.forEach(
          (name, one) ->
              Figures.line(
                  "| %s | %.0f | %.0f | %.0f |", name, one.wall(), one.busy(), one.idle()));
    }
  }

  /** Counts the new processes of the machine by kind. One that ends at once is missed. */
  static final class Processes implements Runnable {
    private final Map<String, Integer> started = new TreeMap<>();

    @Override
    public void run() {
      Set<Long> before = pids();
      Set<Long> young = Set.of();
      try {
        while (true) {
          TimeUnit.MILLISECONDS.sleep(100);
          // At first a process has its parent's command, so commands are read a round later.
          young.forEach(pid -> started.merge(kind(pid), 1, Integer::sum));
          Set<Long> now = pids();
          young = new HashSet<>(now);
          young.removeAll(before);
          before = now;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static Set<Long> pids() {
      return ProcessHandle.allProcesses().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private static String kind(long pid) {
      try {
        return kind(Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' '));
      } catch (IOException e) {
        return "other programs";
      }
    }

    /** Brokers are in the JVM that uses them, so no process is one. */
    static String kind(String command) {
      String program = command.split(" ", 2)[0];
      if (program.endsWith("java")) {
        return command.contains("io.arbiter.sandbox.child.ChildMain serve")
            ? "child JVMs"
            : command.contains("quarkus-run.jar") ? "instances of Arbiter" : "other JVMs";
      }
      if (program.endsWith("/postgres") && command.contains(" -D ")) {
        return "PostgreSQL servers";
      }
      return program.contains("chrom") && !command.contains(" --type=")
          ? "browsers"
          : "other programs";
    }

    void print() {
      Figures.line("%n| started | number |%n|---|---:|");
      started.forEach((kind, number) -> Figures.line("| %s | %d |", kind, number));
    }
  }
}
