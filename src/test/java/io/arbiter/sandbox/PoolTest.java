package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.Footprint;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the pool starts, keeps, replaces and ends children, which are fake. */
class PoolTest {
  private static final Limits LIMITS = new Limits(40, 1_000, 1 << 20, 1_000);
  private static final int FOREVER = Integer.MAX_VALUE;
  private static final Usage USED = new Usage(1, 2, 3, 4);
  private static final Outcome KEYBOARD_INTERRUPT =
      new Outcome.Raised("KeyboardInterrupt", "the run was stopped", null);

  private static Program program(String source) {
    return new Program(source, "checkio", false, true, LIMITS);
  }

  private static Sandbox sandbox(FakeChild.Family children, int reuse) {
    SandboxSettings settings = SharedSandbox.settings(1, reuse);
    return new Sandbox(settings, children.starter(settings, 0), true, 1);
  }

  private static Outcome call(Sandbox sandbox, long number) throws Exception {
    try (GuestRun run = sandbox.open(program(""), _ -> {})) {
      assertThat(run.load()).isEqualTo(new Outcome.Returned(new PyValue.None()));
      return run.call(List.of(PyValue.Int.of(number)));
    }
  }

  private static void assertWorks(Sandbox sandbox) throws Exception {
    assertThat(call(sandbox, 7)).isEqualTo(new Outcome.Returned(PyValue.Int.of(7)));
  }

  private static long ended(Sandbox sandbox, ChildEnd reason) {
    return sandbox.statistics().ended().get(reason);
  }

  private static FakeChild.Family honest() {
    return new FakeChild.Family((_, command) -> FakeChild.echo(command));
  }

  @Test
  void aChildIsReplacedAfterItsLastSubmission() throws Exception {
    FakeChild.Family children = honest();
    try (Sandbox sandbox = sandbox(children, 2)) {
      Limits large = new Limits(1, 1, 1L << 40, 1);
      assertThatThrownBy(() -> sandbox.open(new Program("", null, false, false, large), _ -> {}))
          .as("more memory than a child has")
          .isInstanceOf(IllegalArgumentException.class);
      for (int i = 0; i < 4; i++) {
        assertWorks(sandbox);
      }
      FakeChild.await().until(() -> ended(sandbox, ChildEnd.SERVED) == 2 && sandbox.isSettled());
      assertThat(sandbox.lastEnd().orElseThrow().served()).isEqualTo(2);
      assertThat(children.all()).hasSize(3).filteredOn(Process::isAlive).hasSize(1);
    }
    assertThat(children.all()).noneMatch(Process::isAlive);
  }

  @Test
  void aFreshChildHasServedNobodyAndEndsAfterItsSubmission() throws Exception {
    FakeChild.Family children = honest();
    try (Sandbox sandbox = sandbox(children, FOREVER)) {
      assertWorks(sandbox);
      FakeChild.await().until(sandbox::isSettled);
      ChildStatus served = sandbox.statuses().getFirst();
      assertThat(served.activity()).isEqualTo(ChildStatus.Activity.READY);
      assertThat(served.served()).isOne();
      try (GuestRun run = sandbox.openFresh(program(""), _ -> {}, () -> {})) {
        assertThat(run.load()).isInstanceOf(Outcome.Returned.class);
        assertThat(sandbox.statistics().busy()).isOne();
        assertThat(sandbox.statuses())
            .filteredOn(child -> child.activity() == ChildStatus.Activity.BUSY)
            .extracting(ChildStatus::served)
            .containsExactly(0);
      }
      FakeChild.await().until(() -> ended(sandbox, ChildEnd.SERVED) == 1);
      assertThat(children.all()).extracting(Process::isAlive).containsExactly(true, false);
    }
  }

  @Test
  void sandboxesShareASpareAndASandboxWithMinimumZeroStartsEmpty() throws Exception {
    SandboxSettings settings = SharedSandbox.settings(1, FOREVER);
    FakeChild.Family children = honest();
    try (ChildStarter starter = children.starter(settings, 1);
        Sandbox keeps = new Sandbox(settings, starter, 1);
        Sandbox borrows = new Sandbox(settings, starter, 0)) {
      FakeChild.await().until(keeps::isSettled);
      assertThat(borrows.ready()).isFalse();
      assertThat(starter.statuses())
          .extracting(ChildStatus::activity)
          .containsExactly(ChildStatus.Activity.SPARE);
      children.all().getLast().end(1);
      FakeChild.await().until(() -> children.all().size() == 3 && starter.hasSpare());
      assertWorks(borrows);
      assertThat(borrows.statistics().started()).isOne();
      FakeChild.await().until(() -> starter.hasSpare() && borrows.isSettled());
      assertThat(starter.spares()).isOne();
      assertThat(children.all()).filteredOn(Process::isAlive).hasSize(3);
      assertThat(keeps.statistics().started()).isOne();
    }
    assertThat(children.all()).noneMatch(Process::isAlive);
  }

  private static Frame.Report reply(Outcome outcome, Aftermath aftermath) {
    return new Frame.Reply(outcome, USED, aftermath);
  }

  private static FakeChild.Script exit(int code) {
    return (child, _) -> {
      child.end(code);
      return null;
    };
  }

  /** What a child does when it is called; the outcome of the call; why the child ended. */
  static List<Arguments> ends() {
    Outcome limit = new Outcome.LimitHit(Limit.CPU, 40, 50);
    Outcome fault = new Outcome.EngineFault("engine");
    String unasked = "protocol: an unexpected report";
    String flood = "protocol: more output than was asked for";
    return List.of(
        Arguments.of(
            exit(3), new Outcome.LimitHit(Limit.MEMORY, 1 << 20, 1 << 20), "OUT_OF_MEMORY"),
        Arguments.of(
            exit(159), new Outcome.Denied("make a system call", null), "DENIED_SYSTEM_CALL"),
        Arguments.of(
            exit(137), new Outcome.EngineFault("the child ended with exit code 137"), "DIED"),
        Arguments.of(script(reply(limit, Aftermath.END)), limit, "UNSTOPPED"),
        Arguments.of(script(reply(fault, Aftermath.END)), fault, "ENGINE_FAULT"),
        Arguments.of(script(FakeChild.READY), new Outcome.EngineFault(unasked), "PROTOCOL"),
        Arguments.of(
            script(new Frame.Output("x".repeat(1_001))),
            new Outcome.EngineFault(flood),
            "PROTOCOL"),
        Arguments.of(script(new Frame.Output("")), new Outcome.EngineFault(flood), "PROTOCOL"));
  }

  private static FakeChild.Script script(Frame.Report answer) {
    return (_, _) -> answer;
  }

  @ParameterizedTest
  @MethodSource("ends")
  void aChildThatEndsIsReplacedAndItsGuestHasAnOutcome(
      FakeChild.Script called, Outcome expected, String reason) throws Exception {
    AtomicInteger told = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    FakeChild.Family children =
        new FakeChild.Family(
            (child, command) ->
                command instanceof Frame.Call && calls.getAndIncrement() == 0
                    ? called.answer(child, command)
                    : FakeChild.echo(command));
    try (Sandbox sandbox = sandbox(children, FOREVER)) {
      try (GuestRun run = sandbox.open(program(""), _ -> {}, told::incrementAndGet)) {
        run.load();
        assertThat(run.isClean()).isTrue();
        assertThat(run.call(List.of(PyValue.Int.of(1)))).isEqualTo(expected);
        assertThat(run.isClean()).isFalse();
        assertThatThrownBy(() -> run.call(List.of())).isInstanceOf(IllegalStateException.class);
      }
      FakeChild.await().until(() -> told.get() == 1);
      assertThat(ended(sandbox, ChildEnd.valueOf(reason))).isOne();
      assertWorks(sandbox);
      assertThat(children.all()).extracting(Process::isAlive).containsExactly(false, true);
    }
  }

  /** A child without processor time was stopped by the machine, not by its guest. */
  @Test
  void aSilentChildIsKilledAtItsDeadline() throws Exception {
    Iterator<Duration> cpu = List.of(Duration.ofHours(1), Duration.ZERO).iterator();
    FakeChild.Family children =
        new FakeChild.Family(
            (child, command) -> {
              if (!(command instanceof Frame.Call)) {
                return FakeChild.echo(command);
              }
              Duration spent = cpu.next();
              CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
                  .execute(() -> child.spend(spent));
              return null;
            });
    try (Sandbox sandbox = sandbox(children, FOREVER)) {
      assertThat(call(sandbox, 1))
          .isInstanceOfSatisfying(
              Outcome.LimitHit.class,
              hit -> {
                assertThat(hit.limit()).isEqualTo(Limit.WALL);
                assertThat(hit.allowed()).isEqualTo(LIMITS.wallMillis());
                assertThat(hit.used()).isGreaterThan(2_000);
              });
      assertThat(call(sandbox, 1))
          .isEqualTo(new Outcome.EngineFault("the child got no processor time"));
      FakeChild.await().until(() -> ended(sandbox, ChildEnd.SILENT) == 2);
    }
  }

  @Test
  void theTimeInWhichItsOutputIsTakenIsNotTheGuests() throws Exception {
    FakeChild.Family children =
        new FakeChild.Family(
            (child, command) -> {
              if (command instanceof Frame.Call) {
                child.send(new Frame.Output("x"));
              }
              return FakeChild.echo(command);
            });
    Consumer<String> slow = _ -> sleep(Duration.ofMillis(2_500 + LIMITS.wallMillis()));
    try (Sandbox sandbox = sandbox(children, FOREVER);
        GuestRun run = sandbox.open(program(""), slow)) {
      run.load();
      PyValue one = PyValue.Int.of(1);
      assertThat(run.call(List.of(one))).isEqualTo(new Outcome.Returned(one));
      assertThat(run.call(List.of(one))).isEqualTo(new Outcome.Returned(one));
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a child sends when it should be ready again; why the host ends it. */
  static List<Arguments> badConditions() {
    return List.of(
        Arguments.of(new Frame.Failed(Frame.Stage.EXAMINATION, "a new thread", 0), "EXAMINATION"),
        Arguments.of(new Frame.Output("x"), "PROTOCOL"),
        Arguments.of(new Frame.Ready(new Footprint(180L << 20, 0, 0)), "WORN"));
  }

  @ParameterizedTest
  @MethodSource("badConditions")
  void aChildInABadConditionIsReplaced(Frame.Report condition, String reason) throws Exception {
    AtomicInteger starts = new AtomicInteger();
    FakeChild.Family children =
        new FakeChild.Family(
            (_, command) ->
                command instanceof Frame.Finish && starts.incrementAndGet() == 2
                    ? condition
                    : FakeChild.echo(command));
    try (Sandbox sandbox = sandbox(children, FOREVER)) {
      assertWorks(sandbox);
      FakeChild.await().until(() -> ended(sandbox, ChildEnd.valueOf(reason)) == 1);
      assertWorks(sandbox);
      assertThat(sandbox.statistics().started()).isEqualTo(2);
    }
  }

  @Test
  void aWornChildServesOnUntilThereIsASpare() throws Exception {
    Frame.Ready grown = new Frame.Ready(new Footprint(150L << 20, 0, 0));
    FakeChild.Family children =
        new FakeChild.Family(
            (_, command) -> command instanceof Frame.Finish ? grown : FakeChild.echo(command));
    try (Sandbox sandbox = sandbox(children, FOREVER)) {
      assertWorks(sandbox);
      assertWorks(sandbox);
      assertThat(sandbox.statistics().started()).isOne();
    }
    SandboxSettings settings = SharedSandbox.settings(1, FOREVER);
    try (ChildStarter starter = children.starter(settings, 1);
        Sandbox sandbox = new Sandbox(settings, starter, 1)) {
      FakeChild.await().until(sandbox::isSettled);
      assertWorks(sandbox);
      FakeChild.await().until(() -> ended(sandbox, ChildEnd.WORN) == 1);
      assertWorks(sandbox);
    }
  }

  /** Says that it has begun, and then nothing. */
  private static Frame.@Nullable Report endless(Frame.Command command) {
    return command instanceof Frame.Load(Program program) && program.source().equals("endless")
        ? new Frame.Output("begun")
        : FakeChild.echo(command);
  }

  @Test
  void closingEndsBusyChildren() throws Exception {
    FakeChild.Family children = new FakeChild.Family((_, command) -> endless(command));
    try (Sandbox sandbox = sandbox(children, FOREVER)) {
      CompletableFuture<String> begun = new CompletableFuture<>();
      GuestRun run = sandbox.open(program("endless"), begun::complete);
      CompletableFuture<Outcome> guest = CompletableFuture.supplyAsync(run::load);
      begun.get(5, TimeUnit.MINUTES);
      sandbox.close();
      assertThat(children.all()).hasSize(1).noneMatch(Process::isAlive);
      assertThat(guest)
          .failsWithin(Duration.ofSeconds(60))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(SandboxClosed.class);
      assertThatThrownBy(() -> call(sandbox, 1)).isInstanceOf(SandboxUnavailable.class);
    }
  }

  /** What a child answers to a stop; how many children end. */
  static List<Arguments> stops() {
    Outcome limit = new Outcome.LimitHit(Limit.WALL, 40, 40);
    return List.of(
        Arguments.of(reply(limit, Aftermath.EXAMINE), 0),
        Arguments.of(reply(limit, Aftermath.END), 1),
        Arguments.of(null, 1));
  }

  @ParameterizedTest
  @MethodSource("stops")
  void aStoppedRunRaisesAKeyboardInterruptAndKeepsAChildThatObeys(
      Frame.@Nullable Report answer, int ends) throws Exception {
    AtomicInteger told = new AtomicInteger();
    CompletableFuture<String> begun = new CompletableFuture<>();
    FakeChild.Family children =
        new FakeChild.Family(
            (_, command) -> command instanceof Frame.Stop ? answer : endless(command));
    try (Sandbox sandbox = sandbox(children, FOREVER)) {
      try (GuestRun run =
          sandbox.open(program("endless"), begun::complete, told::incrementAndGet)) {
        begun.thenRunAsync(run::stop);
        assertThat(run.load()).isEqualTo(KEYBOARD_INTERRUPT);
        assertThat(run.isStopped()).isTrue();
      }
      FakeChild.await().until(() -> told.get() == ends);
      assertThat(ended(sandbox, ChildEnd.UNSTOPPED)).isEqualTo(ends);
      assertWorks(sandbox);
    }
  }

  @Test
  void aRunThatIsStoppedBeforeItBeginsDoesNotBegin() throws Exception {
    try (Sandbox sandbox =
        sandbox(new FakeChild.Family((_, command) -> endless(command)), FOREVER)) {
      List<String> printed = new ArrayList<>();
      try (GuestRun run = sandbox.open(program("endless"), printed::add)) {
        run.stop();
        assertThat(run.load()).isEqualTo(KEYBOARD_INTERRUPT);
      }
      assertThat(printed).isEmpty();
      assertWorks(sandbox);
      assertThat(sandbox.statistics().started()).isOne();
    }
  }

  @Test
  void aStopThatComesTooLateLeavesTheNextRunAlone() throws Exception {
    try (Sandbox sandbox = sandbox(honest(), FOREVER)) {
      GuestRun first = sandbox.open(program(""), _ -> {});
      first.load();
      first.close();
      try (GuestRun next = sandbox.open(program(""), _ -> {})) {
        next.load();
        first.stop();
        first.close();
        assertThat(next.call(List.of(PyValue.Int.of(1)))).isInstanceOf(Outcome.Returned.class);
      }
      assertThat(sandbox.statistics().started()).isOne();
    }
  }

  @Test
  void aStartThatFailsIsReportedAndTriedAgain() throws Exception {
    SandboxSettings settings = SharedSandbox.settings(1, FOREVER);
    AtomicBoolean broken = new AtomicBoolean(true);
    FakeChild.Family children =
        new FakeChild.Family(
            (child, command) -> {
              if (broken.get()) {
                child.end(1);
              }
              return FakeChild.echo(command);
            });
    try (ChildStarter starter = children.starter(settings, 0);
        Sandbox sandbox = new Sandbox(settings, starter, 1)) {
      FakeChild.await().until(() -> starter.failures() > 0);
      assertThat(starter.lastFailure()).hasMessageStartingWith("a child did not become ready");
      broken.set(false);
      assertWorks(sandbox);
      assertThat(starter.lastFailure()).isNull();
    }
  }

  @Test
  void childrenThatCannotStartMakeTheSandboxUnavailable() {
    SandboxSettings impatient =
        SharedSandbox.settings(1, FOREVER, Duration.ofMillis(300), ConfinementMode.REQUIRED);
    ChildStarter.Launch none =
        () -> {
          throw new IOException("no such program");
        };
    try (ChildStarter starter = new ChildStarter(impatient, 0, none);
        Sandbox sandbox = new Sandbox(impatient, starter, 1)) {
      assertThatThrownBy(() -> call(sandbox, 1))
          .isInstanceOf(SandboxUnavailable.class)
          .hasRootCauseMessage("no such program");
      assertThatThrownBy(() -> sandbox.openFresh(program(""), _ -> {}, () -> {}))
          .isInstanceOf(SandboxUnavailable.class);
      assertThat(sandbox.ready()).isFalse();
    }
    FakeChild.Family unconfined =
        new FakeChild.Family((_, _) -> new Frame.Failed(Frame.Stage.LOCK, "seccomp", 22));
    try (ChildStarter starter = unconfined.starter(impatient, 0);
        Sandbox sandbox = new Sandbox(impatient, starter, 1)) {
      assertThat(sandbox.confinement())
          .failsWithin(Duration.ofSeconds(60))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(ConfinementFailure.class);
    }
  }

  private static final Footprint FRESH = new Footprint(70L << 20, 40L << 20, 20_000);
  private static final Duration YOUNG = Duration.ofHours(11);

  @Test
  void aChildThatHasNotGrownIsNotWorn() {
    assertThat(ChildWear.reason(FRESH, FRESH, YOUNG)).isEmpty();
    Footprint some = new Footprint(130L << 20, 90L << 20, 24_000);
    assertThat(ChildWear.reason(FRESH, some, YOUNG)).isEmpty();
  }

  @Test
  void aChildThatHasGrownPastABoundIsWorn() {
    assertThat(ChildWear.reason(FRESH, new Footprint(150L << 20, 0, 0), YOUNG))
        .hasValue("its heap holds 150 MiB");
    assertThat(ChildWear.reason(FRESH, new Footprint(0, 110L << 20, 0), YOUNG))
        .hasValue("its code takes 110 MiB");
    assertThat(ChildWear.reason(FRESH, new Footprint(0, 0, 25_001), YOUNG))
        .hasValue("it has loaded 25001 classes, 20000 at its start");
    assertThat(ChildWear.reason(FRESH, FRESH, Duration.ofHours(13))).hasValue("it is 13 hours old");
  }
}
