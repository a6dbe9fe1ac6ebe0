/**
 * The commands of the program, by picocli: {@code arbiter help} lists them.
 *
 * <p>Invariant: a command says with its exit status whether all was well.
 *
 * <p>Uses all rooms.
 */
@NullMarked
package io.arbiter.app.command;

import org.jspecify.annotations.NullMarked;
