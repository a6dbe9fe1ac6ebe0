package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.server.player.Viewer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question or an announcement; the slug is null if it is about the whole contest. */
record Clarification(
    UUID id,
    @Nullable String puzzle,
    @JsonUnwrapped Asker asker,
    @JsonUnwrapped Content content,
    boolean isPublic) {
  Clarification(
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
    this(
        id,
        puzzle,
        new Asker(author, name),
        new Content(announcement, question, answer, askedAt, answeredAt),
        isPublic);
  }

  /** Who asked or announced; the name is null after the deletion of the account. */
  record Asker(UUID author, @Nullable String name) {}

  /** The answer is null before it is given. */
  record Content(
      boolean announcement,
      String question,
      @Nullable String answer,
      Instant askedAt,
      @Nullable Instant answeredAt) {}

  /** What a viewer sees; the player is null for others than the organiser and who asked. */
  record View(
      UUID id,
      @Nullable String puzzle,
      @Nullable String player,
      @JsonUnwrapped Content content,
      @JsonProperty("public") boolean isPublic) {}

  /** What a viewer sees; empty if the viewer may not know of it. */
  Optional<View> seenBy(Viewer viewer, Contest contest) {
    boolean managed = contest.isManagedBy(viewer);
    boolean involved = managed || viewer.player().filter(asker.author::equals).isPresent();
    boolean secret = contest.state(Instant.now()) == Contest.State.UPCOMING && !managed;
    return involved || isPublic
        ? Optional.of(
            new View(
                id,
                secret ? null : puzzle,
                involved && !content.announcement() ? asker.name() : null,
                content,
                isPublic))
        : Optional.empty();
  }
}
