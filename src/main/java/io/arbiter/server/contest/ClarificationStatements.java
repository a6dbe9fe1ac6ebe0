package io.arbiter.server.contest;

import static io.arbiter.server.contest.ContestRelations.OPEN_ENTRY;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of clarifications. */
@ApplicationScoped
class ClarificationStatements {
  private static final String SELECT =
      """
      select c.id, z.slug, c.player_id, p.name, c.announcement, c.question, c.answer, c.is_public,
        c.asked_at, c.answered_at
      from contest_clarification c
      left join shown_player p on p.id = c.player_id
      left join named_puzzle z on z.id = c.puzzle_id
      """;

  private static final String LIST =
      SELECT
          + """
          join contest o on o.id = c.contest_id
          where c.contest_id = :contest
            and (c.is_public or :admin or c.player_id = cast(:viewer as uuid)
              or o.owner_id = cast(:viewer as uuid))
            and (cast(:after as uuid) is null or c.id < :after)
          order by c.id desc limit :limit
          """;

  private static final String LIST_ALL =
      SELECT
          + """
          where c.player_id = :player and c.id > :after order by c.id limit :limit
          """;

  /** A question needs a registered player and a contest that runs. */
  private static final String ASK = insert(OPEN_ENTRY + " entry");

  private static final String ANNOUNCE =
      insert("(select from present_player where id = :player for key share) present");

  private static String insert(String condition) {
    return """
    insert into contest_clarification (id, contest_id, puzzle_id, player_id, announcement,
      question, is_public, asked_at)
    select uuidv7(), cast(:contest as uuid), cast(:puzzle as uuid), :player, :announcement,
      :question, :announcement, cast(:at as timestamptz)
    from %s
    returning id
    """
        .formatted(condition);
  }

  private static final String COUNT_OPEN =
      """
      select count(*) from contest_clarification
      where contest_id = :contest and player_id = :player and not announcement and answer is null
      """;

  private static final String ANSWER =
      """
      update contest_clarification set answer = :answer, is_public = :public, answered_at = :at
      where id = :id and contest_id = :contest and not announcement
      """;

  private final Session session;

  ClarificationStatements(@Current Session session) {
    this.session = session;
  }

  /** Those that the viewer may see, newest first. */
  List<Clarification> list(UUID contest, Optional<UUID> after, Viewer viewer, int limit) {
    return session
        .createNativeQuery(LIST, Clarification.class)
        .setParameter("contest", contest)
        .setParameter("admin", viewer.admin())
        .setParameter("viewer", viewer.player().orElse(null), UUID.class)
        .setParameter("after", after.orElse(null), UUID.class)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** All of a player, oldest first. */
  List<Clarification> of(UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(LIST_ALL, Clarification.class)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  Optional<Clarification> find(UUID contest, UUID id) {
    return session
        .createNativeQuery(
            SELECT + "where c.contest_id = :contest and c.id = :id", Clarification.class)
        .setParameter("contest", contest)
        .setParameter("id", id)
        .uniqueResultOptional();
  }

  /** Adds a question or an announcement; empty if the contest is not open to the player. */
  Optional<UUID> add(
      UUID contest,
      @Nullable UUID puzzle,
      UUID player,
      boolean announcement,
      String question,
      Instant at) {
    return Column.query(session, announcement ? ANNOUNCE : ASK, UUID.class)
        .setParameter("contest", contest)
        .setParameter("puzzle", puzzle, UUID.class)
        .setParameter("player", player)
        .setParameter("announcement", announcement)
        .setParameter("question", question)
        .setParameter("at", at)
        .uniqueResultOptional();
  }

  long countOpen(UUID contest, UUID player) {
    return Column.query(session, COUNT_OPEN, Long.class)
        .setParameter("contest", contest)
        .setParameter("player", player)
        .getSingleResult();
  }

  boolean answer(UUID contest, UUID id, String answer, boolean isPublic, Instant at) {
    return session
            .createNativeMutationQuery(ANSWER)
            .setParameter("contest", contest)
            .setParameter("id", id)
            .setParameter("answer", answer)
            .setParameter("public", isPublic)
            .setParameter("at", at)
            .executeUpdate()
        > 0;
  }

  /** Deletes what only the player and the organiser see. */
  void deletePrivate(UUID player) {
    session
        .createNativeMutationQuery(
            "delete from contest_clarification where player_id = :player and not is_public")
        .setParameter("player", player)
        .executeUpdate();
  }
}
