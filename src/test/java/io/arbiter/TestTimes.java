package io.arbiter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Appends a line for each test class to the file that the environment variable names: the class,
 * its seconds, and the processor seconds of the whole machine in that time. Nested classes count
 * for their class.
 */
public final class TestTimes implements TestExecutionListener {
  /** Names the file. Without it this class does nothing. */
  public static final String VARIABLE = "ARBITER_TEST_TIMES";

  /** Linux gives times to programs in hundredths of a second. */
  private static final double TICKS = 100;

  private final Optional<Path> file = Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of);
  private final Map<String, Reading> begun = new ConcurrentHashMap<>();

  /** Seconds of the clock, and of all processors together: at work, and without work. */
  public record Reading(double wall, double busy, double idle) {
    public static Reading now() {
      try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
        // cpu user nice system idle iowait irq softirq
        String[] cpu = lines.findFirst().orElseThrow().split("\\s+", -1);
        return new Reading(
            System.nanoTime() / 1e9, seconds(cpu, 1, 2, 3, 6, 7), seconds(cpu, 4, 5));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static double seconds(String[] cpu, int... places) {
      double ticks = 0;
      for (int place : places) {
        ticks += Long.parseLong(cpu[place]);
      }
      return ticks / TICKS;
    }

    public Reading minus(Reading other) {
      return new Reading(wall - other.wall, busy - other.busy, idle - other.idle);
    }

    public Reading plus(Reading other) {
      return new Reading(wall + other.wall, busy + other.busy, idle + other.idle);
    }
  }

  private static Optional<String> topLevelClass(TestIdentifier test) {
    return test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getClassName())
        .filter(name -> !name.contains("$"));
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (file.isPresent() && topLevelClass(test).isPresent()) {
      begun.put(test.getUniqueId(), Reading.now());
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Reading from = begun.remove(test.getUniqueId());
    if (from == null) {
      return;
    }
    Reading used = Reading.now().minus(from);
    String name = topLevelClass(test).orElseThrow();
    String line = String.format(Locale.ROOT, "%s\t%.2f\t%.2f%n", name, used.wall, used.busy);
    try {
      Files.writeString(
          file.orElseThrow(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
