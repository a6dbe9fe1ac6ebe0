/**
 * The log of what admins do.
 *
 * <p>Invariant: an entry is written in the transaction of its action, and never has source code, a
 * password or a token. Of a deleted player it keeps only the id.
 *
 * <p>Owns the table {@code audit_entry}.
 *
 * <p>Uses {@code core.json}, {@code core.listing}, {@code core.problem}, {@code server.database},
 * {@code server.player}, {@code server.player.caller}.
 */
@NullMarked
package io.arbiter.server.audit;

import org.jspecify.annotations.NullMarked;
