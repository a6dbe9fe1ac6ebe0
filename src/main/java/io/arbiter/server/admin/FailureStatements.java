package io.arbiter.server.admin;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of failures. */
@ApplicationScoped
class FailureStatements {
  private static final String LIST =
      """
      select * from (
        select s.id, 'JUDGE_ERROR' as kind, s.judged_at as at, s.kind = 'SUBMISSION' as retryable,
          case s.kind when 'CONTEST' then 'SUBMISSION' else s.kind end as submission_kind, p.slug, pl.name, s.worker,
          null as topic, null as key, 0 as bytes, null as reason
        from judge_error s
        left join named_puzzle p on p.id = s.puzzle_id
        left join shown_player pl on pl.id = s.player_id
        union all
        select id, 'UNDELIVERABLE', failed_at, kept, null, null, null, null,
          topic, key, bytes, reason
        from undeliverable_record u
      ) f
      where (cast(:kind as text) is null or kind = :kind)
        and (cast(:at as timestamptz) is null or (at, id) < (:at, cast(:id as uuid)))
      order by at desc, id desc limit :limit
      """;

  private final Session session;

  FailureStatements(@Current Session session) {
    this.session = session;
  }

  /** The last failure of the previous page. */
  record Key(Instant at, UUID id) {}

  private record Row(
      UUID id,
      String kind,
      Instant at,
      boolean retryable,
      @Nullable String submissionKind,
      @Nullable String puzzle,
      @Nullable String player,
      @Nullable String worker,
      @Nullable String topic,
      @Nullable String key,
      int bytes,
      @Nullable String reason) {
    Failure failure() {
      return new Failure(
          id,
          Failure.Kind.valueOf(kind),
          at,
          retryable,
          submissionKind == null
              ? null
              : new Failure.FailedSubmission(submissionKind, puzzle, player, worker),
          topic == null
              ? null
              : new Failure.FailedRecord(
                  topic,
                  Objects.requireNonNullElse(key, ""),
                  bytes,
                  Objects.requireNonNullElse(reason, "")));
    }
  }

  /** Newest first; without a kind, all of them. */
  List<Failure> list(Failure.@Nullable Kind kind, @Nullable Key after, int limit) {
    return session
        .createNativeQuery(LIST, Row.class)
        .setParameter("kind", kind == null ? null : kind.name(), String.class)
        .setParameter("at", after == null ? null : after.at(), Instant.class)
        .setParameter("id", after == null ? null : after.id(), UUID.class)
        .setParameter("limit", limit)
        .getResultStream()
        .map(Row::failure)
        .toList();
  }

  /** Whether a submission has the verdict JUDGE_ERROR. */
  boolean isJudgeError(UUID submission) {
    return Column.query(
            session, "select exists (select from judge_error s where s.id = :id)", Boolean.class)
        .setParameter("id", submission)
        .getSingleResult();
  }
}
