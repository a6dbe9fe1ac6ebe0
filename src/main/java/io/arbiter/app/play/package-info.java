/**
 * The command line for players: a folder of solutions in place of the page.
 *
 * <p>Invariant: nothing that a player has written is lost. A file is replaced only when its content
 * is on the server.
 *
 * <p>The solutions in the player's folder: their files, runs on the player's own Python, and what
 * synchronisation does with each.
 *
 * <p>Invariant: nothing here talks to the server.
 *
 * <p>What every command for players has: the server, the key, the options and the output.
 *
 * <p>Invariant: the key is sent to no other server than the one that gave it.
 *
 * <p>A client of the HTTP API, for the author's commands, the benchmarks and the integration tests.
 */
@NullMarked
package io.arbiter.app.play;

import org.jspecify.annotations.NullMarked;
