package io.arbiter.server.outbox;

import io.arbiter.delivery.Publisher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Sends what the outbox holds and deletes what the broker confirmed. What it could not send stays
 * and is tried again; a crash between the two sends twice, never not at all. One thread.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int BATCH = 200;

  /** How soon an entry of another node, or one after a failure, is found without a nudge. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final OutboxStatements statements;
  private final Outbox outbox;
  private final Sender sender;

  /** Whether the last turn may have left some, for which no nudge comes. */
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
    this.statements = statements;
    this.outbox = outbox;
    this.sender = sender;
  }

  /** Sends a batch; waits for it first, unless the last turn left some. */
  public void turn() throws InterruptedException {
    if (!more) {
      outbox.awaitNudge(LOOK.toMillis());
    }
    more = false;
    more = QuarkusTransaction.joiningExisting().call(this::relay);
  }

  /**
   * Sends one batch, whose rows are locked until the transaction ends; whether there may be more
   * right away.
   */
  private boolean relay() {
    List<OutboxEntry> entries = statements.take(BATCH);
    if (entries.isEmpty()) {
      return false;
    }
    List<CompletableFuture<Void>> sends =
        entries.stream().map(e -> sender.send(e.topic(), e.key(), e.payload())).toList();
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < sends.size(); i++) {
      try {
        sends.get(i).join();
        sent.add(entries.get(i).id());
      } catch (CompletionException e) {
        LOG.warnf("%s for %s is not sent yet: %s", entries.get(i).key(), entries.get(i).topic(), e);
      }
    }
    statements.delete(sent);
    return sent.size() == BATCH;
  }
}
