package io.arbiter.server.publication;

import static io.arbiter.server.player.PlayerRelations.PLAYERS;
import static io.arbiter.server.publication.PublicationRelations.COMMENTS;
import static io.arbiter.server.publication.PublicationRelations.PUBLICATIONS;
import static io.arbiter.server.puzzle.PuzzleRelations.PUZZLES;

import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL that lists what is hidden, newest first. */
@ApplicationScoped
class HiddenStatements {
  private static final String HIDDEN_PUBLICATIONS =
      """
      select b.id, b.submission_id, p.slug, pl.name, b.category, b.hidden
      from %s b join %s p on p.id = b.puzzle_id join %s pl on pl.id = b.player_id
      where b.hidden is not null and (cast(:before as uuid) is null or b.id < :before)
      order by b.id desc limit :limit
      """
          .formatted(PUBLICATIONS, PUZZLES, PLAYERS);

  private static final String HIDDEN_COMMENTS =
      """
      select c.id, c.publication_id, p.slug, pl.name, c.text, c.hidden
      from %s c join %s b on b.id = c.publication_id
      join %s p on p.id = b.puzzle_id join %s pl on pl.id = c.player_id
      where c.hidden is not null and (cast(:before as uuid) is null or c.id < :before)
      order by c.id desc limit :limit
      """
          .formatted(COMMENTS, PUBLICATIONS, PUZZLES, PLAYERS);

  private final Session session;

  HiddenStatements(@Current Session session) {
    this.session = session;
  }

  private record Published(
      UUID id, UUID submission, String puzzle, String player, String category, String hidden) {
    HiddenPublication view() {
      return new HiddenPublication(
          id,
          submission,
          puzzle,
          player,
          Category.valueOf(category.toUpperCase(Locale.ROOT)),
          hidden,
          time(id));
    }
  }

  private record Said(
      UUID id, UUID publication, String puzzle, String player, String text, String hidden) {
    HiddenComment view() {
      return new HiddenComment(id, publication, puzzle, player, text, hidden, time(id));
    }
  }

  private static Instant time(UUID id) {
    return Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id));
  }

  List<HiddenPublication> publications(Optional<UUID> before, int limit) {
    return session
        .createNativeQuery(HIDDEN_PUBLICATIONS, Published.class)
        .setParameter("before", before.orElse(null), UUID.class)
        .setParameter("limit", limit)
        .getResultStream()
        .map(Published::view)
        .toList();
  }

  List<HiddenComment> comments(Optional<UUID> before, int limit) {
    return session
        .createNativeQuery(HIDDEN_COMMENTS, Said.class)
        .setParameter("before", before.orElse(null), UUID.class)
        .setParameter("limit", limit)
        .getResultStream()
        .map(Said::view)
        .toList();
  }
}
