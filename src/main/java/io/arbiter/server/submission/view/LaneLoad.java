package io.arbiter.server.submission.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of a lane that have no verdict yet.
 *
 * @param lane INTERACTIVE or BATCH
 * @param oldest when the oldest of them was enqueued; null if there is none
 */
public record LaneLoad(String lane, long depth, @Nullable Instant oldest) {}
