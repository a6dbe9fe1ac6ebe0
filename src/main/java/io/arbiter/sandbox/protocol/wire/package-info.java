/**
 * Reads and writes the frames as bytes.
 *
 * <p>Invariant: a reader treats its peer as hostile. Whatever bytes arrive, reading ends with a
 * frame, a {@link io.arbiter.sandbox.protocol.wire.ProtocolFault} or an {@link
 * java.io.IOException}, and takes no more memory than a small multiple of the bytes that really
 * arrived.
 *
 * <p>Uses {@code core.judging}, {@code core.judging.test}, {@code sandbox.kernel}, {@code
 * sandbox.protocol}.
 */
@NullMarked
package io.arbiter.sandbox.protocol.wire;

import org.jspecify.annotations.NullMarked;
