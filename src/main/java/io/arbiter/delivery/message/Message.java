package io.arbiter.delivery.message;

/** A record that Arbiter sends to a topic of its own. */
public sealed interface Message
    permits JudgingEvent, TaskEvent, StopRequest, WorkerEvent, Undeliverable {}
