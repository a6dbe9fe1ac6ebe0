package io.arbiter.sandbox.kernel;

/**
 * System calls with their numbers on x86-64 ({@code asm/unistd_64.h}) and on aarch64 ({@code
 * asm-generic/unistd.h}); -1 where an architecture has no call of that name.
 */
enum SystemCall {
  ACCESS(21, -1),
  BRK(12, 214),
  CLOCK_GETRES(229, 114),
  CLOCK_GETTIME(228, 113),
  CLOCK_NANOSLEEP(230, 115),
  CLONE(56, 220),
  CLONE3(435, 435),
  CLOSE(3, 57),
  CLOSE_RANGE(436, 436),
  DUP(32, 23),
  EXECVE(59, 221),
  EXIT(60, 93),
  EXIT_GROUP(231, 94),
  FACCESSAT(269, 48),
  FACCESSAT2(439, 439),
  FCNTL(72, 25),
  FSTAT(5, 80),
  FUTEX(202, 98),
  GETCPU(309, 168),
  GETDENTS64(217, 61),
  GETPID(39, 172),
  GETRANDOM(318, 278),
  GETTID(186, 178),
  GETTIMEOFDAY(96, 169),
  LANDLOCK_ADD_RULE(445, 445),
  LANDLOCK_CREATE_RULESET(444, 444),
  LANDLOCK_RESTRICT_SELF(446, 446),
  LSEEK(8, 62),
  MADVISE(28, 233),
  MMAP(9, 222),
  MPROTECT(10, 226),
  MREMAP(25, 216),
  MUNMAP(11, 215),
  NEWFSTATAT(262, 79),
  OPENAT(257, 56),
  PRCTL(157, 167),
  PREAD64(17, 67),
  PRLIMIT64(302, 261),
  READ(0, 63),
  READLINK(89, -1),
  READLINKAT(267, 78),
  RESTART_SYSCALL(219, 128),
  RSEQ(334, 293),
  RT_SIGACTION(13, 134),
  RT_SIGPROCMASK(14, 135),
  RT_SIGRETURN(15, 139),
  SCHED_GETAFFINITY(204, 123),
  SCHED_YIELD(24, 124),
  SECCOMP(317, 277),
  SET_ROBUST_LIST(273, 99),
  SIGALTSTACK(131, 132),
  SOCKET(41, 198),
  STATX(332, 291),
  TGKILL(234, 131),
  WRITE(1, 64);

  private final int x86;
  private final int arm;

  SystemCall(int x86, int arm) {
    this.x86 = x86;
    this.arm = arm;
  }

  /** The number on an architecture, or -1. */
  int number(Architecture architecture) {
    return switch (architecture) {
      case X86_64 -> x86;
      case AARCH64 -> arm;
    };
  }
}
