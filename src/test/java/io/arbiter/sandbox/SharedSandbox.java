package io.arbiter.sandbox;

import static org.awaitility.Awaitility.await;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One sandbox for all tests, because a child takes seconds to start; closed when the JVM ends. */
public final class SharedSandbox {
  static final Limits LIMITS = Limits.DEFAULT;

  private static final Sandbox SANDBOX = open();

  private SharedSandbox() {}

  static Sandbox get() {
    return SANDBOX;
  }

  public static SandboxSettings settings(int slots, int reuse) {
    return new SandboxSettings(
        new SandboxSettings.Installation(
            Path.of("target", "child"), Path.of("target", "sandbox-home")),
        slots,
        reuse,
        256L << 20,
        0,
        Duration.ofSeconds(90),
        ConfinementMode.REQUIRED);
  }

  /**
   * Statements for a long function, indented by four, with {@code n} and {@code a0} to {@code a4}.
   */
  static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "    a%d = a%d * 3 %% 1000 + n".formatted(i % 5, i * 3 % 5))
        .collect(Collectors.joining("\n"));
  }

  /** Calls {@code checkio} of the source with the arguments. */
  static Outcome call(String source, PyValue... arguments) throws Exception {
    return call(source, LIMITS, arguments);
  }

  static Outcome call(String source, Limits limits, PyValue... arguments) throws Exception {
    return call(new Program(source, "checkio", false, false, limits), arguments);
  }

  static Outcome call(Program program, PyValue... arguments) throws Exception {
    try (GuestRun run = SANDBOX.open(program, _ -> {})) {
      Outcome loaded = run.load();
      return loaded instanceof Outcome.Returned ? run.call(List.of(arguments)) : loaded;
    }
  }

  /**
   * Waits until every child is ready again, then returns how many children guests have ended so
   * far.
   */
  static long endedOnceAllAreBack() {
    await().atMost(Duration.ofSeconds(90)).until(SANDBOX::isSettled);
    return SANDBOX.statistics().ended().entrySet().stream()
        .filter(entry -> entry.getKey().isForced())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static Sandbox open() {
    Sandbox sandbox = new Sandbox(settings(1, Integer.MAX_VALUE));
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    return sandbox;
  }
}
