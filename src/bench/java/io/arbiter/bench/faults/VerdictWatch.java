package io.arbiter.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends submissions until it is closed, a few at a time, and measures pauses of verdicts. */
final class VerdictWatch implements AutoCloseable {
  private static final int AT_A_TIME = 3;

  private final LedgerPlayer player;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> senders = new ArrayList<>();
  private volatile boolean closed;
  private long lastVerdict = System.nanoTime();
  private Duration pause = Duration.ZERO;

  VerdictWatch(LedgerPlayer player) {
    this.player = player;
    for (int i = 0; i < AT_A_TIME; i++) {
      senders.add(threads.submit(this::send));
    }
  }

  private boolean send() throws InterruptedException {
    while (!closed) {
      player.judge(KnownSource.RIGHT);
      noteVerdict();
    }
    return true;
  }

  private synchronized void noteVerdict() {
    long now = System.nanoTime();
    Duration since = Duration.ofNanos(now - lastVerdict);
    pause = since.compareTo(pause) > 0 ? since : pause;
    lastVerdict = now;
  }

  /** Sends no more, and waits for the verdicts. */
  @Override
  public void close() throws InterruptedException, ExecutionException {
    closed = true;
    for (Future<?> sender : senders) {
      sender.get();
    }
    threads.close();
  }

  /** The longest time without a verdict. */
  synchronized Duration pause() {
    return pause;
  }
}
