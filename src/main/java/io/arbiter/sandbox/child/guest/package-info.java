/**
 * The context in which one player's code runs: what it may import, read and print, and how its
 * values come out.
 *
 * <p>Invariant: a guest reaches the standard library's files and its own values, and nothing else.
 *
 * <p>Uses {@code core.judging.test}, {@code sandbox.child.meter}, {@code sandbox.protocol}.
 */
@NullMarked
package io.arbiter.sandbox.child.guest;

import org.jspecify.annotations.NullMarked;
