/**
 * The commands of the program; {@code arbiter help} lists them.
 *
 * <p>Invariant: the exit status of a command says whether all was well.
 */
package io.arbiter.app.command;
