package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.AuthorTool;
import io.arbiter.worker.judging.Sandboxes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sources that compute nothing: the starter, an empty source, a function that returns None, and
 * solutions with empty functions. Tests that accept one of them accept what is wrong. If the
 * author's code gives points, such a source may be accepted if it earns less than each solution.
 */
final class EmptySources {
  private EmptySources() {}

  /**
   * What the tests accept, a phrase for each source.
   *
   * @param solved whether the bundle's solutions are real ones
   * @param leastPoints as of {@link #leastPoints}
   */
  static List<String> accepted(
      Sandboxes sandboxes, PuzzleBundle bundle, boolean solved, @Nullable Integer leastPoints)
      throws SandboxUnavailable, InterruptedException {
    return accepted(sandboxes, bundle, sources(sandboxes, bundle, solved), solved, leastPoints);
  }

  /** The same for a bundle with solutions whose starter was judged before. */
  static List<String> besidesStarter(
      Sandboxes sandboxes, PuzzleBundle bundle, @Nullable Integer leastPoints)
      throws SandboxUnavailable, InterruptedException {
    Map<String, String> sources = sources(sandboxes, bundle, true);
    sources.remove(bundle.starter());
    return accepted(sandboxes, bundle, sources, true, leastPoints);
  }

  private static List<String> accepted(
      Sandboxes sandboxes,
      PuzzleBundle bundle,
      Map<String, String> sources,
      boolean solved,
      @Nullable Integer leastPoints)
      throws SandboxUnavailable, InterruptedException {
    TrialJudge trial = new TrialJudge(sandboxes);
    List<String> accepted = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Judgement judgement = trial.judge(source.getKey(), bundle.tests(), bundle.limits());
      if (isAsGood(judgement, leastPoints)) {
        accepted.add(source.getValue() + points(judgement, solved, leastPoints));
      }
    }
    return accepted;
  }

  /** Whether a source gets what solutions get. */
  static boolean isAsGood(Judgement judgement, @Nullable Integer leastPoints) {
    @Nullable Integer points = judgement.points();
    return judgement.verdict() == Verdict.ACCEPTED
        && (points == null || leastPoints == null || points >= leastPoints);
  }

  private static String points(Judgement judgement, boolean solved, @Nullable Integer leastPoints) {
    @Nullable Integer points = judgement.points();
    if (points != null && leastPoints != null) {
      return " with %d points, and a solution has %d".formatted(points, leastPoints);
    }
    return points == null || solved
        ? ""
        : " with %d points; a solution that earns more is needed".formatted(points);
  }

  /** What to call each source, by the source. */
  private static Map<String, String> sources(
      Sandboxes sandboxes, PuzzleBundle bundle, boolean solved)
      throws SandboxUnavailable, InterruptedException {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put(bundle.starter(), "the starter code");
    sources.putIfAbsent("", "an empty source");
    if (bundle.tests().isProgram()) {
      // A program without functions would stay as it is.
      return sources;
    }
    sources.putIfAbsent(
        "def %s(*arguments, **named):\n    return None\n".formatted(bundle.tests().function()),
        "a function that returns None");
    sources.putIfAbsent(
        hollow(sandboxes, bundle.starter()), "the starter code with empty functions");
    if (solved) {
      sources.putIfAbsent(
          hollow(sandboxes, bundle.accepted().source()), "the solution with empty functions");
    }
    return sources;
  }

  /** The source whose functions all return None; empty if it does not compile or has none. */
  private static String hollow(Sandboxes sandboxes, String source)
      throws SandboxUnavailable, InterruptedException {
    try (AuthorCode code = AuthorTool.load(sandboxes, "hollow.py", "hollow", AuthorCode.GENEROUS)) {
      return AuthorTool.text(code.call(new PyValue.Str(source)));
    } catch (AuthorFault _) {
      // A source that the parser cannot take within the limits.
      return "";
    }
  }

  /**
   * The points that tell solutions from sources that compute nothing: the least of the solutions'.
   * Null if there are none, and if an inspector gives points, since those say nothing about
   * answers.
   */
  static @Nullable Integer leastPoints(
      PuzzleBundle bundle, Stream<@Nullable Integer> pointsOfSolutions) {
    return bundle.tests().grading().inspector() == null
        ? pointsOfSolutions.filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null)
        : null;
  }
}
