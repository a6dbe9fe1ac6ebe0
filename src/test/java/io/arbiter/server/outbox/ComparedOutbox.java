package io.arbiter.server.outbox;

import io.arbiter.simulation.VirtualDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunner;
import jakarta.enterprise.inject.spi.CDI;
import java.util.concurrent.CompletableFuture;

/** An outbox and its relay, with a broker that is told what to confirm. */
public final class ComparedOutbox {
  /** Sends a record; says whether the broker has confirmed it. */
  @FunctionalInterface
  public interface Sender {
    boolean send(String topic, String key, byte[] payload);
  }

  private final Outbox outbox;
  private final OutboxQueries queries;
  private final TransactionRunner transactions;

  private ComparedOutbox(Outbox outbox, OutboxQueries queries, TransactionRunner transactions) {
    this.outbox = outbox;
    this.queries = queries;
    this.transactions = transactions;
  }

  /** On the tables of a simulation. */
  public static ComparedOutbox memory(VirtualDatabase database) {
    var queries = new MemoryOutboxQueries(database);
    return new ComparedOutbox(new Outbox(queries), queries, database.joining());
  }

  /** On the real database of a {@code QuarkusTest}. */
  public static ComparedOutbox real() {
    return new ComparedOutbox(
        CDI.current().select(Outbox.class).get(),
        CDI.current().select(OutboxQueries.class).get(),
        QuarkusTransaction.joiningExisting());
  }

  public Outbox outbox() {
    return outbox;
  }

  /** A turn of the relay. */
  public void relay(Sender sender) throws InterruptedException {
    outbox.nudge();
    new OutboxRelay(
            queries,
            outbox,
            (topic, key, payload) ->
                sender.send(topic, key, payload)
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(new IllegalStateException("not confirmed")),
            transactions)
        .turn();
  }
}
