package io.arbiter.server.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A record that could not be delivered.
 *
 * @param bytes the size of its payload
 * @param kept whether the payload is here, so that the record can be sent again
 * @param reason what the broker or the reader said
 */
public record UndeliverableRecord(
    UUID id, String topic, String key, int bytes, boolean kept, String reason, Instant failedAt) {}
