package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.server.database.Current;
import io.arbiter.server.player.PlayerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Begins, shows and ends rejudgings. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RejudgingStatements {
  /** The first placeholder is the column of the report, or null. */
  private static final String SELECT =
      """
      select r.id, p.slug, r.version, r.submission_id, r.apply, r.state, r.total,
        (select count(*)::int from rejudging_item i
          where i.rejudging_id = r.id and i.verdict is null) as open,
        r.skipped, r.requested_at, r.reported_at, r.applied_at, %s as report
      from rejudging r join named_puzzle p on p.id = r.puzzle_id
      """;

  private final Session session;
  private final PlayerStore players;

  RejudgingStatements(@Current Session session, PlayerStore players) {
    this.session = session;
    this.players = players;
  }

  /**
   * A submission and its current judgement.
   *
   * @param slug of its puzzle, or null if it is a run
   * @param version that it was judged against last, or that it was sent for
   * @param held whether it belongs to a contest that is not closed
   */
  public record Submitted(
      UUID puzzle, @Nullable String slug, int version, boolean judged, boolean held) {}

  public Optional<Submitted> submission(UUID id) {
    return session
        .createNativeQuery(
            """
            select s.puzzle_id, p.slug, coalesce(j.version, s.version, 0) as version,
              j.id is not null as judged, s.kind = 'CONTEST' as held
            from any_submission s
            left join named_puzzle p on p.id = s.puzzle_id and s.kind = 'SUBMISSION'
            left join current_judgement j on j.id = s.id
            where s.id = :id
            """,
            Submitted.class)
        .setParameter("id", id)
        .uniqueResultOptional();
  }

  /**
   * Inserts a rejudging, unless a unique index refuses it beside another one.
   *
   * @return whether it was inserted
   */
  public boolean begin(
      UUID id, UUID puzzle, int version, @Nullable UUID submission, boolean apply, UUID requester) {
    return session
            .createNativeMutationQuery(
                """
                insert into rejudging (id, puzzle_id, version, submission_id, apply, state,
                  requested_by)
                values (:id, :puzzle, :version, :submission, :apply, 'JUDGING', :requester)
                on conflict do nothing
                """)
            .setParameter("id", id)
            .setParameter("puzzle", puzzle)
            .setParameter("version", version)
            .setParameter("submission", submission, UUID.class)
            .setParameter("apply", apply)
            .setParameter("requester", requester)
            .executeUpdate()
        > 0;
  }

  /** Has a rejudging applied; false while results are missing. */
  public boolean apply(UUID rejudging) {
    return session
            .createNativeMutationQuery(
                """
                update rejudging set apply = true,
                  state = case when state = 'REPORTED' then 'APPLYING' else state end
                where id = :id and state <> 'JUDGING'
                """)
            .setParameter("id", rejudging)
            .executeUpdate()
        > 0;
  }

  /** Closes a rejudging if all its items have an outcome; returns whether it did. */
  boolean finish(UUID rejudging) {
    return session
            .createNativeMutationQuery(
                """
                update rejudging r set state = 'APPLIED', applied_at = now(),
                  skipped = (select count(*) from rejudging_item i
                    where i.rejudging_id = r.id and i.outcome = 'SKIPPED')
                where id = :id and state = 'APPLYING' and not exists (
                  select from rejudging_item i
                  where i.rejudging_id = r.id and i.outcome is null)
                """)
            .setParameter("id", rejudging)
            .executeUpdate()
        > 0;
  }

  /** A row of {@link #SELECT}. */
  private record Row(
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
    @Nullable StoredReport storedReport() {
      return report == null ? null : Codec.fromJson(report, StoredReport.class);
    }

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

  public Optional<Rejudging> find(String slug, UUID id) {
    return session
        .createNativeQuery(
            SELECT.formatted("r.report") + "where r.id = :id and p.slug = :slug", Row.class)
        .setParameter("id", id)
        .setParameter("slug", slug)
        .uniqueResultOptional()
        .map(row -> row.rejudging(shown(row.storedReport())));
  }

  private @Nullable RejudgingReport shown(@Nullable StoredReport report) {
    return report == null ? null : report.named(players.names(report.playerIds()));
  }

  /** Newest first, without their reports. */
  public List<Rejudging> list(String slug, @Nullable UUID after, int limit) {
    return session
        .createNativeQuery(
            SELECT.formatted("null::text")
                + """
                where p.slug = :slug and (cast(:after as uuid) is null or r.id < :after)
                order by r.id desc limit :limit
                """,
            Row.class)
        .setParameter("slug", slug)
        .setParameter("after", after, UUID.class)
        .setParameter("limit", limit)
        .getResultStream()
        .map(row -> row.rejudging(null))
        .toList();
  }
}
