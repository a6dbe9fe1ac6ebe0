package io.arbiter.server.player.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list; null means all.
 *
 * @param subjects as in {@link AuditEntry}; empty means all
 * @param since the earliest time
 * @param until the time before which the entries are
 */
record AuditFilter(
    @Nullable UUID actor,
    AdminAction.@Nullable Kind action,
    List<String> subjects,
    @Nullable Instant since,
    @Nullable Instant until) {
  AuditFilter {
    subjects = List.copyOf(subjects);
  }
}
