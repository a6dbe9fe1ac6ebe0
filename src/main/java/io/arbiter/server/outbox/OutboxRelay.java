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
import java.util.List;
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

  /** The longest wait. Entries of another node, or after a failure, come without a nudge. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final OutboxStatements statements;
  private final Outbox outbox;
  private final Sender sender;
  private final TransactionRunner transactions;

  /** Whether the last turn may have left entries. No nudge comes for these. */
  private boolean more;

  /** Sends a record; the future completes when the broker has it. */
  @FunctionalInterface
  interface Sender {
    CompletableFuture<Void> send(String topic, String key, byte[] payload);
  }

  @Inject
  OutboxRelay(OutboxStatements statements, Outbox outbox, Publisher publisher) {
    this(statements, outbox, publisher::send);
  }

  OutboxRelay(OutboxStatements statements, Outbox outbox, Sender sender) {
    this(statements, outbox, sender, QuarkusTransaction.joiningExisting());
  }

  OutboxRelay(
      OutboxStatements statements, Outbox outbox, Sender sender, TransactionRunner transactions) {
    this.statements = statements;
    this.outbox = outbox;
    this.sender = sender;
    this.transactions = transactions;
  }

  /** Sends a batch. Waits for a nudge first, unless the last turn may have left entries. */
  public void turn() throws InterruptedException {
    if (!more) {
      outbox.awaitNudge(LOOK.toMillis());
    }
    more = false;
    more = transactions.call(this::relay);
  }

  /**
   * Sends one batch; returns whether there may be more entries to send at once. The batch's rows
   * are locked until the transaction ends.
   */
  private boolean relay() {
    List<OutboxEntry> entries = statements.lockOldest(BATCH, BATCH_BYTES);
    if (entries.isEmpty()) {
      return false;
    }
    List<CompletableFuture<Void>> sends = entries.stream().map(this::send).toList();
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < sends.size(); i++) {
      try {
        sends.get(i).join();
        sent.add(entries.get(i).id());
      } catch (CompletionException e) {
        handle(entries.get(i), e);
      }
    }
    statements.delete(sent);
    long bytes = entries.stream().mapToLong(entry -> entry.payload().length).sum();
    return sent.size() == entries.size() && (sent.size() == BATCH || bytes >= BATCH_BYTES);
  }

  private CompletableFuture<Void> send(OutboxEntry entry) {
    try (TraceSpan _ = Spans.resume(entry.traceparent())) {
      return sender.send(entry.topic(), entry.key(), entry.payload());
    }
  }

  /** A record that the broker will always refuse would be sent again and again. */
  private void handle(OutboxEntry entry, CompletionException failure) {
    @Nullable Throwable cause = failure.getCause();
    if (cause != null && Publisher.isRefused(cause)) {
      LOG.errorf("%s for %s is put aside: %s", entry.key(), entry.topic(), cause);
      statements.putAside(
          entry.id(),
          UndeliverableRecords.id(entry.topic(), entry.key(), entry.payload()),
          String.valueOf(cause.getMessage()));
    } else {
      LOG.warnf("%s for %s is not sent yet: %s", entry.key(), entry.topic(), failure);
    }
  }
}
