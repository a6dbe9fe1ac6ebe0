package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.server.score.RejudgedListener;
import io.arbiter.server.score.Scorekeeper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rejudgings and their results. Thread-safe. */
@ApplicationScoped
public class Rejudgings implements RejudgedListener {
  private static final String SELECT =
      """
      select r.*, p.slug, (select count(*) from rejudging_item i
        where i.rejudging_id = r.id and i.verdict is null) as open
      from rejudging r join puzzle p on p.id = r.puzzle_id
      """;

  private final Jdbi jdbi;
  private final Semaphore nudges = new Semaphore(0);

  Rejudgings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Keeps a result. The first one for a submission counts: one that comes again, or of a rejudging
   * that nobody knows, changes nothing.
   */
  @Override
  public void take(JudgingEvent.Rejudged event) {
    if (jdbi.withHandle(handle -> keep(handle, event))) {
      nudge();
    }
  }

  /**
   * A result changes something when it is another verdict, or when a solution is accepted by
   * another version than before, since points and places on the boards are those of the version
   * that judged. A failure of the author's or of ours never counts: the old judgement stays.
   */
  private static boolean keep(Handle handle, JudgingEvent.Rejudged event) {
    Verdict verdict = event.judgement().verdict();
    return handle
            .createUpdate(
                """
                update rejudging_item i set received_at = now(), verdict = :verdict,
                  changes = n.changes,
                  judgement = case when n.changes then :judgement::json end,
                  provenance = case when n.changes then :provenance::json end,
                  cpu_millis = case when n.changes then :cpu::bigint end,
                  steps = case when n.changes then :steps::bigint end,
                  judged_at = case when n.changes then :at::timestamptz end
                from (select o.rejudging_id, o.submission_id,
                    :counts and (o.before <> :verdict
                      or (:accepted and o.before_version <> :version)) as changes
                  from rejudging_item o
                  where o.rejudging_id = :rejudging and o.submission_id = :submission) n
                where i.rejudging_id = n.rejudging_id and i.submission_id = n.submission_id
                  and i.verdict is null
                """)
            .bind("rejudging", event.rejudging())
            .bind("submission", event.submission())
            .bind("verdict", verdict)
            .bind("counts", Scorekeeper.counts(verdict))
            .bind("accepted", verdict == Verdict.ACCEPTED)
            .bind("version", event.provenance().version())
            .bind("judgement", Codec.toJson(event.judgement()))
            .bind("provenance", Codec.toJson(event.provenance()))
            .bind("cpu", event.judgement().usage().cpuMillis())
            .bind("steps", event.judgement().usage().steps())
            .bind("at", event.provenance().judgedAt())
            .execute()
        > 0;
  }

  /** Tells the sweep that there may be something to do. */
  void nudge() {
    nudges.release();
  }

  /** Waits for a nudge, or for {@code millis}: what another node left is found by looking. */
  void awaitNudge(long millis) throws InterruptedException {
    if (nudges.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      nudges.drainPermits();
    }
  }

  /** A rejudging of that puzzle, with its report when there is one. */
  Optional<Rejudging> find(String slug, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where r.id = :id and p.slug = :slug")
                .bind("id", id)
                .bind("slug", slug)
                .map((row, context) -> view(row, true))
                .findOne());
  }

  /** A page of a puzzle's rejudgings, newest first, without their reports. */
  Page<Rejudging> list(String slug, PageRequest page) {
    Optional<UUID> after = Cursor.decode(page.after, key -> UUID.fromString(key.getFirst()));
    List<Rejudging> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                            where p.slug = :slug and (:after::uuid is null or r.id < :after)
                            order by r.id desc limit :limit
                            """)
                    .bind("slug", slug)
                    .bind("after", after.orElse(null))
                    .bind("limit", page.limit() + 1)
                    .map((row, context) -> view(row, false))
                    .list());
    return Page.of(rows, page.limit(), rejudging -> List.of(rejudging.id()));
  }

  /**
   * Takes the name of a player whose account is being deleted out of all reports, while the player
   * still has it. They hold names, ids, verdicts and numbers, as {@link Codec} writes them.
   */
  public static void removeNameOf(Handle transaction, UUID player) {
    transaction
        .createUpdate(
            """
            update rejudging r set report = replace(r.report::text, n.named, '"player":null')::json
            from (select '"player":"' || name || '"' as named from player where id = :player) n
            where position(n.named in r.report::text) > 0
            """)
        .bind("player", player)
        .execute();
  }

  private static Rejudging view(ResultSet row, boolean withReport) throws SQLException {
    @Nullable String report = withReport ? row.getString("report") : null;
    int total = row.getInt("total");
    return new Rejudging(
        row.getObject("id", UUID.class),
        row.getString("slug"),
        row.getInt("version"),
        row.getObject("submission_id", UUID.class),
        row.getBoolean("apply"),
        RejudgingState.valueOf(row.getString("state")),
        new Rejudging.Progress(total - row.getInt("open"), total),
        row.getInt("skipped"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        instant(row, "reported_at"),
        instant(row, "applied_at"),
        report == null ? null : Codec.fromJson(report, RejudgingReport.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
