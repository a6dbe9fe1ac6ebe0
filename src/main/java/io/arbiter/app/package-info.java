/**
 * Which loops run here, the embedded services, health.
 *
 * <p>Invariant: a worker needs a broker and nothing else.
 *
 * <p>Uses all rooms.
 */
@NullMarked
package io.arbiter.app;

import org.jspecify.annotations.NullMarked;
