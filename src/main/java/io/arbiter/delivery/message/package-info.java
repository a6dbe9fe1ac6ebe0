/**
 * The records on the topics, in the format that they have there.
 *
 * <p>Invariant: a record of a format that its reader does not know is refused.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.judging.test}, {@code core.report},
 * {@code delivery.broker}.
 */
@NullMarked
package io.arbiter.delivery.message;

import org.jspecify.annotations.NullMarked;
