/**
 * What every command for players has: the server, the key, the options and the output.
 *
 * <p>Invariant: the key is sent to no other server than the one that gave it.
 *
 * <p>Uses {@code app.client}, {@code app.process}.
 */
@NullMarked
package io.arbiter.app.play.session;

import org.jspecify.annotations.NullMarked;
