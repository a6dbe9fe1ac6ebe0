package io.arbiter.sandbox.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/**
 * An action that a locked process must not be able to do. The self-test tries it below Python and
 * Java.
 */
public enum Probe {
  /** Reads a file that everybody may read. */
  READ_A_FILE(() -> Kernel.openPath(Path.of("/etc/passwd"), 0)),
  /** Reads about its own process in /proc, which would reveal its command line and its parent. */
  READ_PROC(() -> Kernel.openPath(Path.of("/proc/self/status"), 0)),
  /** Makes a file in a folder that everybody may write to; the flags are O_WRONLY and O_CREAT. */
  WRITE_A_FILE(() -> Kernel.openPath(Path.of("/dev/shm/arbiter-probe"), 1 | 0100)),
  /** Reads the target of a link. */
  READ_A_LINK(Probe::readLink),
  /** Opens a socket. */
  SOCKET(() -> Kernel.call("socket", SystemCall.SOCKET, 2, 1, 0)),
  /** Starts a process; the flag is SIGCHLD. */
  FORK(() -> Kernel.call("clone", SystemCall.CLONE, 17)),
  /** Executes another program. */
  EXECUTE(() -> Kernel.execute(List.of("/bin/true"))),
  /** Sends signal 0 to another process, which only asks whether a signal would be allowed. */
  SIGNAL_ANOTHER_PROCESS(() -> Kernel.call("tgkill", SystemCall.TGKILL, 1, 1, 0)),
  /** Writes to a descriptor other than stdout and stderr. */
  WRITE_ELSEWHERE(() -> Kernel.call("write", SystemCall.WRITE, 0, 0, 0)),
  /** Maps memory that is readable, writable and executable (7), private and anonymous (0x22). */
  EXECUTABLE_MEMORY(() -> Kernel.call("mmap", SystemCall.MMAP, 0, 4096, 7, 0x22, -1, 0)),
  /** Reads its own resource limits: harmless, but the JVM does not need it. */
  CALL_THAT_IS_NOT_LISTED(() -> Kernel.call("prlimit64", SystemCall.PRLIMIT64, 0, 0, 0, 0));

  private static final int AT_FDCWD = -100;

  private final KernelException.Step attempt;

  Probe(KernelException.Step attempt) {
    this.attempt = attempt;
  }

  private static void readLink() throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(256);
      Kernel.call(
          "readlinkat",
          SystemCall.READLINKAT,
          AT_FDCWD,
          arena.allocateFrom("/proc/self/exe").address(),
          buffer.address(),
          buffer.byteSize());
    }
  }

  /**
   * Tries the action.
   *
   * @return false when the kernel refused; does not return if the kernel kills the process
   */
  public boolean succeeds() {
    try {
      attempt.take();
      return true;
    } catch (KernelException _) {
      return false;
    }
  }
}
