package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.Visibility;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A published solution as a viewer who has solved the puzzle sees it.
 *
 * @param profile who sees the player's profile
 * @param voted whether the viewer has voted for it
 */
record Publication(
    @JsonUnwrapped Own publication,
    String player,
    Visibility profile,
    boolean voted,
    String source) {

  /**
   * A publication as its own player sees it in a list.
   *
   * @param hidden the admin's reason for hiding the publication, or null; only admins and its
   *     player see a hidden publication
   */
  @Schema(name = "OwnPublication")
  record Own(
      UUID id,
      UUID submission,
      String puzzle,
      @Schema(type = SchemaType.STRING, implementation = Category.class) String category,
      int votes,
      int comments,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hidden) {
    @JsonProperty
    Instant publishedAt() {
      return TimeOrderedId.time(id);
    }
  }

  Publication(
      UUID id,
      UUID submission,
      String puzzle,
      String category,
      int votes,
      int comments,
      @Nullable String hidden,
      String player,
      String profile,
      boolean voted,
      String source) {
    this(
        new Own(id, submission, puzzle, category, votes, comments, hidden),
        player,
        Visibility.valueOf(profile),
        voted,
        source);
  }
}
