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
 * Measures the whole build with all tests: its phases, the test classes, and the processes that it
 * starts. Processor time is that of the machine, so nothing else should run on it.
 */
@Command(
    name = "tests",
    description = "Measures the build: its phases, the test classes and the started processes.")
final class TestTimesBench implements Callable<Integer> {
  @Option(
      names = "--beside",
      description = "run test classes beside each other; each then includes its neighbours' work")
  private boolean beside;

  @Option(names = "--top", defaultValue = "10", description = "number of test classes; default 10")
  private int top;

  @Override
  public Integer call() throws Exception {
    Path times = Files.createTempFile("arbiter-test-times-", ".tsv");
    String parallel = "-Djunit.jupiter.execution.parallel.enabled=" + beside;
    ProcessBuilder builder = new ProcessBuilder("./mvnw", "-B", "verify", parallel);
    builder.directory(Project.root().toFile()).redirectErrorStream(true);
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
    printClasses(Files.readAllLines(times), top);
    processes.print();
    Files.delete(times);
    return status;
  }

  /** Prints the lines of {@link TestTimes}; a class with tests of two engines has two lines. */
  static void printClasses(List<String> lines, int top) {
    Map<String, Reading> classes = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      Reading used = new Reading(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), 0);
      classes.merge(parts[0], used, Reading::plus);
    }
    Map<String, ToDoubleFunction<Reading>> orders =
        new TreeMap<>(Map.of("processor", Reading::busy, "wall", Reading::wall));
    orders.forEach(
        (order, measure) -> {
          Figures.line("%n| most %s time | wall s | processor s |%n|---|---:|---:|", order);
          classes.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(Comparator.comparingDouble(measure).reversed()))
              .limit(top)
              .forEach(
                  one ->
                      Figures.line(
                          "| %s | %.1f | %.1f |",
                          one.getKey(), one.getValue().wall(), one.getValue().busy()));
        });
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
        case "child-classes", "child-libraries", "child-modules", "sandbox-home" -> "child image";
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
                  "| %s | %.1f | %.1f | %.1f |", name, one.wall(), one.busy(), one.idle()));
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
