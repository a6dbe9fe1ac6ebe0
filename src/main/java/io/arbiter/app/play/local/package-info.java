/**
 * The solutions in the player's folder: their files, runs on the player's own Python, and what
 * synchronisation does with each.
 *
 * <p>Invariant: nothing here talks to the server.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.app.play.local;

import org.jspecify.annotations.NullMarked;
