package io.arbiter.sandbox.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** A snapshot of this process's signal handlers, for detecting changes. */
public final class SignalHandlers {
  private static final int SIGNALS = 64;

  /** The kernel's own structure: handler, flags, restorer, mask. */
  private static final int ACTION_LONGS = 4;

  private static final long MASK_BYTES = Long.BYTES;

  private final long[] actions;

  private SignalHandlers(long[] actions) {
    this.actions = actions;
  }

  /** Takes a snapshot. */
  public static SignalHandlers now() throws KernelException {
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
    return new SignalHandlers(actions);
  }

  /** Whether all handlers are the same in both snapshots. */
  public boolean isSameAs(SignalHandlers other) {
    return Arrays.equals(actions, other.actions);
  }
}
