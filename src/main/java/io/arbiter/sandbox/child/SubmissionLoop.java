package io.arbiter.sandbox.child;

import io.arbiter.core.judging.Trace;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.kernel.KernelException;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Program;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The child's main work: starts the engine, locks the process, then serves one submission after the
 * other. Each submission gets its own thread, so no thread outlives its guest. An exception that
 * leaves this loop ends the process.
 */
final class SubmissionLoop implements Runnable {
  /**
   * Room for {@link DepthCounter#MAX_LIMIT} Python frames. Only the used part takes memory, until
   * the thread ends. The engine's own recursion can fill all of it. With this size the JVM needs
   * two seconds to unwind that; with twice the size it was seen to need minutes.
   */
  private static final long GUEST_STACK_BYTES = 128L << 20;

  /**
   * System properties that describe the host. Guests can read them through {@code os.uname()} and
   * others.
   */
  private static final Map<String, String> HIDDEN =
      Map.of(
          "os.version", "",
          "user.name", "guest",
          "user.home", "/",
          "user.dir", "/",
          "java.io.tmpdir", "/tmp",
          "user.timezone", "UTC");

  private final HostLink link;
  private final boolean strict;

  SubmissionLoop(HostLink link, boolean strict) {
    this.link = link;
    this.strict = strict;
  }

  /** Returns only by throwing. The process ends when the host is gone or an examination fails. */
  @Override
  public void run() {
    link.send(new Frame.Reached(Frame.Stage.BOOT));
    HIDDEN.forEach(System::setProperty);
    Interpreter interpreter = new Interpreter();
    Meter meter = Meter.watching(interpreter.steps(), link::send);
    link.onStop(meter::interrupt);
    onGuestThread(
        () -> {
          WarmUp.run(interpreter, meter);
          return Aftermath.NONE;
        });
    link.send(new Frame.Reached(Frame.Stage.WARM));
    lock();
    Examination examination = onGuestThread(() -> new Examination(interpreter, meter));
    while (true) {
      Served served = onGuestThread(() -> serve(interpreter, meter));
      if (served.aftermath != Aftermath.NONE) {
        onGuestThread(() -> examination.failure(served.language))
            .ifPresent(reason -> fail(Frame.Stage.EXAMINATION, reason, 0));
      }
    }
  }

  /** Why the child goes on to a fresh state: the language of the guest, and what it left. */
  private record Served(ProgrammingLanguage language, Aftermath aftermath) {}

  /**
   * Serves one submission in Python, and those in other languages that come before. Only a context
   * of Python takes long to build, so one always waits.
   */
  private Served serve(Interpreter interpreter, Meter meter) {
    meter.endSubmission();
    try (Guest waiting = interpreter.newGuest(ProgrammingLanguage.PYTHON, meter, link::send)) {
      while (true) {
        meter.takeHeapBaseline();
        link.send(new Frame.Ready(meter.footprint()));
        @Nullable Begun begun = begin();
        if (begun == null) {
          meter.endSubmission();
          continue;
        }
        ProgrammingLanguage language = begun.program.language();
        if (language == ProgrammingLanguage.PYTHON) {
          return new Served(language, serve(begun, waiting, meter));
        }
        Aftermath aftermath =
            onGuestThread(
                () -> {
                  try (Guest guest = interpreter.newGuest(language, meter, link::send)) {
                    return serve(begun, guest, meter);
                  }
                });
        if (aftermath != Aftermath.NONE) {
          return new Served(language, aftermath);
        }
        meter.endSubmission();
      }
    }
  }

  /**
   * A submission that begins.
   *
   * @param trace how its steps are recorded; null if they are not
   */
  private record Begun(Frame.@Nullable Trace trace, Program program) {}

  /** Waits for a submission; null if the host does without. */
  private @Nullable Begun begin() {
    Frame.@Nullable Trace trace = null;
    while (true) {
      Frame.Command command = link.next();
      if (command instanceof Frame.Load(Program program)) {
        return new Begun(trace, program);
      }
      if (command instanceof Frame.Finish) {
        return null;
      }
      // A submission may be stopped before it begins; the meter has it already.
      trace = command instanceof Frame.Trace wanted ? wanted : trace;
    }
  }

  private Aftermath serve(Begun begun, Guest guest, Meter meter) {
    Session session = new Session(guest, meter);
    if (begun.trace != null) {
      session.trace(begun.trace.linesOnly());
    }
    reply(session.load(begun.program), session);
    while (true) {
      switch (link.next()) {
        case Frame.Call call -> reply(session.call(call), session);
        case Frame.Evaluate evaluate -> reply(session.evaluate(evaluate), session);
        case Frame.Finish _ -> {
          return session.finish();
        }
        case Frame.Stop _, Frame.Trace _, Frame.Load _ -> {
          // The meter has the stop already, and a host sends the others only before.
        }
      }
    }
  }

  private void reply(Frame.Reply reply, Session session) {
    @Nullable Trace steps = session.steps();
    if (steps != null) {
      link.send(new Frame.Traced(steps));
    }
    link.send(reply);
  }

  /** Gives up the system calls that only the start needed, and reports the confinement. */
  private void lock() {
    try {
      Confinement confinement = Confinement.lock(strict);
      if (strict && !confinement.missing().isEmpty()) {
        fail(Frame.Stage.LOCK, "without effect: " + String.join(", ", confinement.missing()), 0);
      }
      link.send(new Frame.Locked(confinement));
    } catch (KernelException e) {
      fail(Frame.Stage.LOCK, e.step(), e.errno());
    }
  }

  private void fail(Frame.Stage stage, String step, int errno) {
    link.send(new Frame.Failed(stage, step, errno));
    HostLink.halt();
  }

  static <T> T onGuestThread(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "guest", GUEST_STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      // Waits for the thread itself, not only for its result: nothing of the thread may remain.
      thread.join();
      return task.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the child cannot go on", e);
    }
  }
}
