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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real PostgreSQL, without a broker. */
@ServerTest
class OutboxRelayTest extends DatabaseTest {
  private static final CompletableFuture<Void> SENT = CompletableFuture.completedFuture(null);

  @Inject SessionFactory sessions;
  @Inject OutboxQueries queries;
  @Inject Outbox outbox;
  @Inject UndeliverableRecords undeliverable;

  private final List<String> sent = new ArrayList<>();
  private Statistics statistics;

  @BeforeEach
  void clear() {
    statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
  }

  @AfterEach
  void stopCounting() {
    statistics.setStatisticsEnabled(false);
  }

  private void append(int records) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (int i = 1; i <= records; i++) {
                outbox.append("topic", "key " + i, new byte[] {(byte) i});
              }
            });
  }

  private void turn(OutboxRelay.Sender sender) throws InterruptedException {
    outbox.nudge();
    new OutboxRelay(queries, outbox, sender).turn();
  }

  private CompletableFuture<Void> note(String topic, String key, byte[] payload) {
    sent.add(topic + ", " + key + ", " + payload[0]);
    return SENT;
  }

  private List<String> waiting() {
    return database.list(String.class, "select key from outbox order by id");
  }

  @Test
  void theOldestRecordsAreSentFirstAndDeleted() throws InterruptedException {
    append(2);
    assertThat(outbox.size()).isEqualTo(2);
    turn(this::note);
    assertThat(sent).containsExactly("topic, key 1, 1", "topic, key 2, 2");
    assertThat(outbox.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "7, 2", "200, 2"})
  void aTurnLocksAndDeletesWithOneStatementEach(int records, int expected)
      throws InterruptedException {
    append(records);
    statistics.clear();
    turn(this::note);
    assertThat(statistics.getPrepareStatementCount()).isEqualTo(expected);
    assertThat(sent).hasSize(records);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void theRowsAreLockedWhileTheirRecordsAreSent() throws InterruptedException {
    append(2);
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
  void aTurnDoesNotLoadMoreThanItsBytes() throws InterruptedException {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (int i = 1; i <= 3; i++) {
                outbox.append("topic", "key " + i, new byte[9 << 20]);
              }
            });
    OutboxRelay relay = new OutboxRelay(queries, outbox, this::note);
    relay.turn();
    assertThat(waiting()).containsExactly("key 3");
    long start = System.nanoTime();
    relay.turn();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("the second turn needs no nudge")
        .isLessThan(Duration.ofMillis(400));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void anUnconfirmedRecordStaysAndIsSentByALaterTurn() throws InterruptedException {
    append(3);
    turn(
        (topic, key, payload) ->
            key.equals("key 2")
                ? CompletableFuture.failedFuture(new IOException("no broker"))
                : note(topic, key, payload));
    assertThat(waiting()).containsExactly("key 2");
    turn(this::note);
    assertThat(sent).containsExactly("topic, key 1, 1", "topic, key 3, 3", "topic, key 2, 2");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aRecordThatTheBrokerRefusesIsPutAsideAndCanBeSentAgain() throws InterruptedException {
    append(3);
    turn(
        (topic, key, payload) ->
            key.equals("key 2")
                ? CompletableFuture.failedFuture(new RecordTooLargeException("too large"))
                : note(topic, key, payload));
    assertThat(waiting()).isEmpty();
    assertThat(database.rows("select topic, key, bytes, reason from undeliverable"))
        .containsExactly(List.of("topic", "key 2", 1, "too large"));
    UUID id = database.one(UUID.class, "select id from undeliverable");
    assertThat(id).isEqualTo(UndeliverableRecords.id("topic", "key 2", new byte[] {2}));
    QuarkusTransaction.requiringNew().run(() -> undeliverable.retry(id));
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
    assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> undeliverable.retry(lost)))
        .hasMessageContaining("too large to be kept");
    assertThatThrownBy(
            () -> QuarkusTransaction.requiringNew().run(() -> undeliverable.retry(new UUID(0, 0))))
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
  void anInterruptedTurnDeletesNothing() throws InterruptedException {
    append(2);
    assertThatThrownBy(
            () ->
                turn(
                    (topic, key, payload) -> {
                      throw new IllegalStateException("ended");
                    }))
        .hasMessage("ended");
    assertThat(waiting()).containsExactly("key 1", "key 2");
    turn(this::note);
    assertThat(waiting()).isEmpty();
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
