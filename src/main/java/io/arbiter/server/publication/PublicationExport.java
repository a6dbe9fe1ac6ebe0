package io.arbiter.server.publication;

import com.fasterxml.uuid.impl.UUIDUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a player's publications, comments and votes for the export of the account, page by page in
 * the order of ids. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class PublicationExport {
  private final PublicationStatements statements;
  private final CommentRepository comments;

  PublicationExport(PublicationStatements statements, CommentRepository comments) {
    this.statements = statements;
    this.comments = comments;
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

  /** A vote of the player's. */
  public record Vote(UUID publication, String puzzle) {}

  public List<Published> publications(UUID player, UUID after, int limit) {
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

  public List<Said> comments(UUID player, UUID after, int limit) {
    return comments.of(player, after, limit).stream()
        .map(row -> new Said(row.id(), row.publication(), row.text(), time(row.id()), row.hidden()))
        .toList();
  }

  public List<Vote> votes(UUID player, UUID after, int limit) {
    return statements.votesOf(player, after, limit);
  }

  private static Instant time(UUID id) {
    return Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id));
  }
}
