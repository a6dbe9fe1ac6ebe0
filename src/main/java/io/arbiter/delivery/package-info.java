/**
 * All that knows Kafka: topics, the records on them and the loops that read them.
 *
 * <p>Invariant: a record is acknowledged only after its handler has said what became of it.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.report}.
 */
@NullMarked
package io.arbiter.delivery;

import org.jspecify.annotations.NullMarked;
