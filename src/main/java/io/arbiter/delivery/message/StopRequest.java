package io.arbiter.delivery.message;

import java.util.UUID;

/** The player does not want a run or a script any more: a record of {@link Topics#STOPS}. */
public record StopRequest(UUID submission) implements Message {}
