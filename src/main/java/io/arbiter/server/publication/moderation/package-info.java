/**
 * Hides publications and comments, and lists what is hidden.
 *
 * <p>Invariant: only admins hide, and each change is in the audit log.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code server.audit}, {@code
 * server.database}, {@code server.player.caller}, {@code server.publication}.
 */
@NullMarked
package io.arbiter.server.publication.moderation;

import org.jspecify.annotations.NullMarked;
