package io.arbiter.server.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A record that waits to be sent.
 *
 * @param traceparent to which trace the record belongs; null if it belongs to none
 */
record OutboxEntry(
    long id, String topic, String key, byte[] payload, @Nullable String traceparent) {}
