package io.arbiter.bench;

import io.arbiter.TestTimes;
import io.arbiter.TestTimes.Reading;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/**
 * Measures the whole build with all tests: the goals of Maven and the test classes. Processor time
 * is that of the machine, so nothing else should run on it.
 */
@Command(
    name = "tests",
    description = "Measures the build: the goals of Maven and the test classes.")
final class TestTimesBench implements Callable<Integer> {
  /** The number of test classes that are printed. */
  private static final int TOP = 10;

  @Override
  public Integer call() throws Exception {
    Path times = Files.createTempFile("arbiter-test-times-", ".tsv");
    // Otherwise a class would include its neighbours' work.
    String alone = "-Djunit.jupiter.execution.parallel.enabled=false";
    ProcessBuilder builder = new ProcessBuilder("./mvnw", "-B", "verify", alone);
    builder.directory(Project.root().toFile()).redirectErrorStream(true);
    builder.environment().put(TestTimes.VARIABLE, times.toString());
    var goals = new Goals();
    Process build = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(build::destroy));
    try (BufferedReader output = build.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        System.err.println(line);
        goals.take(line, Reading.now());
      }
    }
    int status = build.waitFor();
    goals.print(Reading.now());
    printClasses(Files.readAllLines(times));
    Files.delete(times);
    return status;
  }

  /** Prints the lines of {@link TestTimes}; a class with tests of two engines has two lines. */
  private static void printClasses(List<String> lines) {
    Map<String, Reading> classes = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      Reading used = new Reading(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), 0);
      classes.merge(parts[0], used, Reading::plus);
    }
    Figures.line("%n| most processor time | wall s | processor s |%n|---|---:|---:|");
    classes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparingDouble(Reading::busy).reversed()))
        .limit(TOP)
        .forEach(
            one ->
                Figures.line(
                    "| %s | %.1f | %.1f |",
                    one.getKey(), one.getValue().wall(), one.getValue().busy()));
  }

  /** Tells the goals apart by the lines of Maven. */
  private static final class Goals {
    private static final Pattern GOAL = Pattern.compile("--- (.*) @ ");

    private final Map<String, Reading> used = new TreeMap<>();
    private final Reading start = Reading.now();
    private String phase = "others";
    private Reading since = start;

    void take(String line, Reading now) {
      Matcher goal = GOAL.matcher(line);
      if (goal.find()) {
        begin(goal.group(1), now);
      }
    }

    private void begin(String next, Reading now) {
      used.merge(phase, now.minus(since), Reading::plus);
      phase = next;
      since = now;
    }

    void print(Reading end) {
      begin("others", end);
      used.put("together", end.minus(start));
      Figures.line("| goal | wall s | processor s | idle s |%n|---|---:|---:|---:|");
      used.forEach(
          (name, one) ->
              Figures.line(
                  "| %s | %.1f | %.1f | %.1f |", name, one.wall(), one.busy(), one.idle()));
    }
  }
}
