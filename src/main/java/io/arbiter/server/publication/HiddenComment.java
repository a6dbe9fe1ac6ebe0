package io.arbiter.server.publication;

import com.fasterxml.uuid.impl.UUIDUtil;
import java.time.Instant;
import java.util.UUID;

/**
 * A comment that an admin has hidden.
 *
 * @param puzzle of the publication that has the comment
 * @param text Markdown
 * @param reason why it is hidden
 */
record HiddenComment(
    UUID id,
    UUID publication,
    String puzzle,
    String player,
    String text,
    String reason,
    Instant writtenAt) {

  /** A row of the database; the id begins with the time of writing. */
  HiddenComment(
      UUID id, UUID publication, String puzzle, String player, String text, String reason) {
    this(
        id,
        publication,
        puzzle,
        player,
        text,
        reason,
        Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)));
  }
}
