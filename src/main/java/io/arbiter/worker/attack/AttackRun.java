package io.arbiter.worker.attack;

import io.arbiter.core.judging.Comparison;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.PyValue;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.judging.TestCategory;
import io.arbiter.core.judging.TestSet;
import io.arbiter.core.judging.Verdict;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.Judge;
import io.arbiter.worker.Sandboxes;
import io.arbiter.worker.Solution;
import io.arbiter.worker.attack.Corpus.Control;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Attacks one worker's sandboxes, one attack after the other. */
final class AttackRun {
  /** Of an attack that they may stop. */
  private static final Limits LIMITS = Limits.DEFAULT;

  /** Of what must end by itself, on a slow machine too. */
  private static final Limits AMPLE =
      new Limits(
          2 * LIMITS.cpuMillis(), LIMITS.steps(), LIMITS.memoryBytes(), LIMITS.outputBytes());

  /** In which an honest submission has its verdict after an attack. */
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
   * @param most honest programs, beside the first, that are judged after an attack; they take turns
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
   * What an attack came to.
   *
   * @param time from the submission to the verdict
   * @param harm what it did that it must not; empty when it was stopped
   * @param next verdict of the honest submission straight afterwards
   * @param recovery from the attack's verdict to that one
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
    sandboxes.awaitWhole();
    Set<ProcessHandle> before = processes.children();
    String source = canaries.aim(attack.source());
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
      // A child that examines itself is at work for us.
      sandboxes.awaitWhole();
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
    // A child that was replaced can have poisoned nobody.
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

  /** As a submission whose output is looked at, though no player would see it. */
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
