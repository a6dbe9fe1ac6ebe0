package io.arbiter.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.ServerTest;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import io.arbiter.server.DatabaseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class OutboxRelayTest extends DatabaseTest {
  private static final CompletableFuture<Void> SENT = CompletableFuture.completedFuture(null);

  @Inject OutboxQueries queries;
  @Inject Outbox outbox;
  @Inject UndeliverableRecords undeliverable;

  private final List<String> sent = new ArrayList<>();

  private void append(int records, int bytes) {
    inTransaction(() -> IntStream.rangeClosed(1, records).forEach(i -> append((byte) i, bytes)));
  }

  private void append(byte number, int bytes) {
    outbox.append("topic", "key " + number, ByteBuffer.allocate(bytes).put(number).array());
  }

  private void turn(OutboxRelay.Sender sender) {
    outbox.nudge();
    turn(new OutboxRelay(queries, outbox, sender));
  }

  private static void turn(OutboxRelay relay) {
    try {
      relay.turn();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Void> note(String topic, String key, byte[] payload) {
    sent.add(topic + ", " + key + ", " + payload[0]);
    return SENT;
  }

  /** The broker does not take the second record. */
  private OutboxRelay.Sender failing(Exception failure) {
    return (topic, key, payload) ->
        key.equals("key 2") ? CompletableFuture.failedFuture(failure) : note(topic, key, payload);
  }

  private List<String> waiting() {
    return texts("select key from outbox order by id");
  }

  /** Locks, sends and deletes; the oldest come first. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "7, 2", "200, 2"})
  void aTurnLocksAndDeletesWithOneStatementEach(int records, int expected) {
    append(records, 1);
    assertThat(outbox.size()).isEqualTo(records);
    assertThat(statements(() -> turn(this::note))).isEqualTo(expected);
    assertThat(sent)
        .isEqualTo(
            IntStream.rangeClosed(1, records)
                .mapToObj(i -> "topic, key " + (byte) i + ", " + (byte) i)
                .toList());
    assertThat(outbox.size()).isZero();
  }

  @Test
  void theRowsAreLockedWhileTheirRecordsAreSent() {
    append(2, 1);
    turn(
        (topic, key, payload) -> {
          CompletableFuture.runAsync(this::assertThatTwoAreLocked).join();
          return note(topic, key, payload);
        });
    assertThat(sent).hasSize(2);
    assertThat(waiting()).isEmpty();
  }

  /** Call this on another thread, so that it runs in another transaction. */
  private void assertThatTwoAreLocked() {
    assertThat(waiting()).hasSize(2);
    assertThat(database.list(Long.class, "select id from outbox for update skip locked")).isEmpty();
  }

  @Test
  void aTurnDoesNotLoadMoreThanItsBytesAndTheNextTurnNeedsNoNudge() {
    append(3, 9 << 20);
    AtomicInteger waits = new AtomicInteger();
    Outbox counting =
        new Outbox(queries) {
          @Override
          void awaitNudge(long millis) {
            waits.incrementAndGet();
          }
        };
    OutboxRelay relay = new OutboxRelay(queries, counting, this::note);
    turn(relay);
    assertThat(waiting()).containsExactly("key 3");
    turn(relay);
    assertThat(waiting()).isEmpty();
    assertThat(waits).hasValue(1);
  }

  @Test
  void anUnconfirmedRecordStaysAndIsSentByALaterTurn() {
    append(3, 1);
    turn(failing(new IOException("no broker")));
    assertThat(waiting()).containsExactly("key 2");
    turn(this::note);
    assertThat(sent).containsExactly("topic, key 1, 1", "topic, key 3, 3", "topic, key 2, 2");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aRecordThatTheBrokerRefusesIsPutAsideAndCanBeSentAgain() {
    append(3, 1);
    turn(failing(new RecordTooLargeException("too large")));
    assertThat(waiting()).isEmpty();
    assertThat(database.rows("select topic, key, bytes, reason from undeliverable"))
        .containsExactly(List.of("topic", "key 2", 1, "too large"));
    UUID id = database.one(UUID.class, "select id from undeliverable");
    assertThat(id).isEqualTo(UndeliverableRecords.id("topic", "key 2", new byte[] {2}));
    inTransaction(() -> undeliverable.retry(id));
    turn(this::note);
    assertThat(sent).containsExactly("topic, key 1, 1", "topic, key 3, 3", "topic, key 2, 2");
    assertThat(undeliverable.size()).isZero();
  }

  @Test
  void anUnreadableRecordIsStoredOnceAndForThirtyDays() {
    var small = new Undeliverable(Topics.EVENTS, "a\0b", new byte[] {1}, 1, "no JSON\0");
    var large = new Undeliverable(Topics.REPORTS, "c", null, 5_000_000, "no JSON");
    undeliverable.add(List.of(small, large));
    undeliverable.add(List.of(small));
    assertThat(
            database.rows(
                "select key, bytes, payload is null, reason from undeliverable order by key"))
        .containsExactly(
            List.of("ab", 1, false, "no JSON"), List.of("c", 5_000_000, true, "no JSON"));
    UUID lost = database.one(UUID.class, "select id from undeliverable where payload is null");
    assertThatThrownBy(() -> inTransaction(() -> undeliverable.retry(lost)))
        .hasMessageContaining("too large to be kept");
    assertThatThrownBy(() -> inTransaction(() -> undeliverable.retry(new UUID(0, 0))))
        .hasMessageContaining("no failure");
    database.update("update undeliverable set failed_at = now() - interval '31 days'");
    undeliverable.add(List.of());
    assertThat(undeliverable.size()).isZero();
  }

  @Test
  void strangeAndTooManyRecordsAreNotStored() {
    byte[] value = {1};
    undeliverable.add(
        List.of(
            new Undeliverable("other", "key", value, 1, ""),
            new Undeliverable(Topics.UNDELIVERABLE, "key", value, 1, ""),
            new Undeliverable(Topics.WORKERS, "key", value, 1, ""),
            new Undeliverable(Topics.EVENTS, "k".repeat(201), value, 1, ""),
            new Undeliverable(Topics.EVENTS, "key", value, 2, "")));
    assertThat(undeliverable.size()).isZero();
    undeliverable.add(
        IntStream.range(0, UndeliverableRecords.MOST + 5)
            .mapToObj(i -> new Undeliverable(Topics.EVENTS, "key " + i, value, 1, ""))
            .toList());
    assertThat(undeliverable.size()).isEqualTo(UndeliverableRecords.MOST);
  }

  @Test
  void aRecordIsAppendedInATransactionAndRolledBackWithIt() {
    assertThatThrownBy(() -> outbox.append("topic", "key", new byte[0]))
        .isInstanceOf(TransactionalException.class);
    QuarkusTransaction.begin();
    outbox.append("topic", "key", List.of("value"));
    QuarkusTransaction.rollback();
    assertThat(waiting()).isEmpty();
  }
}
