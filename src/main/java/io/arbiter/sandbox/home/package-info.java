/**
 * Prepares the files of children: the Python library, the changed engine and the class cache.
 *
 * <p>Invariant: a folder is complete before a child can see it.
 *
 * <p>Uses {@code sandbox.process}, {@code sandbox.runtime}.
 */
@NullMarked
package io.arbiter.sandbox.home;

import org.jspecify.annotations.NullMarked;
