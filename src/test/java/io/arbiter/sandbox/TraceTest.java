package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of runs that are recorded. */
class TraceTest {
  private record Traced(Outcome outcome, Trace trace) {
    /** The steps from the first call on, each in a line. */
    List<String> call() {
      return trace.steps().stream()
          .dropWhile(step -> step.depth() == 1)
          .map(TraceTest::text)
          .toList();
    }

    /** All values that a variable has had. */
    List<String> values(String name) {
      return trace.steps().stream()
          .flatMap(step -> step.changes().stream())
          .filter(change -> change.name().equals(name))
          .map(change -> String.valueOf(change.value()))
          .toList();
    }
  }

  private static Traced trace(String source) throws Exception {
    Program program = new Program(source, "checkio", false, true, LIMITS);
    try (GuestRun run = SharedSandbox.get().open(program, _ -> {})) {
      run.record();
      Outcome outcome = run.load();
      if (outcome instanceof Outcome.Returned) {
        outcome = run.call(List.of(PyValue.Int.of(2)));
      }
      return new Traced(outcome, Objects.requireNonNull(run.trace()));
    }
  }

  private static String text(Trace.Step step) {
    String changes =
        step.changes().stream()
            .map(change -> " %d.%s=%s".formatted(change.frame(), change.name(), change.value()))
            .collect(Collectors.joining());
    String function = step.function() == null ? "" : " " + step.function();
    String text = step.text() == null ? "" : " -> " + step.text();
    return "%s %d @%d%s%s%s"
        .formatted(step.event(), step.line(), step.printed(), function, changes, text);
  }

  /** The line of a definition runs once, a branch that is not taken does not. */
  @Test
  void linesAloneAreStepsWhenTheyRunForTheFirstTime() throws Exception {
    String source =
        """
        def unused():
            return 1

        def checkio(n):
            total = [
                i
                for i in range(n)]
            for _ in range(100_000):
                if n > 5:
                    return (
                        n)
                elif n < 0:
                    n += 1
                else:
                    n += 0
            for _ in range(2):
                if n > 5:
                    n = 6
            match n:
                case 3:
                    n = 4
                case 2:
                    return n
        """;
    Program program = new Program(source, "checkio", false, true, LIMITS);
    try (GuestRun run = SharedSandbox.get().open(program, _ -> {})) {
      run.recordLines();
      run.load();
      assertThat(run.call(List.of(PyValue.Int.of(2)))).isEqualTo(SharedSandbox.returned(2));
      Trace trace = Objects.requireNonNull(run.trace());
      assertThat(trace.cut()).isFalse();
      assertThat(trace.steps().stream().map(Trace.Step::line).sorted())
          .containsExactly(1, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 19, 20, 22, 23);
    }
  }

  @Test
  void stepsHaveLinesVariablesOutputValuesAndExceptions() throws Exception {
    Traced traced =
        trace(
            """
            seen = []

            def add(a, b):
                seen.append(a)
                return a + b

            def checkio(n):
                total = add(1, n)
                print('é', total)
                try:
                    total = {}['x']
                except KeyError as e:
                    del total
                return seen
            """);
    assertThat(traced.outcome).isEqualTo(SharedSandbox.returned(List.of(1)));
    assertThat(traced.trace.cut()).isFalse();
    assertThat(traced.call())
        .containsExactly(
            "LINE 8 @0 checkio 1.n=2",
            "LINE 4 @0 add 2.a=1 2.b=2",
            "LINE 5 @0 0.seen=[1]",
            "RETURN 5 @0 -> 3",
            "LINE 9 @0 1.total=3",
            "LINE 10 @4",
            "LINE 11 @4",
            "EXCEPTION 11 @4 -> KeyError('x')",
            "LINE 12 @4",
            "LINE 13 @4 1.e=KeyError('x')",
            "LINE 14 @4 1.total=null 1.e=null",
            "RETURN 14 @4 -> [1]");
  }

  @Test
  void valuesAreWrittenAsPythonWritesThem() throws Exception {
    assertThat(
            trace(
                    """
                    import collections
                    class Pair:
                        def __init__(self): self.x, self.y = 1, None
                    class Names(list): pass
                    Point = collections.namedtuple('Point', 'a b')
                    def checkio(n):
                        v = [1, 2.5, "it's", None, True, (1,), (), {1, 2}, {'a': [1]}, b'x\\x00']
                        v = [1e16, 1e-5, 123456789.0, 0.0001, float('nan'), -0.0, 1j, 2 - 3j]
                        v = 10 ** 30
                        v = Pair(), Names([1]), collections.Counter('ab'), Point(1, 2)
                        v = range(3), range(0, 9, 2), len, int, Pair, lambda: 1
                        v = [v]
                        v.append(v)
                        v = (i for i in v)
                        return None
                    """)
                .values("v"))
        .containsExactly(
            "[1, 2.5, \"it's\", None, True, (1,), (), {1, 2}, {'a': [1]}, b'x\\x00']",
            "[1e+16, 1e-05, 123456789.0, 0.0001, nan, -0.0, 1j, (2-3j)]",
            "1" + "0".repeat(30),
            "(<Pair x=1, y=None>, Names([1]), Counter({'a': 1, 'b': 1}), Point(1, 2))",
            "(range(0, 3), range(0, 9, 2), <builtin_function_or_method>, <class int>, <class Pair>,"
                + " <function <lambda>>)",
            "[(range(0, 3), range(0, 9, 2), <builtin_function_or_method>, <class int>, <class"
                + " Pair>, <function <lambda>>)]",
            "[(range(0, 3), range(0, 9, 2), <builtin_function_or_method>, <class int>, <class"
                + " Pair>, <function <lambda>>), …]",
            "<generator>");
  }

  @Test
  void anEndlessLoopHasItsFirstStepsAndItsLimit() throws Exception {
    Traced traced = trace("def checkio(n):\n    while True:\n        n += 1\n");
    assertThat(traced.outcome).isInstanceOf(Outcome.LimitHit.class);
    assertThat(traced.trace.steps()).hasSize(Trace.MAX_STEPS);
    assertThat(traced.trace.cut()).isTrue();
    assertThat(SharedSandbox.call("def checkio(n): return n", PyValue.Int.of(1)))
        .isEqualTo(SharedSandbox.returned(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable/trace_hostile_objects", "resource/trace_flood"})
  void hostileObjectsAreHarmless(String attack) throws Exception {
    Traced traced = trace(Files.readString(Path.of("src/test/attacks", attack + ".py")));
    assertThat(traced.outcome).isEqualTo(SharedSandbox.returned(4));
    assertThat(traced.trace.steps()).hasSizeGreaterThan(20);
    assertThat(SharedSandbox.call("def checkio(n): return n", PyValue.Int.of(1)))
        .isEqualTo(SharedSandbox.returned(1));
  }

  @Test
  void aTraceBeyondItsBoundsIsRefused() {
    Trace.Step step = step("x".repeat(1_000));
    assertThat(new Trace(Collections.nCopies(500, step), true).steps()).hasSize(500);
    assertThatThrownBy(() -> new Trace(Collections.nCopies(1_000, step), true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Trace(Collections.nCopies(2_001, step("")), true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Trace.Step step(String text) {
    return new Trace.Step(Trace.Event.RETURN, 1, 1, null, List.of(), text, 0);
  }
}
