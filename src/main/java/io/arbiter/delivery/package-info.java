/**
 * Delivery by Kafka: the connection and its topics, the publisher, and the loops that read logs and
 * jobs.
 *
 * <p>Invariant: a job is acknowledged only after its handler has decided what happens to it.
 */
package io.arbiter.delivery;
