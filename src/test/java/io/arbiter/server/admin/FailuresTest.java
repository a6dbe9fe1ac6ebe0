package io.arbiter.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.outbox.UndeliverableRecords;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class FailuresTest extends EmptyDatabase {
  @Inject Failures failures;
  @Inject UndeliverableRecords records;

  private UUID ada;
  private UUID root;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    ada = player("ada");
    root = player("root");
    puzzle = puzzle("easy");
  }

  private UUID judgeError(String kind, Duration ago) {
    Instant at = Instant.now().minus(ago);
    UUID id = submission(kind, ada, puzzle, at, "JUDGE_ERROR");
    database.update("update submission set judged_at = ? where id = ?", at, id);
    addJudgement(id, "{}");
    return id;
  }

  private UUID unreadable(String key, byte[] value) {
    records.add(
        List.of(
            new Undeliverable(
                Topics.EVENTS, key, value, value == null ? 3 : value.length, "no event")));
    return database.one(UUID.class, "select id from undeliverable where key = ?", key);
  }

  @Test
  void judgeErrorsAndUndeliverableRecordsAreOneList() {
    UUID old = judgeError("SUBMISSION", Duration.ofMinutes(9));
    UUID run = judgeError("RUN", Duration.ofMinutes(3));
    submission("SUBMISSION", ada, puzzle, Instant.now(), "ACCEPTED");
    UUID record = unreadable("key", new byte[] {1});
    List<Failure> all = allPages(1, request -> failures.list(null, request));
    assertThat(all).extracting(Failure::id).containsExactly(record, run, old);
    assertThat(all).extracting(Failure::retryable).containsExactly(true, false, true);
    assertThat(all.getFirst().record())
        .isEqualTo(new Failure.FailedRecord(Topics.EVENTS, "key", 1, "no event"));
    assertThat(all.getFirst().submission()).isNull();
    assertThat(all.getLast().submission())
        .isEqualTo(new Failure.FailedSubmission("SUBMISSION", "easy", "ada", "worker-7"));
    assertThat(all.getLast().record()).isNull();
    assertThat(failures.list(Failure.Kind.UNDELIVERABLE, new PageRequest()).items())
        .extracting(Failure::id)
        .containsExactly(record);
    assertThat(failures.list(Failure.Kind.JUDGE_ERROR, new PageRequest()).items())
        .extracting(Failure::id)
        .containsExactly(run, old);
  }

  @Test
  void aRetryJudgesTheSubmissionAgain() {
    UUID failed = judgeError("SUBMISSION", Duration.ZERO);
    failures.retry(failed, root);
    assertThat(
            database.one(
                Boolean.class, "select apply from rejudging where submission_id = ?", failed))
        .isTrue();
    assertThat(database.rows("select actor_id, action, subject from audit_entry"))
        .containsExactly(List.of(root, "SUBMISSION_REJUDGED", failed.toString()));
    assertRefused(() -> failures.retry(failed, root), ErrorCode.CONFLICT);
    assertRefused(() -> failures.retry(judgeError("RUN", Duration.ZERO), root), ErrorCode.INVALID);
    assertRefused(() -> failures.retry(UUID.randomUUID(), root), ErrorCode.NOT_FOUND);
  }

  @Test
  void aRetrySendsTheRecordAgain() {
    UUID record = unreadable("key", new byte[] {5});
    UUID lost = unreadable("lost", null);
    failures.retry(record, root);
    assertThat(database.rows("select topic, key, encode(payload, 'hex') from outbox"))
        .containsExactly(List.of(Topics.EVENTS, "key", "05"));
    assertThat(texts("select key from undeliverable")).containsExactly("lost");
    assertThat(database.rows("select actor_id, action, subject from audit_entry"))
        .containsExactly(List.of(root, "RECORD_RETRIED", record.toString()));
    assertRefused(() -> failures.retry(lost, root), ErrorCode.CONFLICT);
    assertRefused(() -> failures.retry(record, root), ErrorCode.NOT_FOUND);
  }
}
