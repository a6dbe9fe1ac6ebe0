package io.arbiter.server.rejudging;

import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of rejudgings. */
interface RejudgingQueries extends Queries {
  String SELECT =
      """
      select r.id, p.slug, r.version, r.submission_id, r.apply, r.state, r.total,
        (select cast(count(*) as int) from rejudging_item i
          where i.rejudging_id = r.id and i.verdict is null) as open,
        r.skipped, r.requested_at, r.reported_at, r.applied_at,
      """;

  String OF_PUZZLE =
      """
       as report
      from rejudging r join named_puzzle p on p.id = r.puzzle_id where p.slug = :slug
      """;

  /**
   * A submission and its current judgement.
   *
   * @param slug of its puzzle, or null if it is a run
   * @param version that it was judged against last, or that it was sent for
   * @param held whether it belongs to a contest that is not closed
   */
  record Submitted(UUID puzzle, @Nullable String slug, int version, boolean judged, boolean held) {}

  /** A rejudging; the report is JSON. */
  record Row(
      UUID id,
      String slug,
      int version,
      @Nullable UUID submission,
      boolean apply,
      String state,
      int total,
      int open,
      int skipped,
      Instant requestedAt,
      @Nullable Instant reportedAt,
      @Nullable Instant appliedAt,
      @Nullable String report) {
    Rejudging rejudging(@Nullable RejudgingReport shown) {
      return new Rejudging(
          id,
          slug,
          version,
          submission,
          apply,
          RejudgingState.valueOf(state),
          new Rejudging.Progress(total - open, total),
          skipped,
          requestedAt,
          reportedAt,
          appliedAt,
          shown);
    }
  }

  @SQL(
      """
      select s.puzzle_id, p.slug, coalesce(j.version, s.version, 0) as version,
        j.id is not null as judged, s.kind = 'CONTEST' as held
      from any_submission s
      left join named_puzzle p on p.id = s.puzzle_id and s.kind = 'SUBMISSION'
      left join current_judgement j on j.id = s.id
      where s.id = :id
      """)
  Optional<Submitted> submission(UUID id);

  /** A rejudging of the puzzle, with its report if there is one. */
  @SQL(SELECT + "r.report" + OF_PUZZLE + "and r.id = :id")
  Optional<Row> find(String slug, UUID id);

  /** Newest first, without their reports. */
  @SQL(
      SELECT
          + "cast(null as text)"
          + OF_PUZZLE
          + """
          and (cast(:after as uuid) is null or r.id < :after)
          order by r.id desc limit :limit
          """)
  List<Row> list(String slug, @Nullable UUID after, int limit);

  /** Inserts a rejudging; returns 0 if a unique index refuses it beside another one. */
  @SQL(
      """
      insert into rejudging (id, puzzle_id, version, submission_id, apply, state, requested_by)
      values (:id, :puzzle, :version, :submission, :apply, 'JUDGING', :requester)
      on conflict do nothing
      """)
  int begin(
      UUID id, UUID puzzle, int version, @Nullable UUID submission, boolean apply, UUID requester);

  /** Closes a rejudging if all its items have an outcome; returns 1 if it did. */
  @SQL(
      """
      update rejudging r set state = 'APPLIED', applied_at = now(),
        skipped = (select count(*) from rejudging_item i
          where i.rejudging_id = r.id and i.outcome = 'SKIPPED')
      where id = :rejudging and state = 'APPLYING' and not exists (
        select from rejudging_item i
        where i.rejudging_id = r.id and i.outcome is null)
      """)
  int finish(UUID rejudging);
}
