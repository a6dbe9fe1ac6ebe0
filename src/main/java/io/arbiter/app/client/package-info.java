/**
 * A client of the HTTP API, for the author's commands, the benchmarks and the integration tests.
 *
 * <p>Uses all rooms.
 */
@NullMarked
package io.arbiter.app.client;

import org.jspecify.annotations.NullMarked;
