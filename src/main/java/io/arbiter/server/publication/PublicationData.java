package io.arbiter.server.publication;

import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A player's publications, comments and votes. Thread-safe. */
@ApplicationScoped
public class PublicationData implements PlayerData {
  private final PublicationStatements statements;
  private final CommentRepository comments;
  private final RemovalStatements removal;

  PublicationData(
      PublicationStatements statements, CommentRepository comments, RemovalStatements removal) {
    this.statements = statements;
    this.comments = comments;
    this.removal = removal;
  }

  /** A publication of the player's. */
  public record Published(
      UUID id,
      UUID submission,
      String puzzle,
      String category,
      int votes,
      Instant publishedAt,
      @Nullable String hidden) {}

  /** A comment of the player's. */
  public record Said(
      UUID id, UUID publication, String text, Instant writtenAt, @Nullable String hidden) {}

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("publications", (after, limit) -> publications(player, after, limit), Published::id);
    out.write("comments", (after, limit) -> comments(player, after, limit), Said::id);
    out.write(
        "votes",
        (after, limit) -> statements.votesOf(player, after, limit),
        PublicationStatements.Vote::publication);
  }

  /**
   * Removes everything of the player. The player's own publications are removed with their votes
   * and comments by others.
   */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    removal.remove(player);
  }

  private List<Published> publications(UUID player, UUID after, int limit) {
    return statements.publicationsOf(player, after, limit).stream()
        .map(
            row ->
                new Published(
                    row.id(),
                    row.submission(),
                    row.puzzle(),
                    row.category(),
                    row.votes(),
                    time(row.id()),
                    row.hidden()))
        .toList();
  }

  private List<Said> comments(UUID player, UUID after, int limit) {
    return comments.of(player, after, limit).stream()
        .map(row -> new Said(row.id(), row.publication(), row.text(), time(row.id()), row.hidden()))
        .toList();
  }

  private static Instant time(UUID id) {
    return Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id));
  }
}
