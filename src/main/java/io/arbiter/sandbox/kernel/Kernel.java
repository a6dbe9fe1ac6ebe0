package io.arbiter.sandbox.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** System calls through libc's {@code syscall(2)}. */
final class Kernel {
  private static final int ARGUMENTS = 6;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                  JAVA_LONG),
              Linker.Option.firstVariadicArg(1),
              Linker.Option.captureCallState("errno"));

  private static final int PR_GET_SECCOMP = 21;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int PR_GET_NO_NEW_PRIVS = 39;
  private static final int SECCOMP_MODE_FILTER = 2;

  private static final int CLOSE_RANGE_CLOEXEC = 4;
  private static final int FIRST_OWN_DESCRIPTOR = 3;

  private Kernel() {}

  /**
   * Makes a system call.
   *
   * @param step the purpose of the call, for the exception
   * @param arguments at most six; addresses are passed as numbers
   * @throws KernelException when the kernel refuses the call
   */
  static long call(String step, SystemCall call, long... arguments) throws KernelException {
    int number = call.number(Architecture.here());
    long[] all = Arrays.copyOf(arguments, ARGUMENTS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result =
          (long)
              SYSCALL.invokeExact(
                  state, (long) number, all[0], all[1], all[2], all[3], all[4], all[5]);
      if (result < 0) {
        throw new KernelException(step, (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (KernelException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on no file that this process executes can give it a privilege. */
  static void giveUpPrivileges() throws KernelException {
    call("no_new_privs", SystemCall.PRCTL, PR_SET_NO_NEW_PRIVS, 1);
  }

  static boolean hasGivenUpPrivileges() throws KernelException {
    return call("no_new_privs", SystemCall.PRCTL, PR_GET_NO_NEW_PRIVS) == 1;
  }

  /** Whether a seccomp filter is in effect for this thread. */
  static boolean isFiltered() throws KernelException {
    return call("seccomp", SystemCall.PRCTL, PR_GET_SECCOMP) == SECCOMP_MODE_FILTER;
  }

  /**
   * Opens a file with these flags. With {@code O_PATH} the descriptor only names the file. The
   * caller closes it.
   */
  static int openPath(Path path, int flags) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString());
      return (int) call("open " + path, SystemCall.OPENAT, -1, name.address(), flags);
    }
  }

  static void close(int descriptor) throws KernelException {
    call("close", SystemCall.CLOSE, descriptor);
  }

  /**
   * Lets the kernel close all descriptors that are open now, except the standard streams, when this
   * process executes another program.
   */
  static void closeDescriptorsOnExecute() throws KernelException {
    call(
        "close_range",
        SystemCall.CLOSE_RANGE,
        FIRST_OWN_DESCRIPTOR,
        Integer.toUnsignedLong(-1),
        CLOSE_RANGE_CLOEXEC);
  }

  /** Replaces this process by another program, without an environment. Returns only by throwing. */
  static void execute(List<String> command) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment arguments = arena.allocate(ADDRESS, command.size() + 1);
      for (int i = 0; i < command.size(); i++) {
        arguments.setAtIndex(ADDRESS, i, arena.allocateFrom(command.get(i)));
      }
      MemorySegment environment = arena.allocate(ADDRESS, 1);
      long program = arguments.getAtIndex(ADDRESS, 0).address();
      call(
          "execve " + command.getFirst(),
          SystemCall.EXECVE,
          program,
          arguments.address(),
          environment.address());
    }
  }
}
