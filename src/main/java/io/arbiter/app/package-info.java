/**
 * Starts and stops the process: its loops, the embedded services, health checks.
 *
 * <p>Invariant: a worker needs a broker and nothing else.
 *
 * <p>Uses all rooms.
 */
@NullMarked
package io.arbiter.app;

import org.jspecify.annotations.NullMarked;
