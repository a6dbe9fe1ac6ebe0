package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.Frame;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Keeps a child going: starts it, and has it serve one submission after the other, each on a thread
 * of its own, so that nothing of a guest's thread outlives the guest. An exception that leaves it
 * ends the process.
 */
final class Keeper implements Runnable {
  /**
   * Room for {@link DepthCounter#MOST} Python frames. Memory is taken for as much of it as is used,
   * and given back when the thread ends.
   */
  private static final long GUEST_STACK_BYTES = 256L << 20;

  private final HostLink link;
  private final boolean strict;

  Keeper(HostLink link, boolean strict) {
    this.link = link;
    this.strict = strict;
  }

  /** Returns only by throwing: else the process ends with the host, or when it is not fit. */
  @Override
  public void run() {
    link.send(new Frame.Reached(Frame.Stage.BOOT));
    HostProperties.hide();
    Interpreter interpreter = new Interpreter();
    Meter meter = Meter.watching(interpreter.steps(), link);
    onGuestThread(
        () -> {
          WarmUp.run(interpreter, meter);
          return Aftermath.NONE;
        });
    link.send(new Frame.Reached(Frame.Stage.WARM));
    Lock.close(link, strict);
    Examination examination = onGuestThread(() -> new Examination(interpreter, meter));
    while (true) {
      Aftermath aftermath = onGuestThread(() -> serve(interpreter, meter));
      if (aftermath != Aftermath.NONE) {
        onGuestThread(() -> examination.failure()).ifPresent(this::fail);
      }
    }
  }

  private Aftermath serve(Interpreter interpreter, Meter meter) {
    meter.rest();
    try (Guest guest = interpreter.newGuest(meter, link)) {
      meter.rebase();
      link.send(new Frame.Ready(meter.condition()));
      Session session = new Session(guest, meter);
      while (true) {
        switch (link.next()) {
          case Frame.Load load -> link.send(session.load(load));
          case Frame.Call call -> link.send(session.call(call));
          case Frame.Evaluate evaluate -> link.send(session.evaluate(evaluate));
          case Frame.Finish _ -> {
            return session.aftermath();
          }
        }
      }
    }
  }

  private void fail(String reason) {
    link.send(new Frame.Failed(Frame.Stage.EXAMINATION, reason, 0));
    HostLink.halt();
  }

  private static <T> T onGuestThread(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "guest", GUEST_STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      // Not only for the result: of the thread itself nothing is left then.
      thread.join();
      return task.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the child cannot go on", e);
    }
  }
}
