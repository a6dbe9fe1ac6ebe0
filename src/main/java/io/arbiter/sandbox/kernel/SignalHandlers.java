package io.arbiter.sandbox.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Takes snapshots of this process's signal handlers, for detecting changes. */
public final class SignalHandlers {
  private static final int SIGNALS = 64;

  /** The kernel's own structure: handler, flags, restorer, mask. */
  private static final int ACTION_LONGS = 4;

  private static final long MASK_BYTES = Long.BYTES;

  private SignalHandlers() {}

  /** The handlers of all signals; two snapshots without a change between them are equal. */
  public static long[] now() throws KernelException {
    long[] actions = new long[SIGNALS * ACTION_LONGS];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action = arena.allocate(ValueLayout.JAVA_LONG, ACTION_LONGS);
      for (int signal = 1; signal <= SIGNALS; signal++) {
        Kernel.call(
            "rt_sigaction", SystemCall.RT_SIGACTION, signal, 0, action.address(), MASK_BYTES);
        MemorySegment.copy(
            action, ValueLayout.JAVA_LONG, 0, actions, (signal - 1) * ACTION_LONGS, ACTION_LONGS);
      }
    }
    return actions;
  }
}
