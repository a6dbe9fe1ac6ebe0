/**
 * Which loops run here, the embedded services, health.
 *
 * <p>Invariant: a worker needs a broker and nothing else. May use everything.
 */
@NullMarked
package io.arbiter.role;

import org.jspecify.annotations.NullMarked;
