/**
 * The protocol between host and child: length-prefixed binary frames over the child's two pipes.
 *
 * <p>Invariant: a reader treats its peer as hostile. Whatever bytes arrive, reading ends with a
 * frame, a {@link io.arbiter.sandbox.protocol.ProtocolFault} or an {@link java.io.IOException}, and
 * takes no more memory than a small multiple of the bytes that really arrived.
 *
 * <p>Uses {@code core.judging}, {@code sandbox.kernel}.
 */
@NullMarked
package io.arbiter.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
