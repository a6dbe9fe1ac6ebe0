package io.arbiter.server.outbox;

import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the records of the outbox, and deletes the records that the broker has confirmed. A record
 * that could not be sent stays and is tried again; a record that the broker refuses is put aside.
 * After a crash between sending and deleting, a record is sent twice; no record is lost. One
 * thread.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int BATCH = 200;

  /** The payloads of a batch, which are in memory at the same time: about two tasks of authors. */
  private static final long BATCH_BYTES = 16 << 20;

  /** The longest wait. Entries that another node leaves come without a nudge. */
  private static final Duration LOOK = Duration.ofSeconds(3);

  /** The wait after a failure. */
  private static final Duration RETRY = Duration.ofMillis(500);

  private final OutboxQueries queries;
  private final Outbox outbox;
  private final Sender sender;
  private final TransactionRunner transactions;

  /** The kinds of failure in the log since the last success. An outage fails for each record. */
  private final Set<Class<?>> logged = new HashSet<>();

  /** The longest wait for a nudge. None comes for entries that the last turn has left. */
  private Duration patience = RETRY;

  /** Sends a record; the future completes when the broker has it. */
  @FunctionalInterface
  interface Sender {
    CompletableFuture<Void> send(String topic, String key, byte[] payload);
  }

  @Inject
  OutboxRelay(OutboxQueries queries, Outbox outbox, Publisher publisher) {
    this(queries, outbox, publisher::send);
  }

  OutboxRelay(OutboxQueries queries, Outbox outbox, Sender sender) {
    this(queries, outbox, sender, QuarkusTransaction.joiningExisting());
  }

  OutboxRelay(OutboxQueries queries, Outbox outbox, Sender sender, TransactionRunner transactions) {
    this.queries = queries;
    this.outbox = outbox;
    this.sender = sender;
    this.transactions = transactions;
  }

  /** Sends a batch. Waits for a nudge first, unless the last turn may have left entries. */
  public void turn() throws InterruptedException {
    if (patience.isPositive()) {
      outbox.awaitNudge(patience.toMillis());
    }
    patience = RETRY;
    patience = transactions.call(this::relay);
  }

  /**
   * Sends one batch; returns how long the next turn may wait. The batch's rows are locked until the
   * transaction ends.
   */
  private Duration relay() {
    List<OutboxQueries.Entry> entries = queries.lockOldest(BATCH, BATCH_BYTES);
    if (entries.isEmpty()) {
      return LOOK;
    }
    List<CompletableFuture<Void>> sends = entries.stream().map(this::send).toList();
    List<Long> done = new ArrayList<>();
    for (int i = 0; i < sends.size(); i++) {
      try {
        sends.get(i).join();
        done.add(entries.get(i).id());
      } catch (CompletionException e) {
        if (putAside(entries.get(i), e)) {
          done.add(entries.get(i).id());
        }
      }
    }
    queries.delete(done.toArray(Long[]::new));
    long bytes = entries.stream().mapToLong(entry -> entry.payload().length).sum();
    if (done.size() < entries.size()) {
      return RETRY;
    }
    logged.clear();
    return done.size() == BATCH || bytes >= BATCH_BYTES ? Duration.ZERO : LOOK;
  }

  private CompletableFuture<Void> send(OutboxQueries.Entry entry) {
    try (TraceSpan _ = Spans.resume(entry.traceparent())) {
      return sender.send(entry.topic(), entry.key(), entry.payload());
    }
  }

  /** Puts a record aside that the broker will always refuse; returns whether it will. */
  private boolean putAside(OutboxQueries.Entry entry, CompletionException failure) {
    @Nullable Throwable cause = failure.getCause();
    if (cause != null && Publisher.isRefused(cause)) {
      LOG.errorf("%s for %s is put aside: %s", entry.key(), entry.topic(), cause);
      queries.putAside(
          UndeliverableRecords.id(entry.topic(), entry.key(), entry.payload()),
          entry.topic(),
          entry.key(),
          true,
          entry.payload(),
          entry.payload().length,
          String.valueOf(cause.getMessage()));
      return true;
    }
    if (cause == null || logged.add(cause.getClass())) {
      LOG.warnf("%s for %s is not sent yet: %s", entry.key(), entry.topic(), failure);
    }
    return false;
  }
}
