package io.arbiter.server.publication;

import java.time.Instant;
import java.util.UUID;

/**
 * A publication that an admin has hidden.
 *
 * @param reason why it is hidden
 */
public record HiddenPublication(
    UUID id,
    UUID submission,
    String puzzle,
    String player,
    Category category,
    String reason,
    Instant publishedAt) {}
