/**
 * Starts and stops the process: its loops, its first content, health checks and metrics.
 *
 * <p>Invariant: a worker needs a broker and nothing else.
 */
@NullMarked
package io.arbiter.app;

import org.jspecify.annotations.NullMarked;
