/**
 * The fingerprints of accepted solutions: workers take them, and this package asks for them and
 * stores them.
 *
 * <p>Invariant: an answer is stored only for solutions that wait for it, and may come twice. No
 * player waits for it.
 *
 * <p>Owns the tables {@code fingerprint} and {@code fingerprinting}.
 *
 * <p>Uses {@code core.report}, {@code delivery.broker}, {@code delivery.message}, {@code
 * server.database}, {@code server.outbox}.
 */
@NullMarked
package io.arbiter.server.similarity.fingerprint;

import org.jspecify.annotations.NullMarked;
