/**
 * How much players and visitors may send.
 *
 * <p>Invariant: a refusal names the rule that was hit and the time to wait. A player's quota that
 * an admin has set comes before the settings.
 *
 * <p>Owns the table {@code quota_override}.
 *
 * <p>Uses {@code core.problem}, {@code server.database}, {@code server.player}.
 */
@NullMarked
package io.arbiter.server.submission.quota;

import org.jspecify.annotations.NullMarked;
