package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.EveryThirdDay;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Players stop their runs. */
class GuestStopTest {
  private static final Limits LONG = new Limits(60_000, 100_000_000_000L, 64L << 20, 16 << 10);

  private static Program script(String source) {
    return new Program(source, null, null, false, true, "", new Program.Budget(LONG));
  }

  @Test
  @EveryThirdDay
  void aStoppedScriptRaisesAKeyboardInterrupt() throws Exception {
    CompletableFuture<String> begun = new CompletableFuture<>();
    AtomicInteger ends = new AtomicInteger();
    long before = System.nanoTime();
    try (GuestRun run =
        SharedSandbox.get()
            .open(
                script("print('begun', end='', flush=True)\nwhile True: pass"),
                begun::complete,
                ends::incrementAndGet)) {
      begun.thenRun(run::stop);
      assertThat(run.load())
          .isEqualTo(new Outcome.Raised("KeyboardInterrupt", "the run was stopped", null));
      assertThat(run.isStopped()).isTrue();
      assertThat(begun).as("shown before its line ends").isCompletedWithValue("begun");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    SharedSandbox.endedOnceAllAreBack();
    assertThat(ends).as("told of the forced end").hasValue(1);
    assertThat(SharedSandbox.get().statistics().ended().get(ChildEnd.STOPPED)).isPositive();
  }

  @Test
  void whatIsStoppedBeforeItBeginsDoesNotRun() throws Exception {
    List<String> printed = new ArrayList<>();
    try (GuestRun run = SharedSandbox.get().open(script("print('ran')"), printed::add)) {
      run.stop();
      assertThat(run.load()).isInstanceOf(Outcome.Raised.class);
    }
    assertThat(printed).isEmpty();
  }

  @Test
  void aStopThatComesTooLateLeavesTheNextRunAlone() throws Exception {
    GuestRun first = SharedSandbox.get().open(script("x = 1"), _ -> {});
    first.load();
    first.close();
    SharedSandbox.endedOnceAllAreBack();
    try (GuestRun next =
        SharedSandbox.get().open(script("import time\ntime.sleep(0.3)"), _ -> {})) {
      CompletableFuture<Void> late =
          CompletableFuture.runAsync(
              first::stop, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
      assertThat(next.load()).isEqualTo(new Outcome.Returned(new PyValue.Str("")));
      late.join();
    }
  }
}
