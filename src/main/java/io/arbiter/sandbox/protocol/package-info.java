/**
 * What host and child say to each other: length-prefixed binary frames over the child's two pipes.
 *
 * <p>Invariant: a reader takes its peer for hostile. Whatever bytes arrive, it ends with a frame, a
 * {@link io.arbiter.sandbox.protocol.ProtocolFault} or an {@link java.io.IOException}, and holds no
 * more memory than a small multiple of what really arrived.
 *
 * <p>Uses {@code core.judging}, {@code sandbox.kernel}.
 */
@NullMarked
package io.arbiter.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
