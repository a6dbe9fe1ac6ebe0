package io.arbiter.server.outbox;

import io.arbiter.delivery.Publisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

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

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Publisher publisher;

  /** Whether the last turn may have left some, for which no nudge comes. */
  private boolean more;

  public OutboxRelay(Jdbi jdbi, Outbox outbox, Publisher publisher) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.publisher = publisher;
  }

  /** Sends a batch; waits for it first, unless the last turn left some. */
  public void turn() throws InterruptedException {
    if (!more) {
      outbox.awaitNudge(LOOK.toMillis());
    }
    more = false;
    more = jdbi.inTransaction(this::relay);
  }

  /** Sends one batch; whether there may be more right away. */
  private boolean relay(Handle transaction) {
    List<OutboxEntry> entries = outbox.take(transaction, BATCH);
    if (entries.isEmpty()) {
      return false;
    }
    List<CompletableFuture<Void>> sends =
        entries.stream().map(e -> publisher.send(e.topic(), e.key(), e.payload())).toList();
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < sends.size(); i++) {
      try {
        sends.get(i).join();
        sent.add(entries.get(i).id());
      } catch (CompletionException e) {
        LOG.warnf("%s for %s is not sent yet: %s", entries.get(i).key(), entries.get(i).topic(), e);
      }
    }
    outbox.delete(transaction, sent);
    return sent.size() == BATCH;
  }
}
