package io.arbiter.server.outbox;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The records that the broker refuses, and those that their reader could not read. An admin may
 * have them sent again, for example after an upgrade. They are kept for 30 days. Thread-safe.
 */
@ApplicationScoped
public class UndeliverableRecords implements PanacheRepositoryBase<UndeliverableEntity, UUID> {
  private static final Logger LOG = Logger.getLogger(UndeliverableRecords.class);
  private static final Duration KEPT = Duration.ofDays(30);

  /** More records are dropped until an admin has retried some, or 30 days are over. */
  static final int MOST = 1_000;

  /** All keys of Arbiter are ids or hashes. */
  private static final int LONGEST_KEY = 200;

  private final OutboxQueries queries;
  private final Outbox outbox;

  UndeliverableRecords(OutboxQueries queries, Outbox outbox) {
    this.queries = queries;
    this.outbox = outbox;
  }

  /** Stores records that a reader could not read. The same record may come twice. */
  @Transactional
  public void add(List<Undeliverable> records) {
    delete("failedAt < ?1", Instant.now().minus(KEPT));
    long room = MOST - count();
    for (Undeliverable one : records) {
      if (room > 0 && isSound(one)) {
        add(one);
        room--;
      } else {
        LOG.errorf("an unreadable record of %s is dropped", clean(one.topic()));
      }
    }
  }

  private static boolean isSound(Undeliverable record) {
    byte[] value = record.value();
    return Topics.canRetry(record.topic())
        && record.key().length() <= LONGEST_KEY
        && (value == null || value.length == record.bytes());
  }

  private void add(Undeliverable record) {
    byte[] value = record.value();
    byte[] identity = value == null ? record.reason().getBytes(StandardCharsets.UTF_8) : value;
    queries.putAside(
        id(record.topic(), record.key(), identity),
        record.topic(),
        clean(record.key()),
        value != null,
        identity,
        record.bytes(),
        clean(record.reason()));
  }

  /** The same record has the same id. */
  static UUID id(String topic, String key, byte[] payload) {
    byte[] head = (topic + '\n' + key + '\n').getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + payload.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(payload, 0, all, head.length, payload.length);
    return UUID.nameUUIDFromBytes(all);
  }

  /** PostgreSQL's texts have no NUL characters. */
  private static String clean(String text) {
    return text.replace("\0", "");
  }

  @Transactional
  public long size() {
    return count();
  }

  /**
   * Moves a record to the outbox, from which it is sent again. A call of {@link Outbox#nudge} after
   * the commit has it sent at once.
   *
   * @throws ProblemException NOT_FOUND if there is no such record, CONFLICT if its payload was too
   *     large to be kept
   */
  @Transactional(TxType.MANDATORY)
  public UndeliverableRecord retry(UUID id) {
    UndeliverableEntity record =
        findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .orElseThrow(() -> ProblemReason.NOT_THERE.problem("failure", id));
    byte[] payload = record.payload;
    if (payload == null) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "the record was too large to be kept, so it cannot be sent again");
    }
    queries.insert(record.topic, record.key, payload, null);
    delete(record);
    return record.record();
  }

  public void nudge() {
    outbox.nudge();
  }
}
