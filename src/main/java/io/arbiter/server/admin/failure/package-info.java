/**
 * What failed through no player's fault: submissions with the verdict JUDGE_ERROR, and records that
 * could not be delivered.
 *
 * <p>Invariant: a retry does what would have been done at first, and is in the log of admins.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code server.audit}, {@code
 * server.database}, {@code server.outbox}, {@code server.player.caller}, {@code
 * server.rejudging.control}.
 */
@NullMarked
package io.arbiter.server.admin.failure;

import org.jspecify.annotations.NullMarked;
