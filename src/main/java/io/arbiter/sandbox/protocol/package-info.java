/**
 * The frames over the child's two pipes, and how they are read and written.
 *
 * <p>Invariant: a reader treats its peer as hostile: it ends with a frame, a {@link
 * io.arbiter.sandbox.protocol.ProtocolFault} or an {@link java.io.IOException}, and takes memory in
 * proportion to the bytes that arrived.
 */
package io.arbiter.sandbox.protocol;
