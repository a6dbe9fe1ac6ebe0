/**
 * The connection to the broker: topics, clients, and share sessions with their locks.
 *
 * <p>Invariant: a client that has lost its session says so, and is replaced.
 */
@NullMarked
package io.arbiter.delivery.broker;

import org.jspecify.annotations.NullMarked;
