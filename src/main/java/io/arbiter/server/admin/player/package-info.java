/**
 * What admins see of players, and what they may do with them: roles, suspensions, quotas.
 *
 * <p>Invariant: each change is in the log of admins.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code server.access}, {@code server.audit},
 * {@code server.database}, {@code server.player}, {@code server.player.caller}, {@code
 * server.submission.quota}.
 */
@NullMarked
package io.arbiter.server.admin.player;

import org.jspecify.annotations.NullMarked;
