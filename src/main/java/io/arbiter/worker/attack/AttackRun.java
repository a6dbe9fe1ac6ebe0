package io.arbiter.worker.attack;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.attack.Corpus.Control;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Runs attacks on a worker's sandboxes, one after the other. */
final class AttackRun {
  /**
   * For attacks that may end at a limit. Lower than a puzzle's default, so that all attacks take
   * minutes; how a guest is stopped does not depend on the amounts.
   */
  private static final Limits LIMITS = new Limits(2_000, 5_000_000, 128L << 20, 64L << 10);

  /** For programs that must end by themselves, also on a slow machine. */
  private static final Limits AMPLE =
      new Limits(
          2 * LIMITS.cpuMillis(), LIMITS.steps(), LIMITS.memoryBytes(), LIMITS.outputBytes());

  /** Longest time to the verdict of an honest submission after an attack. */
  private static final Duration RECOVERY = Duration.ofSeconds(5);

  private static final TestSet DOUBLES =
      new TestSet(
          "checkio",
          Comparison.EXACT,
          null,
          false,
          List.of(
              new TestCategory("Basics", List.of(doubled(1, true), doubled(5, true))),
              new TestCategory(
                  "Hidden",
                  List.of(doubled(424242, false), doubled(-7, false), doubled(0, false)))));

  private final Sandboxes sandboxes;
  private final Judge judge;
  private final Canaries canaries;
  private final Control first;
  private final Deque<Control> others;
  private final int controlsAfterEach;
  private final Processes processes;

  /**
   * @param most number of honest programs, besides the first, that are judged after each attack;
   *     the programs take turns
   */
  AttackRun(Sandboxes sandboxes, Canaries canaries, List<Control> controls, int most) {
    this.sandboxes = sandboxes;
    judge = new Judge(sandboxes);
    this.canaries = canaries;
    first = controls.getFirst();
    others = new ArrayDeque<>(controls.subList(1, controls.size()));
    controlsAfterEach = Math.min(most, others.size());
    processes = new Processes(sandboxes, canaries.victim());
  }

  /**
   * The result of an attack.
   *
   * @param time from the submission to the verdict
   * @param harm the harm that the attack did; empty if none
   * @param next verdict of the honest submission right after the attack
   * @param recovery time from the attack's verdict to the verdict {@code next}
   */
  record Result(
      Attack attack,
      Judgement judgement,
      Duration time,
      List<String> harm,
      Verdict next,
      Duration recovery) {
    boolean passed() {
      return harm.isEmpty();
    }
  }

  private static TestCase doubled(int input, boolean sample) {
    return new TestCase(
        List.of(PyValue.Int.of(input)), null, PyValue.Int.of(2L * input), null, sample);
  }

  /** Runs an attack and the controls after it. */
  Result run(Attack attack) throws SandboxUnavailable, InterruptedException, IOException {
    sandboxes.awaitSettled();
    Set<ProcessHandle> before = processes.children();
    String source = canaries.target(attack.source());
    Limits limits = attack.expects().contains(Verdict.TIME_LIMIT) ? LIMITS : AMPLE;
    if (attack.oracles().contains(Oracle.TWICE)) {
      judge(source, limits);
    }
    long started = System.nanoTime();
    Judgement judgement = judge(source, limits);
    Duration time = since(started);
    List<String> harm = new ArrayList<>(harmOf(attack, limits, judgement));
    Set<ProcessHandle> survivors = processes.children();
    survivors.retainAll(before);
    if (attack.oracles().contains(Oracle.QUIET_AFTER)) {
      // A child that examines itself uses CPU time for the judge, not for the guest.
      sandboxes.awaitSettled();
      if (!Processes.areQuiet(survivors)) {
        harm.add("still at work after the verdict");
      }
    }
    long verdict = System.nanoTime();
    Verdict next = control(first, harm);
    Duration recovery = since(verdict);
    if (recovery.compareTo(RECOVERY) > 0) {
      harm.add("the next verdict took " + recovery.toMillis() + " ms");
    }
    if (attack.oracles().contains(Oracle.SIGTERM_DEFAULT_AFTER)
        && !Processes.endOnRequest(survivors)) {
      harm.add("the child does not end when it is asked to");
    }
    // A child that was replaced cannot affect later submissions.
    boolean all = attack.oracles().contains(Oracle.CONTROLS_ALL);
    if (all || survivors.size() == before.size()) {
      for (int i = 0; i < (all ? others.size() : controlsAfterEach); i++) {
        Control control = others.removeFirst();
        others.addLast(control);
        control(control, harm);
      }
    }
    return new Result(attack, judgement, time, harm, next, recovery);
  }

  private Verdict control(Control control, List<String> harm)
      throws SandboxUnavailable, InterruptedException {
    Judgement got = judge(control.source(), AMPLE);
    if (got.verdict() != control.expected()) {
      harm.add("control " + control.name() + " got " + got.verdict() + ": " + got.message());
    }
    return got.verdict();
  }

  /** Judges like a submission, but also keeps the output, which no player would see. */
  private Judgement judge(String source, Limits limits)
      throws SandboxUnavailable, InterruptedException {
    return judge.judge(Solution.run(source, limits), DOUBLES);
  }

  private List<String> harmOf(Attack attack, Limits limits, Judgement judgement)
      throws IOException, InterruptedException {
    Feedback feedback = Feedback.of(judgement, attack.source());
    List<String> harm = new ArrayList<>(canaries.touched(feedback.all()));
    if (!attack.expects().contains(judgement.verdict())) {
      harm.add(judgement.verdict() + " where " + attack.expected() + " is expected");
    }
    harm.addAll(feedback.harm(attack, judgement.verdict()));
    if (judgement.usage().wallMillis() > limits.wallMillis() + Processes.SURVIVAL.toMillis()) {
      harm.add("ran for " + judgement.usage().wallMillis() + " ms");
    }
    String left = processes.leftBehind();
    if (!left.isEmpty()) {
      harm.add("left behind: " + left);
    }
    return harm;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
