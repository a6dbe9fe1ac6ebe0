package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonProperty;
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
      @Nullable String hidden) {
    @JsonProperty
    Instant publishedAt() {
      return TimeOrderedId.time(id);
    }
  }

  /** A comment of the player's. */
  public record Said(UUID id, UUID publication, String text, @Nullable String hidden) {
    @JsonProperty
    Instant writtenAt() {
      return TimeOrderedId.time(id);
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
