package io.arbiter.sandbox.kernel;

import static io.arbiter.sandbox.kernel.SeccompRule.allow;
import static io.arbiter.sandbox.kernel.SeccompRule.refuse;

import io.arbiter.sandbox.kernel.SeccompRule.Check;
import io.arbiter.sandbox.kernel.SeccompRule.Refusal;
import java.util.List;

/**
 * The system calls that a warm JVM needs while it runs guests, and no others. The JVM computes,
 * allocates memory, reads the Python home and its own jars, reads stdin and writes stdout and
 * stderr. No allowed call can make a process, a socket or a file, or send a signal to another
 * process.
 */
final class GuestFilter {
  /**
   * The flags that {@code pthread_create} uses in glibc and in musl; none of them makes a
   * namespace.
   */
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
        // The most frequent calls come first, because the kernel tries the rules in order.
        allow(SystemCall.FUTEX, "locks and waiting threads"),
        allow(
            SystemCall.CLOCK_GETTIME,
            "CPU time of the guest's thread; on some machines also the time of day"),
        allow(SystemCall.READ, "commands from the host; files of the Python home"),
        allow(
            SystemCall.WRITE,
            new Check.OneOf(0, List.of(1, 2)),
            "frames to the host; the JVM's warnings, which the host discards"),
        allow(SystemCall.CLOCK_NANOSLEEP, "the watchdog; time.sleep, which the wall limit bounds"),
        allow(SystemCall.SCHED_YIELD, "spin locks of the JVM"),
        allow(SystemCall.GETTIMEOFDAY, "the time, where the kernel does not map its clock"),
        allow(SystemCall.CLOCK_GETRES, "as before"),
        allow(SystemCall.GETCPU, "as before"),

        // Memory. The code cache is already mapped whole, so no memory may become executable now.
        allow(SystemCall.MMAP, new Check.Without(2, PROT_EXEC), "heap, stacks, mapped files"),
        allow(
            SystemCall.MPROTECT,
            new Check.Without(2, PROT_EXEC),
            "guard pages; growth of the heap"),
        allow(SystemCall.MUNMAP, "the opposite of mmap"),
        allow(SystemCall.MREMAP, "growth of malloc's large blocks"),
        allow(SystemCall.MADVISE, "giving memory back"),
        allow(SystemCall.BRK, "malloc"),

        // Reading files; Landlock restricts which ones.
        new SeccompRule(
            SystemCall.OPENAT,
            new Check.Without(2, WRITING),
            Refusal.errno(KernelException.EACCES),
            "modules of the Python home, classes of the jars; only for reading"),
        allow(SystemCall.CLOSE, "the opposite of openat"),
        allow(SystemCall.FSTAT, "the size of an open file"),
        allow(SystemCall.NEWFSTATAT, "whether a module exists"),
        allow(SystemCall.STATX, "as before"),
        allow(SystemCall.ACCESS, "as before"),
        allow(SystemCall.FACCESSAT, "as before"),
        allow(SystemCall.FACCESSAT2, "as before"),
        allow(SystemCall.LSEEK, "reading at a position"),
        allow(SystemCall.PREAD64, "as before"),
        allow(SystemCall.GETDENTS64, "folders of the Python home"),
        allow(SystemCall.DUP, "listing a folder that is already open"),
        allow(
            SystemCall.FCNTL,
            new Check.OneOf(1, List.of(F_GETFD, F_SETFD, F_GETFL)),
            "opening folders"),
        // Landlock does not restrict this call, so the call would reveal every path of the host.
        // The caller takes the error to mean "no link", which is right: the readable files have no
        // links.
        refuse(SystemCall.READLINK, KernelException.EINVAL, "reveals paths of the host"),
        refuse(SystemCall.READLINKAT, KernelException.EINVAL, "reveals paths of the host"),

        // Threads of this process, but no other process.
        allow(SystemCall.CLONE, new Check.OneOf(0, THREAD), "threads of the JVM's compilers"),
        // The flags are in memory, which a filter cannot read. libc falls back to clone.
        refuse(SystemCall.CLONE3, KernelException.ENOSYS, "a filter cannot check its flags"),
        allow(SystemCall.SET_ROBUST_LIST, "start of a thread"),
        allow(SystemCall.RSEQ, "start of a thread"),
        allow(SystemCall.SCHED_GETAFFINITY, "start of a thread"),
        allow(SystemCall.SIGALTSTACK, "start of a thread"),
        new SeccompRule(
            SystemCall.PRCTL,
            new Check.OneOf(0, List.of(PR_SET_NAME, PR_GET_SECCOMP)),
            Refusal.errno(KernelException.EINVAL),
            "the name of a thread; whether this filter is in effect. libc also names memory"),
        allow(SystemCall.GETTID, "owner of a lock"),
        allow(SystemCall.GETPID, "as before"),
        allow(SystemCall.EXIT, "end of a thread"),
        allow(SystemCall.EXIT_GROUP, "end of the process"),

        // The JVM's own signals: null checks, safepoints, stack banging.
        allow(SystemCall.RT_SIGACTION, "handlers of the JVM"),
        allow(SystemCall.RT_SIGPROCMASK, "start of a thread"),
        allow(SystemCall.RT_SIGRETURN, "the end of a handler"),
        allow(SystemCall.RESTART_SYSCALL, "a sleep that a signal interrupted"),
        allow(
            SystemCall.TGKILL,
            new Check.OneOf(0, List.of(process)),
            "abort, and waking the JVM's own threads"),
        allow(SystemCall.GETRANDOM, "seeds"));
  }
}
