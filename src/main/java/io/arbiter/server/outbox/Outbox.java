package io.arbiter.server.outbox;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.trace.TraceParent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The records that committed transactions have to send. Thread-safe. */
@ApplicationScoped
public class Outbox {
  private final OutboxQueries queries;
  private final Semaphore nudges = new Semaphore(0);

  Outbox(OutboxQueries queries) {
    this.queries = queries;
  }

  /**
   * Adds a record in the caller's transaction. A call of {@link #nudge} after the commit has it
   * sent at once.
   */
  @Transactional(TxType.MANDATORY)
  public void append(String topic, String key, Object value) {
    append(topic, key, Codec.encode(value));
  }

  /** Like {@link #append(String, String, Object)}, for an encoded value. */
  @Transactional(TxType.MANDATORY)
  public void append(String topic, String key, byte[] payload) {
    queries.insert(topic, key, payload, TraceParent.current());
  }

  /** Tells the relay that there is something to send. */
  public void nudge() {
    nudges.release();
  }

  /** Waits for a nudge, or for {@code millis}. Records of another node come without a nudge. */
  void awaitNudge(long millis) throws InterruptedException {
    if (nudges.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      nudges.drainPermits();
    }
  }

  @Transactional
  public long size() {
    return queries.count().value();
  }
}
