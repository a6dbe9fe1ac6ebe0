package io.arbiter.sandbox.kernel;

import static io.arbiter.sandbox.kernel.SeccompRule.allow;
import static io.arbiter.sandbox.kernel.SeccompRule.refuse;

import io.arbiter.sandbox.kernel.SeccompRule.Check;
import io.arbiter.sandbox.kernel.SeccompRule.Refusal;
import java.util.List;

/**
 * What a warm JVM needs of the kernel while it runs guests, and nothing else: it computes,
 * allocates memory, reads the Python home and its own jars, reads one pipe and writes another. No
 * call makes a process, a socket, a file or a signal to somebody else.
 */
final class GuestFilter {
  /** The flags of {@code pthread_create}, in glibc and in musl; no namespace is among them. */
  private static final List<Integer> THREAD = List.of(0x3d0f00, 0x7d0f00);

  private static final int PR_SET_NAME = 15;
  private static final int PR_GET_SECCOMP = 21;
  private static final int PROT_EXEC = 4;

  /** {@code O_WRONLY O_RDWR O_CREAT O_TRUNC}, and {@code O_TMPFILE} without {@code O_DIRECTORY}. */
  private static final int WRITING = 1 | 2 | 0100 | 01000 | 020000000;

  private static final int F_GETFD = 1;
  private static final int F_SETFD = 2;
  private static final int F_GETFL = 3;

  private GuestFilter() {}

  /** The rules; {@code process} is this process's id. */
  static List<SeccompRule> rules(int process) {
    return List.of(
        // The most frequent first: the kernel tries one after the other.
        allow(SystemCall.FUTEX, "locks, and waiting for one another"),
        allow(
            SystemCall.CLOCK_GETTIME, "CPU time of the guest's thread; on some machines all time"),
        allow(SystemCall.READ, "commands of the host; files of the Python home"),
        allow(
            SystemCall.WRITE,
            new Check.OneOf(0, List.of(1, 2)),
            "frames to the host; warnings of the JVM to nowhere"),
        allow(SystemCall.CLOCK_NANOSLEEP, "the watchdog; time.sleep, bounded by the wall limit"),
        allow(SystemCall.SCHED_YIELD, "spinning locks of the JVM"),
        allow(SystemCall.GETTIMEOFDAY, "the time, where the kernel does not map its clock"),
        allow(SystemCall.CLOCK_GETRES, "as before"),
        allow(SystemCall.GETCPU, "as before"),

        // Memory. The code cache is mapped whole at the start, so nothing becomes executable now.
        allow(SystemCall.MMAP, new Check.Without(2, PROT_EXEC), "heap, stacks, mapped files"),
        allow(
            SystemCall.MPROTECT,
            new Check.Without(2, PROT_EXEC),
            "guard pages; growth of the heap"),
        allow(SystemCall.MUNMAP, "the opposite of mmap"),
        allow(SystemCall.MREMAP, "growth of malloc's large blocks"),
        allow(SystemCall.MADVISE, "giving memory back"),
        allow(SystemCall.BRK, "malloc"),

        // Reading files; which ones, Landlock says.
        new SeccompRule(
            SystemCall.OPENAT,
            new Check.Without(2, WRITING),
            Refusal.errno(KernelException.EACCES),
            "modules of the Python home, classes of the jars; for reading alone"),
        allow(SystemCall.CLOSE, "the opposite of openat"),
        allow(SystemCall.FSTAT, "the size of an open file"),
        allow(SystemCall.NEWFSTATAT, "whether a module is there"),
        allow(SystemCall.STATX, "as before"),
        allow(SystemCall.ACCESS, "as before"),
        allow(SystemCall.FACCESSAT, "as before"),
        allow(SystemCall.FACCESSAT2, "as before"),
        allow(SystemCall.LSEEK, "reading from a place"),
        allow(SystemCall.PREAD64, "as before"),
        allow(SystemCall.GETDENTS64, "folders of the Python home"),
        allow(SystemCall.DUP, "a folder is opened as itself and as a list"),
        allow(
            SystemCall.FCNTL,
            new Check.OneOf(1, List.of(F_GETFD, F_SETFD, F_GETFL)),
            "opening folders"),
        // Landlock does not mediate it, so it would tell of every path. To a caller that resolves a
        // path the answer means that this is no link; there are none beneath what can be read.
        refuse(SystemCall.READLINK, KernelException.EINVAL, "no path of the host is told"),
        refuse(SystemCall.READLINKAT, KernelException.EINVAL, "no path of the host is told"),

        // Threads of this process, no other process.
        allow(SystemCall.CLONE, new Check.OneOf(0, THREAD), "threads of the JVM's compilers"),
        // Its flags are in memory, where a filter cannot look: libc falls back to clone.
        refuse(SystemCall.CLONE3, KernelException.ENOSYS, "cannot be looked into"),
        allow(SystemCall.SET_ROBUST_LIST, "start of a thread"),
        allow(SystemCall.RSEQ, "start of a thread"),
        allow(SystemCall.SCHED_GETAFFINITY, "start of a thread"),
        allow(SystemCall.SIGALTSTACK, "start of a thread"),
        new SeccompRule(
            SystemCall.PRCTL,
            new Check.OneOf(0, List.of(PR_SET_NAME, PR_GET_SECCOMP)),
            Refusal.errno(KernelException.EINVAL),
            "the name of a thread; whether this filter holds. libc tries to name memory, too"),
        allow(SystemCall.GETTID, "owner of a lock"),
        allow(SystemCall.GETPID, "as before"),
        allow(SystemCall.EXIT, "end of a thread"),
        allow(SystemCall.EXIT_GROUP, "end of the process"),

        // The JVM's own signals: null checks, safepoints, stack banging.
        allow(SystemCall.RT_SIGACTION, "its own handlers"),
        allow(SystemCall.RT_SIGPROCMASK, "start of a thread"),
        allow(SystemCall.RT_SIGRETURN, "the end of a handler"),
        allow(SystemCall.RESTART_SYSCALL, "a sleep that a signal interrupted"),
        allow(
            SystemCall.TGKILL,
            new Check.OneOf(0, List.of(process)),
            "abort, and waking a thread of its own"),
        allow(SystemCall.GETRANDOM, "seeds"));
  }
}
