package io.arbiter.server.publication;

import static io.arbiter.server.player.PlayerRelations.PLAYERS;
import static io.arbiter.server.puzzle.PuzzleRelations.PUZZLES;
import static io.arbiter.server.score.ScoreRelations.SOLVED;
import static io.arbiter.server.submission.SubmissionRelations.SUBMISSIONS;

import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of publications and the votes for them. Only admins see a publication whose submission a
 * rejudging has made wrong.
 */
@ApplicationScoped
public class PublicationStatements {
  private static final String SELECT =
      """
      select b.id, b.submission_id, p.slug, pl.name, pl.profile_visibility, b.category, b.votes, b.comments,
        exists (select from vote v
          where v.publication_id = b.id and v.player_id = :viewer) as voted,
        s.source, b.hidden
      from publication b
      join %s p on p.id = b.puzzle_id
      join %s pl on pl.id = b.player_id
      join %s s on s.id = b.submission_id
      where (b.hidden is null or :admin or b.player_id = :viewer)
        and (s.verdict = 'ACCEPTED' or :admin)
      """
          .formatted(PUZZLES, PLAYERS, SUBMISSIONS);

  private static final String PAGE =
      SELECT
          + """
          and b.puzzle_id = :puzzle
          and (cast(:category as text) is null or b.category = :category)
          and (cast(:after as uuid) is null or %s)
          order by %s limit :limit
          """;

  private static final String PAGE_BY_VOTES =
      PAGE.formatted("(b.votes, b.id) < (:votes, :after)", "b.votes desc, b.id desc");

  private static final String PAGE_BY_TIME = PAGE.formatted("b.id < :after", "b.id desc");

  private static final String ORIGIN =
      """
      select puzzle_id, player_id from publication
      where id = :id and (hidden is null or :admin or player_id = :viewer)
      """;

  private final Session session;

  PublicationStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * Publishes a submission under this id, or changes the category of its publication; returns the
   * publication's id.
   */
  public UUID publish(UUID id, UUID submission, UUID puzzle, UUID player, Category category) {
    return Column.query(
            session,
            """
            insert into publication (id, submission_id, puzzle_id, player_id, category)
            values (:id, :submission, :puzzle, :player, :category)
            on conflict (submission_id) do update set category = excluded.category
            returning id
            """,
            UUID.class)
        .setParameter("id", id)
        .setParameter("category", category.label())
        .setParameter("submission", submission)
        .setParameter("puzzle", puzzle)
        .setParameter("player", player)
        .getSingleResult();
  }

  /** The puzzle of a publication, and the player who published it. */
  public record Origin(UUID puzzle, UUID player) {}

  /** Finds a publication, unless it is hidden from the viewer. */
  public Optional<Origin> find(UUID publication, Viewer viewer) {
    return origin(ORIGIN, publication, viewer);
  }

  /** Locks a publication, unless it is hidden from the viewer. */
  public Optional<Origin> lock(UUID publication, Viewer viewer) {
    return origin(ORIGIN + "for update", publication, viewer);
  }

  private Optional<Origin> origin(String sql, UUID publication, Viewer viewer) {
    return session
        .createNativeQuery(sql, Origin.class)
        .setParameter("id", publication)
        .setParameter("admin", viewer.admin())
        .setParameter("viewer", viewer.requireId())
        .uniqueResultOptional();
  }

  /** A row of {@link #SELECT}. */
  private record Row(
      UUID id,
      UUID submission,
      String puzzle,
      String player,
      String profile,
      String category,
      int votes,
      int comments,
      boolean voted,
      String source,
      @Nullable String hidden) {
    Publication publication() {
      return new Publication(
          id,
          submission,
          puzzle,
          player,
          Visibility.valueOf(profile),
          Category.valueOf(category.toUpperCase(Locale.ROOT)),
          votes,
          comments,
          voted,
          source,
          Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)),
          hidden);
    }
  }

  private static List<Publication> publications(NativeQuery<Row> query) {
    return query.getResultList().stream().map(Row::publication).toList();
  }

  /** The last publication of the previous page. */
  public record Key(int votes, UUID id) {}

  /** Publications of a puzzle, most votes first; without a category, all of them. */
  public List<Publication> byVotes(
      UUID puzzle, @Nullable Category category, Optional<Key> after, int limit, Viewer viewer) {
    return publications(
        page(PAGE_BY_VOTES, puzzle, category, after, limit, viewer)
            .setParameter("votes", after.map(Key::votes).orElse(0)));
  }

  /** Publications of a puzzle, newest first; without a category, all of them. */
  public List<Publication> byTime(
      UUID puzzle, @Nullable Category category, Optional<Key> after, int limit, Viewer viewer) {
    return publications(page(PAGE_BY_TIME, puzzle, category, after, limit, viewer));
  }

  private NativeQuery<Row> page(
      String sql,
      UUID puzzle,
      @Nullable Category category,
      Optional<Key> after,
      int limit,
      Viewer viewer) {
    return session
        .createNativeQuery(sql, Row.class)
        .setParameter("puzzle", puzzle)
        .setParameter("category", category == null ? null : category.label(), String.class)
        .setParameter("after", after.map(Key::id).orElse(null), UUID.class)
        .setParameter("viewer", viewer.requireId())
        .setParameter("admin", viewer.admin())
        .setParameter("limit", limit);
  }

  /**
   * A random one of the newest publications that have no votes, have no comments, and are not the
   * viewer's.
   */
  public Optional<Publication> anyToReview(UUID puzzle, int newest, Viewer viewer) {
    return session
        .createNativeQuery(
            "select * from ("
                + SELECT
                + """
                and b.puzzle_id = :puzzle and b.hidden is null and s.verdict = 'ACCEPTED'
                and b.votes = 0 and b.comments = 0 and b.player_id <> :viewer
                order by b.id desc limit :newest) r
                order by random() limit 1
                """,
            Row.class)
        .setParameter("puzzle", puzzle)
        .setParameter("viewer", viewer.requireId())
        .setParameter("admin", viewer.admin())
        .setParameter("newest", newest)
        .uniqueResultOptional()
        .map(Row::publication);
  }

  /**
   * A random publication of a puzzle that the viewer has solved: not the viewer's, without the
   * viewer's vote, and one of the newest of its puzzle.
   */
  public Optional<Publication> anyUnvoted(int newest, Viewer viewer) {
    return session
        .createNativeQuery(
            SELECT
                + """
                and b.id = (select c.id from %s so cross join lateral (
                    select r.id from publication r join %s rs on rs.id = r.submission_id
                    where r.puzzle_id = so.puzzle_id and r.hidden is null
                      and rs.verdict = 'ACCEPTED' and r.player_id <> :viewer
                      and not exists (select from vote v
                        where v.publication_id = r.id and v.player_id = :viewer)
                    order by r.id desc limit :newest) c
                  where so.player_id = :viewer
                  order by random() limit 1)
                """
                    .formatted(SOLVED, SUBMISSIONS),
            Row.class)
        .setParameter("viewer", viewer.requireId())
        .setParameter("admin", viewer.admin())
        .setParameter("newest", newest)
        .uniqueResultOptional()
        .map(Row::publication);
  }

  /** Adds a vote, if there is none yet. */
  public void addVote(UUID publication, UUID player) {
    session
        .createNativeMutationQuery(
            "insert into vote values (:publication, :player) on conflict do nothing")
        .setParameter("publication", publication)
        .setParameter("player", player)
        .executeUpdate();
  }

  /** Removes a vote, if there is one. */
  public void removeVote(UUID publication, UUID player) {
    session
        .createNativeMutationQuery(
            "delete from vote where publication_id = :publication and player_id = :player")
        .setParameter("publication", publication)
        .setParameter("player", player)
        .executeUpdate();
  }

  /** Counts the votes, and stores their number in the publication. */
  public int countVotes(UUID publication) {
    return Column.query(
            session,
            """
            update publication set votes = (select count(*) from vote
              where publication_id = :publication)
            where id = :publication returning votes
            """,
            Integer.class)
        .setParameter("publication", publication)
        .getSingleResult();
  }

  /** A publication for its player's export. */
  public record Own(
      UUID id,
      UUID submission,
      String puzzle,
      String category,
      int votes,
      @Nullable String hidden) {}

  /** A player's publications after this id, by id. */
  public List<Own> publicationsOf(UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(
            """
            select b.id, b.submission_id, p.slug, b.category, b.votes, b.hidden
            from publication b join %s p on p.id = b.puzzle_id
            where b.player_id = :player and b.id > :after order by b.id limit :limit
            """
                .formatted(PUZZLES),
            Own.class)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** A player's publications before this one, newest first. */
  public List<OwnPublication> newestOf(UUID player, Optional<UUID> before, int limit) {
    return session
        .createNativeQuery(
            """
            select b.id, b.submission_id, p.slug, b.category, b.votes, b.comments, b.hidden
            from publication b join %s p on p.id = b.puzzle_id
            where b.player_id = :player and (cast(:before as uuid) is null or b.id < :before)
            order by b.id desc limit :limit
            """
                .formatted(PUZZLES),
            OwnPublication.class)
        .setParameter("player", player)
        .setParameter("before", before.orElse(null), UUID.class)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** A vote for a publication, for the export of the player who voted. */
  public record Vote(UUID publication, String puzzle) {}

  /** A player's votes after the one for this publication, by the publications' ids. */
  public List<Vote> votesOf(UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(
            """
            select v.publication_id, p.slug from vote v
            join publication b on b.id = v.publication_id join %s p on p.id = b.puzzle_id
            where v.player_id = :player and v.publication_id > :after
            order by v.publication_id limit :limit
            """
                .formatted(PUZZLES),
            Vote.class)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }
}
