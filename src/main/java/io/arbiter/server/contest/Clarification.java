package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.server.player.Viewer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question or an announcement, as it is stored.
 *
 * @param puzzle the slug; null if it is about the whole contest
 * @param author who asked or announced
 * @param name null after the deletion of the account
 * @param answer null before the answer
 */
public record Clarification(
    UUID id,
    @Nullable String puzzle,
    UUID author,
    @Nullable String name,
    boolean announcement,
    String question,
    @Nullable String answer,
    boolean isPublic,
    Instant askedAt,
    @Nullable Instant answeredAt) {
  /**
   * What a viewer sees.
   *
   * @param player null for others than the organiser and who asked
   */
  public record View(
      UUID id,
      @Nullable String puzzle,
      @Nullable String player,
      String question,
      @Nullable String answer,
      @JsonProperty("public") boolean isPublic,
      Instant askedAt,
      @Nullable Instant answeredAt,
      boolean announcement) {}

  /** What a viewer sees; empty if the viewer may not know of it. */
  public Optional<View> seenBy(Viewer viewer, Contest contest) {
    boolean involved =
        contest.isManagedBy(viewer) || viewer.player().filter(author::equals).isPresent();
    return involved || isPublic
        ? Optional.of(
            new View(
                id,
                contest.state(Instant.now()) == ContestState.UPCOMING
                        && !contest.isManagedBy(viewer)
                    ? null
                    : puzzle,
                involved && !announcement ? name : null,
                question,
                answer,
                isPublic,
                askedAt,
                answeredAt,
                announcement))
        : Optional.empty();
  }
}
