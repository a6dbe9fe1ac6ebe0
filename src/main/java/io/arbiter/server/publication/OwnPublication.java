package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.uuid.impl.UUIDUtil;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publication as its own player sees it in a list.
 *
 * @param votes the number of votes, like the number of comments
 * @param hidden the admin's reason for hiding the publication, or null
 */
record OwnPublication(
    UUID id,
    UUID submission,
    String puzzle,
    String category,
    int votes,
    int comments,
    Instant publishedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hidden) {

  /** A row of the database; the id begins with the time of publishing. */
  OwnPublication(
      UUID id,
      UUID submission,
      String puzzle,
      String category,
      int votes,
      int comments,
      @Nullable String hidden) {
    this(
        id,
        submission,
        puzzle,
        category,
        votes,
        comments,
        Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)),
        hidden);
  }
}
