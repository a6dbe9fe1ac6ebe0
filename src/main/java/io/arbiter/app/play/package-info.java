/**
 * The command line for players: a folder of solutions in place of the page.
 *
 * <p>Invariant: a file is copied before it is replaced, and the key is sent only to the server that
 * gave it.
 */
package io.arbiter.app.play;
