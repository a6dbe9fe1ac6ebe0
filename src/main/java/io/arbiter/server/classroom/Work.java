package io.arbiter.server.classroom;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission that belongs to an assignment, as a list shows it to the teacher.
 *
 * @param puzzle the slug
 * @param verdict null before it is judged
 * @param late whether it was sent after the assignment was due
 */
record Work(UUID id, String puzzle, @Nullable String verdict, Instant submittedAt, boolean late) {}
