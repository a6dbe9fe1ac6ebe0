package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arbiter.Thorough;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The life of a real child. */
class ChildTest {
  private static final Limits LONG = new Limits(60_000, 1_000_000_000, 64L << 20, 1 << 16);

  @Test
  void aChildEndsWhenItsHostIsGoneEvenWhileAGuestRuns() throws Exception {
    Process process = new ChildProcesses(SharedSandbox.settings(1, 1)).start();
    try (ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor()) {
      ChildJvm child = new ChildJvm(process, deadlines);
      child.awaitReady(Duration.ofMinutes(3));
      String endless = "print('begun', flush=True)\nwhile True: pass";
      child.send(new Frame.Load(new Program(endless, null, false, true, LONG)));
      assertThat(child.receive()).isEqualTo(new Frame.Output("begun\n"));
      assertThat(process.isAlive()).isTrue();
      process.getOutputStream().close();
      assertThat(process.waitFor(Duration.ofSeconds(60))).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The time in which the child alone, or this process, stood still is not the guest's. */
  @Test
  void aChildThatStoodStillIsNoFaultOfItsGuest() throws Exception {
    Limits limits = new Limits(1_000, 1_000_000_000L, 32L << 20, 4_000);
    String slow =
        """
        import time
        def checkio(n):
          print('begun', flush=True)
          time.sleep(0.3)
          return n
        """;
    CompletableFuture<String> begun = new CompletableFuture<>();
    Program program = new Program(slow, "checkio", false, true, limits);
    try (GuestRun run = SharedSandbox.get().open(program, begun::complete)) {
      assertThat(run.load()).isInstanceOf(Outcome.Returned.class);
      CompletableFuture<Outcome> call =
          CompletableFuture.supplyAsync(() -> run.call(List.of(PyValue.Int.of(1))));
      begun.get(60, TimeUnit.SECONDS);
      signal("STOP");
      Thread.sleep(limits.wallMillis() + 500);
      signal("CONT");
      assertThat(call.get(60, TimeUnit.SECONDS)).isEqualTo(returned(1));
      assertThat(run.usage().wallMillis()).isLessThan(limits.wallMillis());
    }
  }

  private static void signal(String name) throws Exception {
    for (ProcessHandle process : SharedSandbox.get().processes()) {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
  }

  /** Guards a past bug: after 220 guests the compiler began with the prelude and never finished. */
  @Test
  @Thorough("20 s; only a new version of the engine could bring the fault back")
  void aChildServesHundredsOfGuestsWithoutWear() throws Exception {
    try (Sandbox sandbox = new Sandbox(SharedSandbox.settings(1, Integer.MAX_VALUE))) {
      for (int i = 0; i < 250; i++) {
        try (GuestRun run = sandbox.open(new Program("x = 1", null, false, false, LONG), _ -> {})) {
          assertThat(run.load()).isInstanceOf(Outcome.Returned.class);
        }
      }
      await().atMost(Duration.ofSeconds(90)).until(sandbox::isSettled);
      assertThat(sandbox.statistics().started()).isEqualTo(1);
    }
  }

  /** Guards a past bug: after a guest of one second, the compiler worked twenty seconds more. */
  @Test
  @Thorough("30 s; only a new version of the engine could bring the fault back")
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
    try (GuestRun run = sandbox.open(new Program(source, "checkio", false, false, LONG), _ -> {})) {
      run.load();
      assertThat(run.call(List.of(PyValue.Int.of(300_000)))).isEqualTo(returned(300_000));
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
}
