/**
 * Delivery by Kafka: the publisher, and the loops that read logs and jobs. The packages in it have
 * the records and the connection to the broker.
 *
 * <p>Invariant: a job is acknowledged only after its handler has decided what happens to it.
 */
@NullMarked
package io.arbiter.delivery;

import org.jspecify.annotations.NullMarked;
