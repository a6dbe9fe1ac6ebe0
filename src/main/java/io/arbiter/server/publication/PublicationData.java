package io.arbiter.server.publication;

import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A player's publications, comments and votes. Thread-safe. */
@ApplicationScoped
class PublicationData implements PlayerData {
  private final PublicationQueries queries;

  PublicationData(PublicationQueries queries) {
    this.queries = queries;
  }

  public record Published(
      UUID id,
      UUID submission,
      String puzzle,
      String category,
      int votes,
      Instant publishedAt,
      @Nullable String hidden) {
    Published(
        UUID id,
        UUID submission,
        String puzzle,
        String category,
        int votes,
        @Nullable String hidden) {
      this(id, submission, puzzle, category, votes, TimeOrderedId.time(id), hidden);
    }
  }

  /** A comment of the player's. The id begins with the time of writing. */
  public record Said(
      UUID id, UUID publication, String text, Instant writtenAt, @Nullable String hidden) {
    Said(UUID id, UUID publication, String text, @Nullable String hidden) {
      this(id, publication, text, TimeOrderedId.time(id), hidden);
    }
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write(
        "publications",
        (after, limit) -> queries.publicationsOf(player, after, limit),
        Published::id);
    out.write("comments", (after, limit) -> queries.commentsOf(player, after, limit), Said::id);
    out.write(
        "votes",
        (after, limit) -> queries.votesOf(player, after, limit),
        PublicationQueries.Vote::publication);
  }

  /** Removes everything of the player, also votes and comments by others for the player's own. */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    UUID[] touched =
        queries.lockTouched(player).stream()
            .map(PublicationQueries.IdRow::value)
            .toArray(UUID[]::new);
    queries.remove(touched, player);
  }
}
