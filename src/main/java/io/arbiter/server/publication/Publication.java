package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.server.player.Visibility;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published solution as a viewer sees it who has solved the puzzle.
 *
 * @param profile who sees the player's profile
 * @param voted whether the viewer has voted for it
 * @param hidden the admin's reason for hiding it, or null; only admins and its player see a hidden
 *     publication
 */
record Publication(
    UUID id,
    UUID submission,
    String puzzle,
    String player,
    Visibility profile,
    Category category,
    int votes,
    int comments,
    boolean voted,
    String source,
    Instant publishedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hidden) {

  /** A row of the database; the id begins with the time of publishing. */
  public Publication(
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
    this(
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
