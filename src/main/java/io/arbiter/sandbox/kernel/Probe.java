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
  READ_A_FILE {
    @Override
    void attempt() throws KernelException {
      Kernel.openPath(Path.of("/etc/passwd"), 0);
    }
  },
  /** Reads about its own process in /proc, which would reveal its command line and its parent. */
  READ_PROC {
    @Override
    void attempt() throws KernelException {
      Kernel.openPath(Path.of("/proc/self/status"), 0);
    }
  },
  /** Makes a file in a folder that everybody may write to. */
  WRITE_A_FILE {
    private static final int O_WRONLY_CREAT = 1 | 0100;

    @Override
    void attempt() throws KernelException {
      Kernel.openPath(Path.of("/dev/shm/arbiter-probe"), O_WRONLY_CREAT);
    }
  },
  /** Reads the target of a link. */
  READ_A_LINK {
    @Override
    void attempt() throws KernelException {
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
  },
  /** Opens a socket. */
  SOCKET {
    @Override
    void attempt() throws KernelException {
      Kernel.call("socket", SystemCall.SOCKET, 2, 1, 0);
    }
  },
  /** Starts a process. */
  FORK {
    private static final int SIGCHLD = 17;

    @Override
    void attempt() throws KernelException {
      Kernel.call("clone", SystemCall.CLONE, SIGCHLD);
    }
  },
  /** Executes another program. */
  EXECUTE {
    @Override
    void attempt() throws KernelException {
      Kernel.execute(List.of("/bin/true"));
    }
  },
  /** Sends signal 0 to another process, which only asks whether a signal would be allowed. */
  SIGNAL_ANOTHER_PROCESS {
    @Override
    void attempt() throws KernelException {
      Kernel.call("tgkill", SystemCall.TGKILL, 1, 1, 0);
    }
  },
  /** Writes to a descriptor other than stdout and stderr. */
  WRITE_ELSEWHERE {
    @Override
    void attempt() throws KernelException {
      Kernel.call("write", SystemCall.WRITE, 0, 0, 0);
    }
  },
  /** Maps executable memory. */
  EXECUTABLE_MEMORY {
    private static final int READ_WRITE_EXECUTE = 7;
    private static final int PRIVATE_ANONYMOUS = 0x22;

    @Override
    void attempt() throws KernelException {
      Kernel.call("mmap", SystemCall.MMAP, 0, 4096, READ_WRITE_EXECUTE, PRIVATE_ANONYMOUS, -1, 0);
    }
  },
  /** Reads its own resource limits: harmless, but the JVM does not need it. */
  CALL_THAT_IS_NOT_LISTED {
    @Override
    void attempt() throws KernelException {
      Kernel.call("prlimit64", SystemCall.PRLIMIT64, 0, 0, 0, 0);
    }
  };

  private static final int AT_FDCWD = -100;

  abstract void attempt() throws KernelException;

  /**
   * Tries the action.
   *
   * @return false when the kernel refused; does not return if the kernel kills the process
   */
  public boolean succeeds() {
    try {
      attempt();
      return true;
    } catch (KernelException _) {
      return false;
    }
  }
}
