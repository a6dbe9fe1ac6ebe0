package io.arbiter.attack;

import io.arbiter.attack.Corpus.Control;
import io.arbiter.delivery.Job;
import io.arbiter.judging.Comparison;
import io.arbiter.judging.Judgement;
import io.arbiter.judging.Limits;
import io.arbiter.judging.PyValue;
import io.arbiter.judging.SubmissionKind;
import io.arbiter.judging.TestCase;
import io.arbiter.judging.TestCategory;
import io.arbiter.judging.TestSet;
import io.arbiter.judging.Verdict;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.Judge;
import io.arbiter.worker.Sandboxes;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Attacks one worker's sandboxes, one attack after the other. */
final class AttackRun {
  private static final Limits LIMITS = Limits.DEFAULT;

  /** How long a child may outlive its limit, and a left-over process the verdict. */
  private static final Duration SURVIVAL = Duration.ofSeconds(2);

  /** In which an honest submission has its verdict after an attack. */
  private static final Duration RECOVERY = Duration.ofSeconds(5);

  private static final Duration QUIET = Duration.ofSeconds(5);

  /** CPU time of idle children in that time, with a wide margin. */
  private static final Duration QUIET_CPU = Duration.ofMillis(500);

  private static final List<String> HIDDEN_INPUTS = List.of("424242", "848484");
  private static final List<String> JAVA = List.of("\tat ", ".java:", "org.graalvm", "com.oracle");

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
  private final Corpus corpus;
  private final Set<Long> ownProcesses;

  AttackRun(Sandboxes sandboxes, Canaries canaries, Corpus corpus) {
    this.sandboxes = sandboxes;
    judge = new Judge(sandboxes);
    this.canaries = canaries;
    this.corpus = corpus;
    ownProcesses = Set.of(canaries.victim().pid());
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
    Set<ProcessHandle> before = children();
    String source = canaries.aim(attack.source());
    if (attack.oracles().contains(Oracle.TWICE)) {
      judge(source);
    }
    long started = System.nanoTime();
    Judgement judgement = judge(source);
    Duration time = since(started);
    List<String> harm = new ArrayList<>(harmOf(attack, judgement));
    Set<ProcessHandle> survivors = children();
    survivors.retainAll(before);
    if (attack.oracles().contains(Oracle.QUIET_AFTER) && !isQuiet(survivors)) {
      harm.add("still at work after the verdict");
    }
    if (attack.oracles().contains(Oracle.SIGTERM_DEFAULT_AFTER) && !endOnRequest(survivors)) {
      harm.add("the child does not end when it is asked to");
    }
    long verdict = System.nanoTime();
    Verdict next = control(corpus.controls().getFirst(), harm);
    Duration recovery = since(verdict);
    if (recovery.compareTo(RECOVERY) > 0) {
      harm.add("the next verdict took " + recovery.toMillis() + " ms");
    }
    // A child that was replaced can have poisoned nobody.
    if (survivors.size() == before.size() || attack.oracles().contains(Oracle.CONTROLS_ALL)) {
      for (Control control : corpus.controls().subList(1, corpus.controls().size())) {
        control(control, harm);
      }
    }
    return new Result(attack, judgement, time, harm, next, recovery);
  }

  private Verdict control(Control control, List<String> harm)
      throws SandboxUnavailable, InterruptedException {
    Judgement got = judge(control.source());
    if (got.verdict() != control.expected()) {
      harm.add("control " + control.name() + " got " + got.verdict() + ": " + got.message());
    }
    return got.verdict();
  }

  /** As a submission whose output is looked at, though no player would see it. */
  private Judgement judge(String source) throws SandboxUnavailable, InterruptedException {
    Job job =
        new Job(
            Job.FORMAT,
            UUID.randomUUID(),
            1,
            SubmissionKind.RUN,
            "doubled",
            1,
            "attack",
            source,
            LIMITS,
            Instant.now());
    return judge.judge(job, DOUBLES, _ -> {}, _ -> {});
  }

  private List<String> harmOf(Attack attack, Judgement judgement)
      throws IOException, InterruptedException {
    String feedback = feedback(judgement, attack.source());
    String shown = feedback + judgement.output();
    List<String> harm = new ArrayList<>(canaries.touched(shown));
    if (!attack.expects().contains(judgement.verdict())) {
      harm.add(judgement.verdict() + " where " + attack.expected() + " is expected");
    }
    for (String line : shown.lines().filter(line -> line.contains("PWNED:")).toList()) {
      harm.add(line.substring(line.indexOf("PWNED:")));
    }
    for (Oracle oracle : attack.oracles()) {
      if (fires(oracle, judgement, feedback, shown)) {
        harm.add(oracle.name());
      }
    }
    if (judgement.usage().wallMillis() > LIMITS.wallMillis() + SURVIVAL.toMillis()) {
      harm.add("ran for " + judgement.usage().wallMillis() + " ms");
    }
    String left = leftBehind();
    if (!left.isEmpty()) {
      harm.add("left behind: " + left);
    }
    return harm;
  }

  private static boolean fires(Oracle oracle, Judgement judgement, String feedback, String shown)
      throws IOException {
    return switch (oracle) {
      case NOT_ACCEPTED -> judgement.verdict() == Verdict.ACCEPTED;
      case NO_HIDDEN_INPUT -> HIDDEN_INPUTS.stream().anyMatch(feedback::contains);
      case NO_HOSTINFO -> hostFacts().stream().anyMatch(shown::contains);
      case NO_JAVA_STACK -> JAVA.stream().anyMatch(shown::contains);
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

  /** What the player gets to see, without the lines of his own source in a traceback. */
  private static String feedback(Judgement judgement, String source) {
    Set<String> own = source.lines().map(String::strip).collect(Collectors.toSet());
    String traceback =
        judgement.failure() == null || judgement.failure().traceback() == null
            ? ""
            : judgement.failure().traceback();
    String foreign =
        traceback
            .lines()
            .filter(line -> !own.contains(line.strip()))
            .collect(Collectors.joining("\n"));
    @Nullable PyValue actual = judgement.failure() == null ? null : judgement.failure().actual();
    return judgement.message() + "\n" + foreign + "\n" + actual + "\n";
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

  private Set<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(child -> !ownProcesses.contains(child.pid()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Descendants that no pool knows, or more children than pools have; dead ones get a moment. */
  private String leftBehind() throws InterruptedException {
    long deadline = System.nanoTime() + SURVIVAL.toNanos();
    String left = strangers();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
      left = strangers();
    }
    return left;
  }

  private String strangers() {
    Set<Long> known = new HashSet<>(ownProcesses);
    sandboxes.processes().forEach(process -> known.add(process.pid()));
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.isAlive() && !known.contains(process.pid()))
        .map(process -> process.info().commandLine().orElse(Long.toString(process.pid())))
        .collect(Collectors.joining(", "));
  }

  private static boolean isQuiet(Set<ProcessHandle> children) throws InterruptedException {
    Duration before = cpu(children);
    TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
    return cpu(children).minus(before).compareTo(QUIET_CPU) < 0;
  }

  private static Duration cpu(Set<ProcessHandle> processes) {
    return processes.stream()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static boolean endOnRequest(Set<ProcessHandle> processes) throws InterruptedException {
    processes.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + SURVIVAL.toNanos();
    while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
