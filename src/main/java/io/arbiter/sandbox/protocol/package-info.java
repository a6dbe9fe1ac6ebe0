/**
 * What host and child say to each other: the frames over the child's two pipes, and their parts.
 *
 * <p>Invariant: a frame is a value and does nothing. {@code sandbox.protocol} holds frames to the
 * limits that stand here.
 *
 * <p>Reads and writes the frames as bytes.
 *
 * <p>Invariant: a reader treats its peer as hostile. Whatever bytes arrive, reading ends with a
 * frame, a {@link io.arbiter.sandbox.protocol.ProtocolFault} or an {@link java.io.IOException}, and
 * takes no more memory than a small multiple of the bytes that really arrived.
 */
@NullMarked
package io.arbiter.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
