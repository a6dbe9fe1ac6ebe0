package io.arbiter.server.classroom.roll;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A class as a list shows it to somebody who has a seat in it.
 *
 * @param teacher the teacher's name
 * @param teaches whether the caller is the teacher
 * @param members how many members the class has, without the teacher
 * @param archivedAt null for a class that goes on
 */
public record ClassSummary(
    UUID id,
    String name,
    String teacher,
    boolean teaches,
    long members,
    Instant createdAt,
    @Nullable Instant archivedAt) {}
