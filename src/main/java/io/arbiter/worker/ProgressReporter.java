package io.arbiter.worker;

import io.arbiter.core.judging.Delay;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.worker.judging.JudgingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports to the player how the judging of a job goes on. Nothing waits for these events while the
 * code runs. A rejudging is not reported. Thread-safe.
 */
final class ProgressReporter implements JudgingListener {
  /** More often than this nobody can see progress. */
  private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private record SentEvent(JudgingEvent event, CompletableFuture<Void> confirmed) {}

  private final Publisher publisher;
  private final StoppedRuns stopped;
  private final Executor afterAMoment;
  private final Job job;
  private final int total;
  private final boolean reported;

  /** The start and the output. */
  private final List<SentEvent> lasting = new ArrayList<>();

  /** The start, until it is sent or nobody needs it any more. */
  private @Nullable JudgingEvent start;

  private long nextProgress = System.nanoTime() + PROGRESS_NANOS;

  /**
   * @param stopped learns which code runs, to end it when the player wants it
   * @param afterAMoment tells of the start, if the code still runs
   * @param total the number of test cases
   */
  ProgressReporter(
      Publisher publisher, StoppedRuns stopped, Executor afterAMoment, Job job, int total) {
    this.publisher = publisher;
    this.stopped = stopped;
    this.afterAMoment = afterAMoment;
    this.job = job;
    this.total = total;
    this.reported = !(job instanceof Job.Rejudgement);
  }

  synchronized void started(String worker) {
    start = new JudgingEvent.Started(job.submission(), job.attempt(), worker);
    afterAMoment.execute(this::sendStart);
  }

  private synchronized void sendStart() {
    if (start != null) {
      sendLasting(start);
      start = null;
    }
  }

  synchronized void delayed(Delay delay) {
    start = null;
    send(new JudgingEvent.Delayed(job.submission(), job.attempt(), delay));
  }

  @Override
  public void began(GuestRun run) {
    if (reported) {
      stopped.watch(job, run);
    }
  }

  @Override
  public synchronized void printed(String text) {
    sendStart();
    sendLasting(new JudgingEvent.Output(job.submission(), job.attempt(), text));
  }

  @Override
  public synchronized void passed(int cases) {
    long now = System.nanoTime();
    if (now - nextProgress >= 0) {
      nextProgress = now + PROGRESS_NANOS;
      sendStart();
      send(new JudgingEvent.Progress(job.submission(), job.attempt(), cases, total));
    }
  }

  @Override
  public void childEnded() {
    send(new JudgingEvent.ChildEnded(job.submission(), job.attempt()));
  }

  /**
   * The code has run. Sends the start and the output again, unless the broker has confirmed all of
   * it. A client forgets what it has shown when it hears of a start.
   */
  synchronized void repeatIfLost() throws InterruptedException {
    start = null;
    try {
      for (SentEvent sent : lasting) {
        sent.confirmed().get();
      }
    } catch (ExecutionException _) {
      for (SentEvent sent : lasting) {
        publisher.deliver(sent.event());
      }
    }
  }

  private void sendLasting(JudgingEvent event) {
    if (reported) {
      lasting.add(new SentEvent(event, publisher.send(event)));
    }
  }

  private void send(JudgingEvent event) {
    if (reported) {
      var _ = publisher.send(event);
    }
  }
}
