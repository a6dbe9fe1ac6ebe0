package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static io.arbiter.sandbox.SharedSandbox.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arbiter.Thorough;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The life of a real child. A submission sees no change that one before it made. */
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
      assertThat(process.waitFor(Duration.ofMinutes(5))).isTrue();
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
      begun.get(5, TimeUnit.MINUTES);
      signal("STOP");
      Thread.sleep(limits.wallMillis() + 500);
      signal("CONT");
      assertThat(call.get(5, TimeUnit.MINUTES)).isEqualTo(returned(1));
      assertThat(run.usage().wallMillis()).isLessThan(limits.wallMillis());
    }
  }

  /** A guest that works loses no time while it waits for a processor, in the child and the host. */
  @Test
  void aChildWithoutAProcessorIsNoFaultOfItsGuest() throws Exception {
    Limits limits = new Limits(400, 1_000_000_000L, 32L << 20, 4_000);
    String slow =
        """
        import time
        def checkio(n):
          end = time.monotonic() + 4.5
          while time.monotonic() < end: pass
          return n
        """;
    String processors = "0-" + (Runtime.getRuntime().availableProcessors() - 1);
    List<Process> others = new ArrayList<>();
    try (GuestRun run =
        SharedSandbox.get().open(new Program(slow, "checkio", false, false, limits), _ -> {})) {
      assertThat(run.load()).isInstanceOf(Outcome.Returned.class);
      onProcessors("0");
      for (int i = 0; i < 20; i++) {
        others.add(
            new ProcessBuilder("taskset", "-c", "0", "sh", "-c", "while :; do :; done").start());
      }
      assertThat(run.call(List.of(PyValue.Int.of(1)))).isEqualTo(returned(1));
      assertThat(run.usage().wallMillis()).isLessThan(limits.wallMillis());
    } finally {
      others.forEach(Process::destroyForcibly);
      onProcessors(processors);
    }
  }

  private static void onProcessors(String list) throws Exception {
    for (ProcessHandle process : SharedSandbox.get().processes()) {
      String id = Long.toString(process.pid());
      new ProcessBuilder("taskset", "-acp", list, id).start().waitFor();
    }
  }

  @Test
  void aPlayersStopIsNoExceptionOfTheGuestAndKeepsTheChild() throws Exception {
    AtomicInteger ends = new AtomicInteger();
    Sandbox sandbox = SharedSandbox.get();
    CompletableFuture<String> begun = new CompletableFuture<>();
    String stubborn =
        """
        print('begun', flush=True)
        while True:
          try:
            while True: pass
          except BaseException: pass
        """;
    Program program = new Program(stubborn, null, false, true, LONG);
    try (GuestRun run = sandbox.open(program, begun::complete, ends::incrementAndGet)) {
      begun.thenRunAsync(run::stop);
      assertThat(run.load())
          .isEqualTo(new Outcome.Raised("KeyboardInterrupt", "the run was stopped", null));
    }
    FakeChild.await().until(sandbox::isSettled);
    assertThat(ends).hasValue(0);
  }

  private static void signal(String name) throws Exception {
    for (ProcessHandle process : SharedSandbox.get().processes()) {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
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
      await().atMost(Duration.ofMinutes(5)).until(sandbox::isSettled);
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

  /** The CPU time of the sandbox's only process, once it is idle. */
  private static Duration cpuWhenIdle(Sandbox sandbox) {
    AtomicReference<Duration> seen = new AtomicReference<>(Duration.ZERO);
    ProcessHandle child = sandbox.processes().getFirst();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              Duration now = child.info().totalCpuDuration().orElseThrow();
              return now.minus(seen.getAndSet(now)).toMillis() < 100;
            });
    return seen.get();
  }

  /** A change, and how a submission would notice it. Those that break most come last. */
  private static final List<String[]> CHANGES =
      List.of(
          change("json.dumps = lambda *a: 'mine'", "json.dumps([1])"),
          change("sys.modules['mine'] = sys", "'mine' in sys.modules"),
          change("sys.mine = sys.intern('mine')", "hasattr(sys, 'mine')"),
          change("gc.disable()", "gc.isenabled()"),
          change("os.environ['MINE'] = '1'", "'MINE' in os.environ"),
          change("sys.setrecursionlimit(777)", "sys.getrecursionlimit()"),
          change(
              "codecs.register(lambda n: codecs.lookup('utf8') if n == 'mine' else None)",
              "codecs.lookup('mine').name"),
          change("decimal.getcontext().prec = 3", "decimal.getcontext().prec"),
          change("re.compile('mine')", "any('mine' in key for key in re._cache)"),
          change("atexit.register(print, 'mine')", "atexit._ncallbacks()"),
          change("class F:\n  def __del__(self): print('mine')\nf = F()", "'f' in globals()"),
          change("sys.set_int_max_str_digits(700)", "sys.get_int_max_str_digits()"),
          change("sys.modules['math'] = string", "__import__('math').__name__"),
          change("sys.meta_path.clear()", "bool(sys.meta_path)"),
          change("builtins.len = lambda *a: 99", "len([])"),
          change("builtins.int = float", "repr(int('3'))"));

  private static final String SOURCE =
      """
      import atexit, builtins, codecs, decimal, gc, json, math, os, re, string, sys

      def look(text):
          try:
              return repr(eval(text))
          except LookupError as e:
              return repr(e)

      def checkio(changes, looks):
          for change in changes:
              exec(change, globals())
          return [look(text) for text in looks]
      """;

  private static String[] change(String change, String look) {
    return new String[] {change, look};
  }

  private static PyValue texts(int column) {
    return new PyValue.Items(
        CHANGES.stream().map(pair -> (PyValue) new PyValue.Str(pair[column])).toList());
  }

  /** What a submission sees, by the way in which it looks. */
  private static Map<String, PyValue> seen(PyValue changes) throws Exception {
    Outcome outcome = call(SOURCE, changes, texts(1));
    assertThat(outcome).isInstanceOf(Outcome.Returned.class);
    List<PyValue> values = ((PyValue.Items) ((Outcome.Returned) outcome).value()).items();
    Map<String, PyValue> seen = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      seen.put(CHANGES.get(i)[1], values.get(i));
    }
    return seen;
  }

  @Test
  void noChangeIsLeftBehind() throws Exception {
    PyValue nothing = new PyValue.Items(List.of());
    Map<String, PyValue> before = seen(nothing);
    Map<String, PyValue> changed = seen(texts(0));
    assertThat(changed)
        .as("each change is seen where it was made")
        .allSatisfy((look, value) -> assertThat(value).as(look).isNotEqualTo(before.get(look)));
    assertThat(seen(nothing)).isEqualTo(before);
  }

  /** Also hashes and the order of sets are the same. A guest's own seed is as in CPython. */
  @Test
  void chanceFollowsTheSeedAlone() throws Exception {
    String source =
        """
        import random

        def checkio():
            import os, secrets, uuid
            values = [random.random(), random.Random().random(), random.Random().random()]
            values += [random.SystemRandom().random(), secrets.token_hex(4), str(uuid.uuid4())]
            values += [os.urandom(3), hash('text'), list({'one', 'two', 'three'})]
            random.seed()
            return [len(set(map(str, values))), str(values), random.random()]
        """;
    Outcome first = call(withSeed(source, 1));
    assertThat(first.toString()).contains("Int[value=9]");
    assertThat(call(withSeed(source, 1))).isEqualTo(first);
    assertThat(call(withSeed(source, 2))).isNotEqualTo(first);
    String own = "import random\nrandom.seed(1)\ndef checkio(): return random.randint(0, 10**6)";
    assertThat(call(withSeed(own, 1))).isEqualTo(returned(140891));
  }

  private static Program withSeed(String source, long seed) {
    return new Program(
        SourceCode.python(source),
        "checkio",
        null,
        false,
        false,
        new Program.Input("", seed),
        new Program.Budget(SharedSandbox.LIMITS));
  }
}
