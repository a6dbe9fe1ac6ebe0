package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.server.player.Viewer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question or an announcement.
 *
 * @param puzzle the slug; null if it is about the whole contest
 * @param recipient who alone gets the announcement; null if everybody does, and for a question
 */
record Clarification(
    UUID id,
    @Nullable String puzzle,
    @JsonUnwrapped Asker asker,
    @JsonUnwrapped Content content,
    boolean isPublic,
    @JsonIgnore @Nullable Asker recipient) {
  Clarification(
      UUID id,
      @Nullable String puzzle,
      UUID author,
      @Nullable String name,
      @Nullable UUID recipient,
      @Nullable String recipientName,
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
        isPublic,
        recipient == null ? null : new Asker(recipient, recipientName));
  }

  /**
   * Who asked, announced, or got an announcement; the name is null after the deletion of the
   * account.
   */
  record Asker(UUID author, @Nullable String name) {}

  /** The answer is null before it is given. */
  record Content(
      boolean announcement,
      String question,
      @Nullable String answer,
      Instant askedAt,
      @Nullable Instant answeredAt) {}

  /**
   * What a viewer sees.
   *
   * @param player null for others than the organiser and who asked
   * @param to who alone got the announcement; missing otherwise
   */
  record View(
      UUID id,
      @Nullable String puzzle,
      @Nullable String player,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String to,
      @JsonUnwrapped Content content,
      @JsonProperty("public") boolean isPublic) {}

  /** What a viewer sees; empty if the viewer may not know of it. */
  Optional<View> seenBy(Viewer viewer, Contest contest) {
    boolean managed = contest.isManagedBy(viewer);
    boolean involved = managed || isOf(asker, viewer) || isOf(recipient, viewer);
    boolean secret = contest.state(Instant.now()) == Contest.State.UPCOMING && !managed;
    return involved || isPublic
        ? Optional.of(
            new View(
                id,
                secret ? null : puzzle,
                involved && !content.announcement() ? asker.name() : null,
                recipient == null ? null : recipient.name(),
                content,
                isPublic))
        : Optional.empty();
  }

  private static boolean isOf(@Nullable Asker person, Viewer viewer) {
    return person != null && viewer.player().filter(person.author::equals).isPresent();
  }
}
