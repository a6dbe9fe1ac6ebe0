package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One sandbox with one child for all tests, because a child takes seconds to start; closed when the
 * JVM ends.
 */
public final class SharedSandbox {
  static final Limits LIMITS = Limits.DEFAULT;

  /** Begins with the first use, so that tests of fake children start no child. */
  private static final class Children {
    private static final ChildStarter STARTER = new ChildStarter(settings(1, MANY), 0);
    private static final Sandbox SANDBOX = new Sandbox(settings(1, MANY), STARTER, 1);

    static {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    SANDBOX.close();
                    STARTER.close();
                  }));
    }
  }

  private static final int MANY = Integer.MAX_VALUE;

  private SharedSandbox() {}

  static Sandbox get() {
    return Children.SANDBOX;
  }

  /** Starts the children of this sandbox, and of others with such settings. Keeps no spare. */
  public static ChildStarter starter() {
    return Children.STARTER;
  }

  public static SandboxSettings settings(int slots, int reuse) {
    return settings(slots, reuse, Duration.ofMinutes(3), ConfinementMode.REQUIRED);
  }

  static SandboxSettings settings(
      int slots, int reuse, Duration startTimeout, ConfinementMode confinement) {
    return new SandboxSettings(
        new SandboxSettings.Installation(
            Path.of("target", "child"), Path.of("target", "sandbox-home")),
        slots,
        reuse,
        Limits.HIGHEST.memoryBytes(),
        0,
        startTimeout,
        confinement);
  }

  /**
   * Statements for a long function, indented by four, with {@code n} and {@code a0} to {@code a4}.
   */
  static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "    a%d = a%d * 3 %% 1000 + n".formatted(i % 5, i * 3 % 5))
        .collect(Collectors.joining("\n"));
  }

  /** A run of the source, which is loaded. */
  static GuestRun open(String source) throws Exception {
    return open(source, LIMITS);
  }

  static GuestRun open(String source, Limits limits) throws Exception {
    GuestRun run = get().open(new Program(source, "checkio", false, false, limits), _ -> {});
    assertThat(run.load()).isEqualTo(returned(null));
    return run;
  }

  /** The value of None, a bool, a whole number, a text, or a list of such. */
  static PyValue value(@Nullable Object object) {
    return switch (object) {
      case null -> new PyValue.None();
      case Boolean value -> new PyValue.Bool(value);
      case Number number -> PyValue.Int.of(number.longValue());
      case String text -> new PyValue.Str(text);
      case List<?> items -> new PyValue.Items(items.stream().map(SharedSandbox::value).toList());
      case PyValue value -> value;
      default -> throw new IllegalArgumentException(object.toString());
    };
  }

  static Outcome returned(@Nullable Object object) {
    return new Outcome.Returned(value(object));
  }

  /** Calls {@code checkio} of the source with the arguments. */
  static Outcome call(String source, PyValue... arguments) throws Exception {
    return call(source, LIMITS, arguments);
  }

  static Outcome call(String source, Limits limits, PyValue... arguments) throws Exception {
    return call(new Program(source, "checkio", false, false, limits), arguments);
  }

  static Outcome call(Program program, PyValue... arguments) throws Exception {
    return call(get().open(program, _ -> {}), arguments);
  }

  private static Outcome call(GuestRun opened, PyValue... arguments) {
    try (GuestRun run = opened) {
      Outcome loaded = run.load();
      return loaded instanceof Outcome.Returned ? run.call(List.of(arguments)) : loaded;
    }
  }

  /**
   * Calls {@code checkio} of the source, and checks that its child serves on: the child passes its
   * examination, for which a control program runs.
   */
  static Outcome callAndServeOn(String source, Limits limits) throws Exception {
    return callAndServeOn(new Program(source, "checkio", false, false, limits));
  }

  static Outcome callAndServeOn(Program program) throws Exception {
    AtomicInteger ends = new AtomicInteger();
    Outcome outcome = call(get().open(program, _ -> {}, ends::incrementAndGet));
    // There is one child, so this waits for its examination, or for another child.
    FakeChild.await().until(get()::isSettled);
    assertThat(ends).as("ends of the child after " + outcome).hasValue(0);
    return outcome;
  }
}
