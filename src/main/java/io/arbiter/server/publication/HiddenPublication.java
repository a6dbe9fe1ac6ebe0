package io.arbiter.server.publication;

import com.fasterxml.uuid.impl.UUIDUtil;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A publication that an admin has hidden.
 *
 * @param reason why it is hidden
 */
record HiddenPublication(
    UUID id,
    UUID submission,
    String puzzle,
    String player,
    Category category,
    String reason,
    Instant publishedAt) {

  /** A row of the database; the id begins with the time of publishing. */
  HiddenPublication(
      UUID id, UUID submission, String puzzle, String player, String category, String reason) {
    this(
        id,
        submission,
        puzzle,
        player,
        Category.valueOf(category.toUpperCase(Locale.ROOT)),
        reason,
        Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)));
  }
}
