/**
 * The commands for authors: bundles and imports, sent to a server.
 *
 * <p>Invariant: a command says with its exit status whether all was well.
 *
 * <p>Uses all rooms.
 */
@NullMarked
package io.arbiter.app.command.author;

import org.jspecify.annotations.NullMarked;
