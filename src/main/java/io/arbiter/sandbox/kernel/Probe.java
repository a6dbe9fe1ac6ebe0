package io.arbiter.sandbox.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/** What a locked process must not be able to do: tried by the self-test, past Python and Java. */
public enum Probe {
  /** Reads a file that everybody may read. */
  READ_A_FILE {
    @Override
    void attempt() throws KernelException {
      Kernel.openPath(Path.of("/etc/passwd"), 0);
    }
  },
  /** Looks into its own process, where its command line and its parent are. */
  READ_PROC {
    @Override
    void attempt() throws KernelException {
      Kernel.openPath(Path.of("/proc/self/status"), 0);
    }
  },
  /** Makes a file where everybody may. */
  WRITE_A_FILE {
    private static final int O_WRONLY_CREAT = 1 | 0100;

    @Override
    void attempt() throws KernelException {
      Kernel.openPath(Path.of("/dev/shm/arbiter-probe"), O_WRONLY_CREAT);
    }
  },
  /** Asks where a link leads. */
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
  /** Makes a process. */
  FORK {
    private static final int SIGCHLD = 17;

    @Override
    void attempt() throws KernelException {
      Kernel.call("clone", SystemCall.CLONE, SIGCHLD);
    }
  },
  /** Becomes another program. */
  EXECUTE {
    @Override
    void attempt() throws KernelException {
      Kernel.execute(List.of("/bin/true"));
    }
  },
  /** Sends its parent a signal, of the kind that only asks whether it could. */
  SIGNAL_ANOTHER_PROCESS {
    @Override
    void attempt() throws KernelException {
      Kernel.call("tgkill", SystemCall.TGKILL, 1, 1, 0);
    }
  },
  /** Writes to a descriptor that is not one of its own two pipes. */
  WRITE_ELSEWHERE {
    @Override
    void attempt() throws KernelException {
      Kernel.call("write", SystemCall.WRITE, 0, 0, 0);
    }
  },
  /** Makes memory executable. */
  EXECUTABLE_MEMORY {
    private static final int READ_WRITE_EXECUTE = 7;
    private static final int PRIVATE_ANONYMOUS = 0x22;

    @Override
    void attempt() throws KernelException {
      Kernel.call("mmap", SystemCall.MMAP, 0, 4096, READ_WRITE_EXECUTE, PRIVATE_ANONYMOUS, -1, 0);
    }
  },
  /** Asks for its own limits: harmless, but nobody needs it. */
  CALL_THAT_IS_NOT_LISTED {
    @Override
    void attempt() throws KernelException {
      Kernel.call("prlimit64", SystemCall.PRLIMIT64, 0, 0, 0, 0);
    }
  };

  private static final int AT_FDCWD = -100;

  abstract void attempt() throws KernelException;

  /**
   * Tries it.
   *
   * @return false when the kernel refused; a kernel that kills for it leaves nobody to return to
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
