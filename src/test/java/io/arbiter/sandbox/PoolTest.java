package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.arbiter.EveryThirdDay;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How the pool starts, keeps, replaces and ends children. */
class PoolTest {
  private static final Program DOUBLE =
      new Program("def checkio(x): return x * 2", "checkio", false, false, Limits.DEFAULT);
  private static final Program ENDLESS =
      new Program(
          "print('begun', flush=True)\nwhile True: pass",
          null,
          false,
          true,
          new Limits(60_000, 1_000_000_000, 1 << 24, 100));

  @Test
  @EveryThirdDay
  void aChildIsReplacedAfterItsLastSubmissionAndTheNextOneWorks() throws Exception {
    try (Sandbox sandbox = new Sandbox(SharedSandbox.settings(1, 1))) {
      for (int i = 0; i < 3; i++) {
        try (GuestRun run = sandbox.open(DOUBLE, _ -> {})) {
          run.load();
          assertThat(run.call(List.of(PyValue.Int.of(i))))
              .isEqualTo(new Outcome.Returned(PyValue.Int.of(2 * i)));
        }
      }
      await().until(() -> sandbox.statistics().ended().get(ChildEnd.SERVED) == 3);
    }
  }

  @Test
  @EveryThirdDay
  void theStatusesSayWhatChildrenDo() throws Exception {
    try (Sandbox sandbox = new Sandbox(SharedSandbox.settings(1, 2))) {
      await().atMost(Duration.ofSeconds(90)).until(sandbox::isSettled);
      assertThat(sandbox.lastEnd()).isEmpty();
      assertThat(sandbox.statuses())
          .singleElement()
          .satisfies(
              child -> {
                assertThat(child.activity()).isEqualTo(ChildStatus.Activity.READY);
                assertThat(child.served()).isZero();
                assertThat(child.age()).isPositive();
                assertThat(child.residentBytes()).isGreaterThan(1 << 24);
              });
      try (GuestRun run = sandbox.open(DOUBLE, _ -> {})) {
        run.load();
        assertThat(sandbox.statuses())
            .extracting(ChildStatus::activity)
            .containsExactly(ChildStatus.Activity.BUSY);
      }
      await()
          .until(
              () ->
                  sandbox.statuses().stream()
                      .anyMatch(
                          child ->
                              child.activity() == ChildStatus.Activity.READY
                                  && child.served() == 1));
      try (GuestRun run = sandbox.open(DOUBLE, _ -> {})) {
        run.load();
      }
      await().until(() -> sandbox.lastEnd().isPresent());
      assertThat(sandbox.lastEnd().orElseThrow().reason()).isEqualTo(ChildEnd.SERVED);
      assertThat(sandbox.lastEnd().orElseThrow().served()).isEqualTo(2);
    }
  }

  @Test
  @EveryThirdDay
  void aFreshChildHasServedNobodyAndEndsAfterItsSubmission() throws Exception {
    try (Sandbox sandbox = new Sandbox(SharedSandbox.settings(1, Integer.MAX_VALUE))) {
      await().atMost(Duration.ofSeconds(90)).until(sandbox::isSettled);
      List<ProcessHandle> before = sandbox.processes();
      try (GuestRun run = sandbox.openFresh(DOUBLE, _ -> {}, () -> {})) {
        run.load();
        assertThat(run.call(List.of(PyValue.Int.of(4))))
            .isEqualTo(new Outcome.Returned(PyValue.Int.of(8)));
      }
      await().until(() -> sandbox.statistics().ended().get(ChildEnd.SERVED) == 1);
      // It was the spare. The child that waited has served nobody and is still there.
      assertThat(before.stream().filter(ProcessHandle::isAlive)).hasSize(1);
      assertThat(sandbox.statistics().ready()).isOne();
    }
  }

  @Test
  @EveryThirdDay
  void sandboxesShareASpareAndASandboxWithMinimumZeroStartsEmpty() throws Exception {
    SandboxSettings settings = SharedSandbox.settings(1, 50);
    try (ChildStarter starter = new ChildStarter(settings, 1);
        Sandbox keeps = new Sandbox(settings, starter, 1);
        Sandbox borrows = new Sandbox(settings, starter, 0)) {
      await().atMost(Duration.ofSeconds(90)).until(keeps::isSettled);
      assertThat(borrows.ready()).isFalse();
      List<ProcessHandle> spare = starter.processes();
      assertThat(spare).hasSize(1);
      long started = System.nanoTime();
      try (GuestRun run = borrows.open(DOUBLE, _ -> {})) {
        assertThat(run.load()).isInstanceOf(Outcome.Returned.class);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
      assertThat(borrows.processes()).isEqualTo(spare);
      await().atMost(Duration.ofSeconds(90)).until(starter::hasSpare);
      assertThat(keeps.processes()).hasSize(1).doesNotContainAnyElementsOf(spare);
    }
  }

  /**
   * Guards a past bug: after some 220 guests the compiler started on the prelude and never
   * finished.
   */
  @Test
  @EveryThirdDay
  void aChildServesHundredsOfGuestsWithoutWear() throws Exception {
    try (Sandbox sandbox = new Sandbox(SharedSandbox.settings(1, Integer.MAX_VALUE))) {
      for (int i = 0; i < 200; i++) {
        try (GuestRun run = sandbox.open(DOUBLE, _ -> {})) {
          assertThat(run.load()).isInstanceOf(Outcome.Returned.class);
        }
      }
      await().atMost(Duration.ofSeconds(90)).until(sandbox::isSettled);
      assertThat(sandbox.statistics().started()).isEqualTo(1);
    }
  }

  /**
   * Guards a past bug: the guest took a second, then the compiler worked twenty more seconds on its
   * code.
   */
  @Test
  @EveryThirdDay
  void theCompilationOfAHugeFunctionEndsWithItsGuest() throws Exception {
    String large =
        """
        def work(n, all):
          a0 = a1 = a2 = a3 = a4 = 1
          if all:
        %s
          return n
        def checkio(n):
          work(1, True)
          for i in range(n):
            work(1, False)
          return n
        """
            .formatted(SharedSandbox.lines(1200));
    try (Sandbox sandbox = new Sandbox(SharedSandbox.settings(1, Integer.MAX_VALUE))) {
      await().atMost(Duration.ofSeconds(90)).until(sandbox::isSettled);
      // The first run warms up the compiler.
      runLarge(sandbox, large);
      Duration before = cpuWhenIdle(sandbox);
      Duration own = runLarge(sandbox, large + "# again");
      Duration all = cpuWhenIdle(sandbox).minus(before);
      assertThat(all).isLessThan(own.multipliedBy(12));
    }
  }

  private static Duration runLarge(Sandbox sandbox, String source) throws Exception {
    Limits limits = new Limits(60_000, 10_000_000, 64L << 20, 1 << 16);
    try (GuestRun run =
        sandbox.open(new Program(source, "checkio", false, false, limits), _ -> {})) {
      run.load();
      assertThat(run.call(List.of(PyValue.Int.of(300_000))))
          .isEqualTo(new Outcome.Returned(PyValue.Int.of(300_000)));
      return Duration.ofMillis(run.usage().cpuMillis());
    }
  }

  /** The CPU time of the sandbox's processes, once they are idle. */
  private static Duration cpuWhenIdle(Sandbox sandbox) {
    AtomicReference<Duration> seen = new AtomicReference<>(Duration.ZERO);
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              Duration now =
                  sandbox.processes().stream()
                      .flatMap(process -> process.info().totalCpuDuration().stream())
                      .reduce(Duration.ZERO, Duration::plus);
              return now.minus(seen.getAndSet(now)).toMillis() < 100;
            });
    return seen.get();
  }

  @Test
  @EveryThirdDay
  void aChildKilledFromOutsideIsAnEngineFaultAndIsReplaced() throws Exception {
    try (Sandbox sandbox = new Sandbox(SharedSandbox.settings(1, 50))) {
      await().atMost(Duration.ofSeconds(90)).until(sandbox::ready);
      List<ProcessHandle> before = sandbox.processes();
      AtomicInteger ended = new AtomicInteger();
      try (GuestRun run = sandbox.open(DOUBLE, _ -> {}, ended::incrementAndGet)) {
        run.load();
        before.forEach(ProcessHandle::destroyForcibly);
        assertThat(run.call(List.of(PyValue.Int.of(1))))
            .isEqualTo(new Outcome.EngineFault("the child ended with exit code 137"));
      }
      await().until(() -> ended.get() == 1);
      try (GuestRun run = sandbox.open(DOUBLE, _ -> {})) {
        assertThat(run.load()).isInstanceOf(Outcome.Returned.class);
      }
    }
  }

  /** The time in which the child alone, or this process, stood still is not the guest's. */
  @Test
  void aChildThatStoodStillIsNoFaultOfItsGuest() throws Exception {
    try (Sandbox sandbox = new Sandbox(SharedSandbox.settings(1, 50))) {
      await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.processes().size() == 1);
      Limits limits = new Limits(200, 1_000_000_000L, 32L << 20, 4_000);
      long wallMillis = limits.wallMillis();
      Program slow =
          new Program(
              "import time\n"
                  + "def checkio(n):\n"
                  + "  print('begun', flush=True)\n"
                  + "  time.sleep(0.3)\n"
                  + "  return n",
              "checkio",
              false,
              true,
              limits);
      List<ProcessHandle> children = sandbox.processes();
      CompletableFuture<String> begun = new CompletableFuture<>();
      try (GuestRun run = sandbox.open(slow, begun::complete)) {
        assertThat(run.load()).isInstanceOf(Outcome.Returned.class);
        CompletableFuture<Outcome> call =
            CompletableFuture.supplyAsync(() -> run.call(List.of(PyValue.Int.of(1))));
        begun.get(10, TimeUnit.SECONDS);
        signal("STOP", children);
        Thread.sleep(wallMillis + 500);
        signal("CONT", children);
        assertThat(call.get(10, TimeUnit.SECONDS))
            .isEqualTo(new Outcome.Returned(PyValue.Int.of(1)));
        assertThat(run.usage().wallMillis()).isLessThan(wallMillis);
        signal("STOP", children);
        assertThat(run.call(List.of(PyValue.Int.of(1))))
            .isEqualTo(new Outcome.EngineFault("the child got no processor time"));
      }
    }
  }

  private static void signal(String name, List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
  }

  @Test
  void closingEndsBusyChildrenWithinTwoSeconds() throws Exception {
    Sandbox sandbox = new Sandbox(SharedSandbox.settings(1, 50));
    CompletableFuture<String> begun = new CompletableFuture<>();
    GuestRun run = sandbox.open(ENDLESS, begun::complete);
    List<ProcessHandle> children = sandbox.processes();
    CompletableFuture<Outcome> guest = CompletableFuture.supplyAsync(run::load);
    begun.get(10, TimeUnit.SECONDS);
    long started = System.nanoTime();
    sandbox.close();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(guest)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(SandboxClosed.class);
    assertThatThrownBy(() -> sandbox.open(DOUBLE, _ -> {})).isInstanceOf(SandboxUnavailable.class);
  }

  @Test
  void aChildEndsWhenItsHostIsGoneEvenWhileAGuestRuns() throws Exception {
    SandboxSettings settings = SharedSandbox.settings(1, 50);
    ChildFiles files = ChildFiles.find(settings);
    Process process =
        ChildJvm.builder(
                new ChildCommand(settings, files.runtime()).serve(files.python(), files.cache()))
            .start();
    try (ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor()) {
      ChildJvm child = new ChildJvm(process, deadlines);
      child.awaitReady(Duration.ofSeconds(90));
      child.send(
          new Frame.Load(
              new Program(
                  ENDLESS.source(),
                  null,
                  null,
                  false,
                  true,
                  "",
                  new Program.Budget(ENDLESS.limits(), 60_000, 0))));
      assertThat(child.receive()).isEqualTo(new Frame.Output("begun\n"));
      assertThat(process.isAlive()).isTrue();
      process.getOutputStream().close();
      assertThat(process.waitFor(Duration.ofSeconds(5))).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void childrenThatDoNotStartMakeTheSandboxUnavailable() {
    SandboxSettings settings = SharedSandbox.settings(1, 50);
    SandboxSettings broken =
        new SandboxSettings(
            new SandboxSettings.Installation(
                settings.installation().childPath(),
                settings.installation().home(),
                Path.of("/nonexistent/java")),
            1,
            50,
            settings.maxMemoryBytes(),
            0,
            Duration.ofSeconds(1),
            ConfinementMode.REQUIRED);
    try (Sandbox sandbox = new Sandbox(broken)) {
      assertThatThrownBy(() -> sandbox.open(DOUBLE, _ -> {}))
          .isInstanceOf(SandboxUnavailable.class);
      assertThat(sandbox.ready()).isFalse();
    }
  }
}
