package io.arbiter.sandbox;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.kernel.Probe;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A worker attacks its own sandbox before it takes a job: the context, the limits, and the kernel's
 * layers without Python and Java in between. An honest program must work before and after. Takes
 * about a second.
 */
final class SandboxSelfTest {
  /** The step limit ends the endless loop: CPU time is unreliable while several workers start. */
  private static final Limits LIMITS = new Limits(10_000, 1_000_000, 32L << 20, 4_000);

  private static final PyValue ANSWER = PyValue.Int.of(42);
  private static final String HONEST = "def checkio(x):\n    return x * 2";

  /**
   * With False: returns the names of the attempts that were not denied. With True: never returns.
   */
  private static final String HOSTILE =
      """
      import os, sys

      def attempts():
          yield 'file', lambda: open('/etc/passwd').read()
          yield 'write', lambda: open('/tmp/arbiter', 'w')
          yield 'folder', lambda: os.listdir('/')
          yield 'socket', lambda: __import__('socket').create_connection(('127.0.0.1', 1))
          yield 'process', lambda: __import__('subprocess').run(['true'])
          yield 'shell', lambda: os.system('true')
          yield 'fork', lambda: os.fork()
          yield 'signal', lambda: os.kill(1, 0)
          yield 'native', lambda: __import__('ctypes').CDLL(None)
          yield 'host', lambda: __import__('java').type('java.lang.System')
          yield 'environment', lambda: os.environ['PATH']

      def checkio(forever):
          while forever:
              pass
          done = []
          for name, attempt in attempts():
              try:
                  attempt()
                  done.append(name)
              except BaseException:
                  pass
          return done
      """;

  /** A probe that the kernel kills for must be the last of its list. */
  private static final List<List<Probe>> PROBES =
      List.of(
          List.of(
              Probe.READ_A_FILE,
              Probe.READ_PROC,
              Probe.WRITE_A_FILE,
              Probe.READ_A_LINK,
              Probe.SOCKET),
          List.of(Probe.FORK));

  private static final long PROBE_SECONDS = 30;

  private final Sandbox sandbox;
  private final SandboxSettings settings;
  private final List<String> failures = new ArrayList<>();

  private SandboxSelfTest(Sandbox sandbox, SandboxSettings settings) {
    this.sandbox = sandbox;
    this.settings = settings;
  }

  /**
   * Runs all attacks.
   *
   * @return what succeeded but must be denied, or failed but must work; empty when the sandbox is
   *     sound
   */
  static List<String> run(Sandbox sandbox, SandboxSettings settings)
      throws SandboxUnavailable, IOException, InterruptedException {
    SandboxSelfTest test = new SandboxSelfTest(sandbox, settings);
    test.judgeAnHonestProgram("an honest program");
    test.attackAsGuest();
    if (settings.confinement().isRequired()) {
      test.attackTheKernel();
    }
    test.judgeAnHonestProgram("an honest program after the attacks");
    return test.failures;
  }

  private void judgeAnHonestProgram(String what) throws SandboxUnavailable, InterruptedException {
    expect(what, new Outcome.Returned(ANSWER), call(HONEST, PyValue.Int.of(21)));
  }

  private void attackAsGuest() throws SandboxUnavailable, InterruptedException {
    Program hostile = new Program(HOSTILE, "checkio", false, false, LIMITS);
    try (GuestRun run = sandbox.open(hostile, _ -> {})) {
      run.load();
      Outcome denied = run.call(List.of(new PyValue.Bool(false)));
      expect("denied actions", new Outcome.Returned(new PyValue.Items(List.of())), denied);
      if (!denied.isTerminal()) {
        expectEnd(run.call(List.of(new PyValue.Bool(true))));
      }
    }
  }

  private Outcome call(String source, PyValue argument)
      throws SandboxUnavailable, InterruptedException {
    Program program = new Program(source, "checkio", false, false, LIMITS);
    try (GuestRun run = sandbox.open(program, _ -> {})) {
      Outcome loaded = run.load();
      return loaded instanceof Outcome.Returned ? run.call(List.of(argument)) : loaded;
    }
  }

  private void expectEnd(Outcome endless) {
    // On a busy machine the wall limit may be reached first.
    Set<Limit> time = EnumSet.of(Limit.CPU, Limit.WALL, Limit.STEPS);
    if (!(endless instanceof Outcome.LimitHit hit && time.contains(hit.limit()))) {
      failures.add("an endless loop: " + endless);
    }
  }

  private void expect(String what, Outcome expected, Outcome got) {
    if (!got.equals(expected)) {
      failures.add(what + ": " + got);
    }
  }

  private void attackTheKernel() throws IOException, InterruptedException {
    for (List<Probe> probes : PROBES) {
      int exit = probe(settings, probes);
      if (exit != ChildEnd.DENIED_SYSTEM_CALL_EXIT) {
        failures.add(probes + " from below Python and Java: exit code " + exit);
      }
    }
  }

  /**
   * The exit code of a locked process that tries the probes: how many succeeded, or 128 + a signal.
   */
  static int probe(SandboxSettings settings, List<Probe> probes)
      throws IOException, InterruptedException {
    Process process =
        ChildJvm.builder(
                new ChildCommand(settings, ChildRuntime.of(settings.installation())).probe(probes))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } finally {
      process.destroyForcibly();
    }
  }
}
