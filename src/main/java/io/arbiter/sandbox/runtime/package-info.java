/**
 * What a child is started with: its settings, its Java runtime, its command and its read-only
 * paths.
 *
 * <p>Invariant: the same jars give the same prepared folder, and other jars another one.
 *
 * <p>Uses {@code sandbox.child}, {@code sandbox.kernel}.
 */
@NullMarked
package io.arbiter.sandbox.runtime;

import org.jspecify.annotations.NullMarked;
