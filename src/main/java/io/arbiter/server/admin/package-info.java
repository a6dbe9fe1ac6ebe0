/**
 * What failed through no player's fault: submissions with the verdict JUDGE_ERROR, and records that
 * could not be delivered.
 *
 * <p>Invariant: a retry does what would have been done at first, and is in the log of admins.
 *
 * <p>The operators' view of the whole: queues, workers, verdicts and times.
 *
 * <p>Invariant: it only shows. What a worker tells is bounded and checked before it is kept.
 *
 * <p>What admins see of players, and what they may do with them: roles, suspensions, quotas.
 *
 * <p>Invariant: each change is in the log of admins.
 */
@NullMarked
package io.arbiter.server.admin;

import org.jspecify.annotations.NullMarked;
