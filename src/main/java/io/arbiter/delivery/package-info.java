/**
 * Everything that uses Kafka: the topics, their records and the loops that read them.
 *
 * <p>Invariant: a job is acknowledged only after its handler has decided what happens to it.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.report}, {@code delivery.trace}.
 */
@NullMarked
package io.arbiter.delivery;

import org.jspecify.annotations.NullMarked;
