package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.server.player.Visibility;
import io.arbiter.server.puzzle.Markdown;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a publication.
 *
 * @param profile who sees the player's profile
 * @param text Markdown, as the player wrote it
 * @param html the text as sanitised HTML
 * @param hidden the admin's reason for hiding the comment, or null; only admins and its player see
 *     a hidden comment
 */
record Comment(
    UUID id,
    String player,
    Visibility profile,
    String text,
    String html,
    Instant writtenAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hidden) {
  /** The comment of this id, which has the time of writing. */
  public static Comment of(
      UUID id, String player, Visibility profile, String text, @Nullable String hidden) {
    return new Comment(
        id,
        player,
        profile,
        text,
        Markdown.commentToHtml(text),
        Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)),
        hidden);
  }
}
