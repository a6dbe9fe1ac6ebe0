/**
 * Push to browsers.
 *
 * <p>Invariant: a stream ends with what the database says, whatever events were lost. Uses {@code
 * delivery}, {@code submission}, {@code player}.
 */
@NullMarked
package io.arbiter.live;

import org.jspecify.annotations.NullMarked;
