/**
 * The commands of the program, by picocli: {@code arbiter help} lists them.
 *
 * <p>Invariant: a command says with its exit status whether all was well.
 *
 * <p>The commands for authors: bundles and imports, sent to a server.
 *
 * <p>Invariant: a command says with its exit status whether all was well.
 */
@NullMarked
package io.arbiter.app.command;

import org.jspecify.annotations.NullMarked;
