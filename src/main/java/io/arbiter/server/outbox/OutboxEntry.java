package io.arbiter.server.outbox;

/** A record that waits to be sent. */
record OutboxEntry(long id, String topic, String key, byte[] payload) {}
