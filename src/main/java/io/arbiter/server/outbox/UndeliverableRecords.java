package io.arbiter.server.outbox;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.Undeliverable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The records that the broker refuses, and those that their reader could not read. An admin may
 * have them sent again, for example after an upgrade. They are kept for 30 days. Thread-safe.
 */
@ApplicationScoped
public class UndeliverableRecords {
  private static final Duration KEPT = Duration.ofDays(30);

  private final UndeliverableStatements statements;
  private final Outbox outbox;

  UndeliverableRecords(UndeliverableStatements statements, Outbox outbox) {
    this.statements = statements;
    this.outbox = outbox;
  }

  /** Stores records that a reader could not read. The same record may come twice. */
  @Transactional
  public void add(List<Undeliverable> records) {
    statements.deleteOlder(KEPT);
    for (Undeliverable one : records) {
      byte[] value = one.value();
      statements.insert(
          id(
              one.topic(),
              one.key(),
              value == null ? one.reason().getBytes(StandardCharsets.UTF_8) : value),
          one.topic(),
          clean(one.key()),
          value,
          one.bytes(),
          clean(one.reason()));
    }
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

  /** The number of records. */
  @Transactional
  public long size() {
    return statements.count();
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
    UndeliverableRecord record =
        statements
            .lock(id)
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no failure " + id));
    if (!record.kept()) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "the record was too large to be kept, so it cannot be sent again");
    }
    statements.moveToOutbox(id);
    return record;
  }

  /** Has the outbox sent at once. */
  public void nudge() {
    outbox.nudge();
  }
}
