package io.arbiter.server.publication;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads and writes publications and the votes for them. Thread-safe. */
@ApplicationScoped
public class Publications {
  /** Of the newest so many, one is proposed for a review. */
  private static final int RECENT = 100;

  private static final String SELECT =
      """
      select b.*, p.slug, pl.name, s.source, exists (select from vote v
        where v.publication_id = b.id and v.player_id = :viewer) as voted
      from publication b
      join puzzle p on p.id = b.puzzle_id
      join player pl on pl.id = b.player_id
      join submission s on s.id = b.submission_id
      where (b.hidden is null or :admin or b.player_id = :viewer)
      """;

  /**
   * Of the publications that are touched, the player's own go with all that others said of them.
   */
  private static final List<String> REMOVAL =
      List.of(
          """
          delete from vote v using publication b where b.id = any(:touched)
            and v.publication_id = b.id and :player in (b.player_id, v.player_id)
          """,
          """
          delete from publication_comment c using publication b where b.id = any(:touched)
            and c.publication_id = b.id and :player in (b.player_id, c.player_id)
          """,
          "delete from publication where id = any(:touched) and player_id = :player",
          """
          update publication b set
            votes = (select count(*) from vote v where v.publication_id = b.id),
            comments = (select count(*) from publication_comment c where c.publication_id = b.id)
          where b.id = any(:touched) and b.player_id <> :player
          """);

  private final Jdbi jdbi;

  public Publications(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Publishes an accepted solution of the viewer's own, or gives one another category.
   *
   * @throws ProblemException NOT_FOUND, FORBIDDEN for another's, CONFLICT when it was not accepted
   */
  UUID publish(UUID submission, Category category, Viewer viewer) {
    return jdbi.inTransaction(
        transaction -> {
          PlayerStore.requirePresent(transaction, viewer.requireId());
          requireOwnAccepted(transaction, submission, viewer);
          return transaction
              .createQuery(
                  """
                  insert into publication (id, submission_id, puzzle_id, player_id, category)
                  select :id, s.id, s.puzzle_id, s.player_id, :category from submission s
                  where s.id = :submission
                  on conflict (submission_id) do update set category = excluded.category
                  returning id
                  """)
              .bind("id", Generators.timeBasedEpochGenerator().generate())
              .bind("category", category.label())
              .bind("submission", submission)
              .mapTo(UUID.class)
              .one();
        });
  }

  private record Candidate(UUID player, String kind, @Nullable String verdict) {}

  private static void requireOwnAccepted(Handle transaction, UUID submission, Viewer viewer) {
    Candidate candidate =
        transaction
            .createQuery("select player_id, kind, verdict from submission where id = :id for share")
            .bind("id", submission)
            .map(
                (row, context) ->
                    new Candidate(
                        row.getObject("player_id", UUID.class),
                        row.getString("kind"),
                        row.getString("verdict")))
            .findOne()
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, "no submission " + submission));
    if (!candidate.player().equals(viewer.requireId())) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "this is another player's submission");
    }
    if (!candidate.kind().equals("SUBMISSION")
        || !Verdict.ACCEPTED.name().equals(candidate.verdict())) {
      throw new ProblemException(ErrorCode.CONFLICT, "only an accepted submission is published");
    }
  }

  /** The puzzle's id, for those who have solved it. */
  private static UUID requireSolved(Handle handle, String slug, Viewer viewer) {
    UUID puzzle =
        handle
            .createQuery("select id from puzzle where slug = :slug")
            .bind("slug", slug)
            .mapTo(UUID.class)
            .findOne()
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
    requireSolved(handle, puzzle, viewer);
    return puzzle;
  }

  private static void requireSolved(Handle handle, UUID puzzle, Viewer viewer) {
    boolean solved =
        viewer.admin()
            || handle
                .createQuery(
                    """
                    select exists (select from solved
                      where player_id = :player and puzzle_id = :puzzle)
                    """)
                .bind("player", viewer.requireId())
                .bind("puzzle", puzzle)
                .mapTo(Boolean.class)
                .one();
    if (!solved) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "solve the puzzle first");
    }
  }

  /**
   * Locks a publication that the viewer may see.
   *
   * @throws ProblemException NOT_FOUND when there is none, or it is hidden; FORBIDDEN to those who
   *     have not solved the puzzle
   */
  static UUID lock(Handle transaction, UUID publication, Viewer viewer) {
    record Found(UUID puzzle, UUID player) {}
    PlayerStore.requirePresent(transaction, viewer.requireId());
    Found found =
        transaction
            .createQuery(
                """
                select puzzle_id, player_id from publication
                where id = :id and (hidden is null or :admin or player_id = :viewer) for update
                """)
            .bind("id", publication)
            .bind("admin", viewer.admin())
            .bind("viewer", viewer.requireId())
            .map(
                (row, context) ->
                    new Found(
                        row.getObject("puzzle_id", UUID.class),
                        row.getObject("player_id", UUID.class)))
            .findOne()
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, "no publication " + publication));
    requireSolved(transaction, found.puzzle(), viewer);
    return found.player();
  }

  private record Key(int votes, UUID id) {}

  /** A page of a puzzle's publications: those with the most votes first, or the newest. */
  Page<Publication> page(
      String slug,
      @Nullable Category category,
      boolean byVotes,
      PageRequest request,
      Viewer viewer) {
    Optional<Key> after =
        Cursor.decode(
            request.after,
            key -> new Key(Integer.parseInt(key.get(0)), UUID.fromString(key.get(1))));
    String below = byVotes ? "(b.votes, b.id) < (:votes, :after)" : "b.id < :after";
    String order = byVotes ? "b.votes desc, b.id desc" : "b.id desc";
    List<Publication> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                            and b.puzzle_id = :puzzle
                            and (:category::text is null or b.category = :category)
                            and (:after::uuid is null or %s)
                            order by %s limit :limit
                            """
                                .formatted(below, order))
                    .bind("puzzle", requireSolved(handle, slug, viewer))
                    .bind("category", category == null ? null : category.label())
                    .bind("votes", after.map(Key::votes).orElse(0))
                    .bind("after", after.map(Key::id).orElse(null))
                    .bind("viewer", viewer.requireId())
                    .bind("admin", viewer.admin())
                    .bind("limit", request.limit() + 1)
                    .map((row, context) -> read(row))
                    .list());
    return Page.of(rows, request.limit(), row -> List.of(row.votes(), row.id()));
  }

  /** One of the newest that nobody has voted for or commented on, by chance; not the viewer's. */
  Optional<Publication> toReview(String slug, Viewer viewer) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from ("
                        + SELECT
                        + """
                        and b.puzzle_id = :puzzle and b.hidden is null
                        and b.votes = 0 and b.comments = 0 and b.player_id <> :viewer
                        order by b.id desc limit :recent) r
                        order by random() limit 1
                        """)
                .bind("puzzle", requireSolved(handle, slug, viewer))
                .bind("viewer", viewer.requireId())
                .bind("admin", viewer.admin())
                .bind("recent", RECENT)
                .map((row, context) -> read(row))
                .findOne());
  }

  /**
   * Votes, or takes the vote back; either may be repeated.
   *
   * @return the votes that there are now
   * @throws ProblemException CONFLICT for one's own
   */
  int vote(UUID publication, boolean on, Viewer viewer) {
    return jdbi.inTransaction(
        transaction -> {
          if (lock(transaction, publication, viewer).equals(viewer.requireId())) {
            throw new ProblemException(ErrorCode.CONFLICT, "nobody votes for their own solution");
          }
          transaction
              .createUpdate(
                  on
                      ? "insert into vote values (:publication, :player) on conflict do nothing"
                      : "delete from vote where publication_id = :publication and player_id = :player")
              .bind("publication", publication)
              .bind("player", viewer.requireId())
              .execute();
          return transaction
              .createQuery(
                  """
                  update publication set votes = (select count(*) from vote
                    where publication_id = :publication)
                  where id = :publication returning votes
                  """)
              .bind("publication", publication)
              .mapTo(Integer.class)
              .one();
        });
  }

  /**
   * Removes what a player has published, said and voted for; the caller holds the player's lock.
   * Publications are locked by id, since others may leave at the same time.
   */
  public static void removeAllOf(Handle transaction, UUID player) {
    List<UUID> touched =
        transaction
            .createQuery(
                """
                select id from publication where id in (
                  select id from publication where player_id = :player
                  union select publication_id from vote where player_id = :player
                  union select publication_id from publication_comment where player_id = :player)
                order by id for update
                """)
            .bind("player", player)
            .mapTo(UUID.class)
            .list();
    for (String sql : REMOVAL) {
      transaction
          .createUpdate(sql)
          .bind("player", player)
          .bindArray("touched", UUID.class, touched)
          .execute();
    }
  }

  /** Hides a publication from all but admins and its player, or shows it again with null. */
  void hide(UUID publication, @Nullable String reason) {
    int found =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("update publication set hidden = :reason where id = :id")
                    .bind("reason", reason)
                    .bind("id", publication)
                    .execute());
    if (found == 0) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "no publication " + publication);
    }
  }

  private static Publication read(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Publication(
        id,
        row.getObject("submission_id", UUID.class),
        row.getString("slug"),
        row.getString("name"),
        Category.valueOf(row.getString("category").toUpperCase(Locale.ROOT)),
        row.getInt("votes"),
        row.getInt("comments"),
        row.getBoolean("voted"),
        row.getString("source"),
        Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)),
        row.getString("hidden"));
  }
}
