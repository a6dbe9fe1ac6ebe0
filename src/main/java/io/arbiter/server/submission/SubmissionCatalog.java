package io.arbiter.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads submissions. Thread-safe. */
@ApplicationScoped
public class SubmissionCatalog {
  /** Which submissions to list; null means all. */
  record Filter(@Nullable String puzzle, @Nullable String player, @Nullable Verdict verdict) {}

  private static final String SELECT =
      """
      select s.*, p.slug, p.author_id, v.limits, pl.name as player, j.judgement, j.points,
        j.repeats, j.unlocked, ce.example,
        s.state <> 'JUDGED' and exists (select from outbox o where o.key = s.id::text) as unsent
      from submission s
      join player pl on pl.id = s.player_id
      left join puzzle p on p.id = s.puzzle_id
      left join puzzle_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
      left join counter_example ce
        on ce.submission_id = s.id and s.verdict = 'WRONG_ANSWER'
      left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
      """;

  private final Jdbi jdbi;
  private final BegunAttempts begun;

  public SubmissionCatalog(Jdbi jdbi, BegunAttempts begun) {
    this.jdbi = jdbi;
    this.begun = begun;
  }

  /** A submission, as much of it as the viewer may see. */
  public Optional<SubmissionView> find(UUID id, Viewer viewer) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where s.id = :id")
                .bind("id", id)
                .map((row, context) -> view(row, viewer, true))
                .findOne());
  }

  /**
   * How many submissions were enqueued before this one and are not judged yet; those of the batch
   * lane are before none of the interactive one.
   */
  public long ahead(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from submission
                    where state <> 'JUDGED'
                      and batch <= (select batch from submission where id = :id)
                      and enqueued_at < (select enqueued_at from submission where id = :id)
                    """)
                .bind("id", id)
                .mapTo(Long.class)
                .one());
  }

  /** A page of submissions, newest first, without their sources. */
  Page<SubmissionView> list(Filter filter, PageRequest page, Viewer viewer) {
    Optional<UUID> after = Cursor.decode(page.after, key -> UUID.fromString(key.getFirst()));
    List<SubmissionView> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                            where (:puzzle::text is null or p.slug = :puzzle)
                              and (:player::text is null or lower(pl.name) = lower(:player))
                              and (:verdict::text is null or s.verdict = :verdict)
                              and (:after::uuid is null or s.id < :after)
                              and (s.kind <> 'SCRATCH' or :admin or s.player_id = :viewer)
                            order by s.id desc limit :limit
                            """)
                    .bind("puzzle", filter.puzzle())
                    .bind("player", filter.player())
                    .bind("verdict", filter.verdict())
                    .bind("after", after.orElse(null))
                    .bind("admin", viewer.admin())
                    .bind("viewer", viewer.player().orElse(null))
                    .bind("limit", page.limit() + 1)
                    .map((row, context) -> view(row, viewer, false))
                    .list());
    return Page.of(rows, page.limit(), view -> List.of(view.id()));
  }

  /**
   * What a player has sent, as the player sees it.
   *
   * @param stdin what a script was given to read, else null
   */
  public record Sent(
      @JsonUnwrapped SubmissionView submission,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stdin) {}

  /** A player's submissions, runs and scripts after this one, oldest first. */
  public List<Sent> sent(UUID player, UUID after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "where s.player_id = :player and s.id > :after order by s.id limit :limit")
                .bind("player", player)
                .bind("after", after)
                .bind("limit", limit)
                .map(
                    (row, context) -> new Sent(full(row, true).forPlayer(), row.getString("stdin")))
                .list());
  }

  private SubmissionView view(ResultSet row, Viewer viewer, boolean withSource)
      throws SQLException {
    SubmissionView full = full(row, withSource);
    boolean owner =
        viewer.player().filter(row.getObject("player_id", UUID.class)::equals).isPresent();
    boolean author =
        viewer.player().equals(Optional.ofNullable(row.getObject("author_id", UUID.class)))
            && viewer.player().isPresent();
    if (author || viewer.admin()) {
      return full;
    }
    return owner ? full.forPlayer() : full.forOthers();
  }

  private SubmissionView full(ResultSet row, boolean withSource) throws SQLException {
    @Nullable String json = row.getString("judgement");
    @Nullable Judgement judgement = json == null ? null : Codec.fromJson(json, Judgement.class);
    @Nullable String limits = row.getString("limits");
    return new SubmissionView(
        row.getObject("id", UUID.class),
        SubmissionKind.valueOf(row.getString("kind")),
        row.getString("slug"),
        row.getObject("version", Integer.class),
        row.getString("player"),
        state(row),
        judgement == null ? null : judgement.verdict(),
        judgement == null ? null : judgement.verdict().blame(),
        judgement == null ? null : judgement.message(),
        judgement == null
            ? null
            : new SubmissionView.Cases(
                judgement.passed(), judgement.total(), judgement.categories()),
        judgement == null ? null : judgement.failure(),
        judgement == null ? null : judgement.output(),
        judgement == null ? null : judgement.usage(),
        limits == null ? Limits.DEFAULT : Codec.fromJson(limits, Limits.class),
        row.getInt("points"),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        instant(row, "judged_at"),
        row.getInt("attempt"),
        row.getObject("repeats") != null,
        withSource ? row.getString("source") : null,
        row.getString("example"),
        judgement == null ? null : judgement.authorTraceback(),
        judgement == null ? List.of() : List.of((String[]) row.getArray("unlocked").getArray()));
  }

  private SubmissionState state(ResultSet row) throws SQLException {
    if (SubmissionState.valueOf(row.getString("state")).isTerminal()) {
      return SubmissionState.JUDGED;
    }
    if (begun.contains(row.getObject("id", UUID.class), row.getInt("attempt"))) {
      return SubmissionState.RUNNING;
    }
    return row.getBoolean("unsent") ? SubmissionState.ACCEPTED : SubmissionState.QUEUED;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
