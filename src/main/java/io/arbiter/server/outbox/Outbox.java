package io.arbiter.server.outbox;

import io.arbiter.core.json.Codec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The records that transactions decided to send. Thread-safe. */
@ApplicationScoped
public class Outbox {
  private final OutboxStatements statements;
  private final Semaphore nudges = new Semaphore(0);

  Outbox(OutboxStatements statements) {
    this.statements = statements;
  }

  /**
   * Adds a record in the caller's transaction; {@link #nudge} after its commit sends it at once.
   */
  @Transactional(TxType.MANDATORY)
  public void append(String topic, String key, Object value) {
    append(topic, key, Codec.encode(value));
  }

  /** As {@link #append(String, String, Object)}, for what is encoded already. */
  @Transactional(TxType.MANDATORY)
  public void append(String topic, String key, byte[] payload) {
    statements.insert(topic, key, payload);
  }

  /** Tells the relay that there is something to send. */
  public void nudge() {
    nudges.release();
  }

  /**
   * Waits for a nudge, or for {@code millis}: what another node left behind is found by looking.
   */
  void awaitNudge(long millis) throws InterruptedException {
    if (nudges.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      nudges.drainPermits();
    }
  }

  /** How many records wait. */
  @Transactional
  public long size() {
    return statements.count();
  }
}
