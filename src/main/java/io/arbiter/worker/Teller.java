package io.arbiter.worker;

import io.arbiter.core.judging.Delay;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.sandbox.GuestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Tells the player how the judging of a job goes on. Nothing waits for these events while the code
 * runs. Of a rejudging, the player learns nothing. Thread-safe.
 */
final class Teller implements JudgingListener {
  /** Progress is for eyes: more often than this nobody can see it. */
  private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private record Told(JudgingEvent event, CompletableFuture<Void> confirmed) {}

  private final Publisher publisher;
  private final StoppedRuns stopped;
  private final Job job;
  private final int total;

  /** The start and the output. */
  private final List<Told> told = new ArrayList<>();

  private long nextProgress = System.nanoTime() + PROGRESS_NANOS;

  /**
   * @param stopped learns which code runs, to end it when the player wants it
   * @param total the number of test cases
   */
  Teller(Publisher publisher, StoppedRuns stopped, Job job, int total) {
    this.publisher = publisher;
    this.stopped = stopped;
    this.job = job;
    this.total = total;
  }

  /** The named worker begins. */
  void started(String worker) {
    tellSurely(new JudgingEvent.Started(job.submission(), job.attempt(), worker));
  }

  /** The job waits because of a fault. */
  void delayed(Delay delay) {
    tell(new JudgingEvent.Delayed(job.submission(), job.attempt(), delay));
  }

  @Override
  public void began(GuestRun run) {
    if (isPlayersBusiness()) {
      stopped.watch(job, run);
    }
  }

  @Override
  public void printed(String text) {
    tellSurely(new JudgingEvent.Output(job.submission(), job.attempt(), text));
  }

  @Override
  public synchronized void passed(int cases) {
    long now = System.nanoTime();
    if (now - nextProgress >= 0) {
      nextProgress = now + PROGRESS_NANOS;
      tell(new JudgingEvent.Progress(job.submission(), job.attempt(), cases, total));
    }
  }

  @Override
  public void childEnded() {
    tell(new JudgingEvent.ChildEnded(job.submission(), job.attempt()));
  }

  /**
   * Tells the start and the output again, unless the broker has confirmed all of it. A client
   * forgets what it has shown when it hears of a start.
   */
  synchronized void tellAgainIfLost() throws InterruptedException {
    if (!isConfirmed()) {
      for (Told each : told) {
        publisher.deliver(each.event());
      }
    }
  }

  private boolean isConfirmed() throws InterruptedException {
    try {
      for (Told each : told) {
        each.confirmed().get();
      }
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }

  private synchronized void tellSurely(JudgingEvent event) {
    if (isPlayersBusiness()) {
      told.add(new Told(event, publisher.send(event)));
    }
  }

  private void tell(JudgingEvent event) {
    if (isPlayersBusiness()) {
      var _ = publisher.send(event);
    }
  }

  private boolean isPlayersBusiness() {
    return !(job instanceof Job.Rejudgement);
  }
}
