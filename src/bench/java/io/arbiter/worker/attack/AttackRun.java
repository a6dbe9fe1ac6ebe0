package io.arbiter.worker.attack;

import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.attack.Corpus.Attack;
import io.arbiter.worker.attack.Corpus.Attack.Oracle;
import io.arbiter.worker.attack.Corpus.Control;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private final Duration recovery;
  private final Processes processes;

  /**
   * @param most number of honest programs, besides the first, that are judged after each attack;
   *     the programs take turns
   * @param recovery longest time to the verdict of an honest submission after an attack
   */
  AttackRun(
      Sandboxes sandboxes, Canaries canaries, List<Control> controls, int most, Duration recovery) {
    this.recovery = recovery;
    this.sandboxes = sandboxes;
    judge = new Judge(sandboxes);
    this.canaries = canaries;
    first = controls.getFirst();
    others = new ArrayDeque<>(controls.subList(1, controls.size()));
    controlsAfterEach = Math.min(most, others.size());
    processes = new Processes(sandboxes);
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
    SourceCode source =
        new SourceCode(attack.code().language(), canaries.target(attack.code().text()));
    Limits limits = attack.expects().contains(Verdict.TIME_LIMIT) ? LIMITS : AMPLE;
    if (attack.oracles().contains(Oracle.TWICE)) {
      judge(source, limits);
    }
    Set<ProcessHandle> older = Processes.all();
    long started = System.nanoTime();
    Judgement judgement = judge(source, limits);
    Duration time = since(started);
    List<String> harm = new ArrayList<>(harmOf(attack, limits, judgement, older));
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
    Duration recovered = since(verdict);
    if (recovered.compareTo(recovery) > 0) {
      harm.add("the next verdict took " + recovered.toMillis() + " ms");
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
    return new Result(attack, judgement, time, harm, next, recovered);
  }

  private Verdict control(Control control, List<String> harm)
      throws SandboxUnavailable, InterruptedException {
    Judgement got = judge(control.code(), AMPLE);
    if (got.verdict() != control.expected()) {
      harm.add("control " + control.name() + " got " + got.verdict() + ": " + got.message());
    }
    return got.verdict();
  }

  /** Judges like a submission, but also keeps the output, which no player would see. */
  private Judgement judge(SourceCode code, Limits limits)
      throws SandboxUnavailable, InterruptedException {
    return judge.judge(Solution.run(code, limits, List.of()), DOUBLES);
  }

  private List<String> harmOf(
      Attack attack, Limits limits, Judgement judgement, Set<ProcessHandle> older)
      throws IOException, InterruptedException {
    Feedback feedback = Feedback.of(judgement, attack.code().text());
    List<String> harm = new ArrayList<>(canaries.touched(feedback.all()));
    if (!attack.expects().contains(judgement.verdict())) {
      harm.add(judgement.verdict() + " where " + attack.expected() + " is expected");
    }
    harm.addAll(feedback.harm(attack, judgement.verdict()));
    if (judgement.usage().wallMillis() > limits.wallMillis() + Processes.SURVIVAL.toMillis()) {
      harm.add("ran for " + judgement.usage().wallMillis() + " ms");
    }
    String left = processes.leftBehind(older);
    if (!left.isEmpty()) {
      harm.add("left behind: " + left);
    }
    return harm;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /**
   * All texts of a judgement that an attack can influence.
   *
   * @param player the texts that a player sees for a hidden test, without the player's own source
   * @param all also the printed output, which no player sees
   */
  private record Feedback(String player, String all) {
    private static final String CONFESSION = "PWNED:";
    private static final List<String> HIDDEN_INPUTS = List.of("424242", "848484");
    private static final List<String> JAVA =
        List.of("\tat ", ".java:", "org.graalvm", "com.oracle");

    private static Feedback of(Judgement judgement, String source) {
      @Nullable CaseFailure failure = judgement.failure();
      String player =
          judgement.message()
              + "\n"
              + (failure == null
                  ? ""
                  : foreign(failure.traceback(), source) + "\n" + failure.actual())
              + "\n";
      return new Feedback(player, player + judgement.printed());
    }

    /** A traceback without the quoted lines of the source. */
    private static String foreign(@Nullable String traceback, String source) {
      Set<String> own = source.lines().map(String::strip).collect(Collectors.toSet());
      return traceback == null
          ? ""
          : traceback
              .lines()
              .filter(line -> !own.contains(line.strip()))
              .collect(Collectors.joining("\n"));
    }

    /** The harm that the attack itself reports, and the harm that its oracles find. */
    private List<String> harm(Attack attack, Verdict verdict) throws IOException {
      List<String> harm = new ArrayList<>();
      for (String line : all.lines().filter(line -> line.contains(CONFESSION)).toList()) {
        harm.add(line.substring(line.indexOf(CONFESSION)));
      }
      for (Oracle oracle : attack.oracles()) {
        if (isSeenBy(oracle, verdict)) {
          harm.add(oracle.name());
        }
      }
      return harm;
    }

    private boolean isSeenBy(Oracle oracle, Verdict verdict) throws IOException {
      return switch (oracle) {
        case NOT_ACCEPTED -> verdict == Verdict.ACCEPTED;
        case NO_HIDDEN_INPUT -> HIDDEN_INPUTS.stream().anyMatch(player::contains);
        case NO_HOSTINFO -> hostFacts().stream().anyMatch(all::contains);
        case NO_JAVA_STACK -> JAVA.stream().anyMatch(all::contains);
        case UNIVERSAL,
            NO_RAWFD_ON_IPC,
            QUIET_AFTER,
            CONTROLS_ALL,
            SIGTERM_DEFAULT_AFTER,
            POLICY_TYPE_STRICT,
            TWICE ->
            false;
      };
    }

    private static List<String> hostFacts() throws IOException {
      return Stream.of(
              InetAddress.getLocalHost().getHostName(),
              Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip(),
              System.getProperty("user.dir"),
              System.getProperty("user.home"))
          .filter(fact -> fact.length() > 3 && !fact.equals("localhost"))
          .toList();
    }
  }
}
