/**
 * The command line for players: a folder of solutions in place of the page.
 *
 * <p>Invariant: nothing that a player has written is lost. A file is replaced only when its content
 * is on the server.
 *
 * <p>Uses {@code app.client}, {@code app.play.local}, {@code app.play.session}, {@code
 * app.process}.
 */
@NullMarked
package io.arbiter.app.play;

import org.jspecify.annotations.NullMarked;
