package io.arbiter.sandbox.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.sandbox.kernel.Seccomp.Instruction;
import io.arbiter.sandbox.kernel.SeccompRule.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the program of the guests' filter as the kernel does, and checks its decisions. */
class GuestFilterTest {
  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int EINVAL = 0x00050000 | 22;
  private static final int ENOSYS = 0x00050000 | 38;
  private static final int EACCES = 0x00050000 | 13;
  private static final int SELF = 4711;

  private static final Set<SystemCall> NEVER =
      EnumSet.of(
          SystemCall.SOCKET,
          SystemCall.EXECVE,
          SystemCall.PRLIMIT64,
          SystemCall.SECCOMP,
          SystemCall.CLOSE_RANGE,
          SystemCall.LANDLOCK_RESTRICT_SELF);

  private static int decide(Architecture architecture, SystemCall call, int... arguments) {
    return decide(architecture, architecture.audit(), call.number(architecture), arguments);
  }

  private static int decide(Architecture architecture, int audit, int number, int... arguments) {
    List<Instruction> program =
        Seccomp.compile(GuestFilter.rules(SELF), Refusal.KILL, architecture);
    int[] all = Arrays.copyOf(arguments, 6);
    int accumulator = 0;
    int at = 0;
    while (true) {
      Instruction next = program.get(at++);
      int value = next.value();
      switch (next.code()) {
        case 0x20 -> accumulator = value == 0 ? number : value == 4 ? audit : all[(value - 16) / 8];
        case 0x15 -> at += accumulator == value ? next.ifTrue() : next.ifFalse();
        case 0x35 ->
            at += Integer.compareUnsigned(accumulator, value) >= 0 ? next.ifTrue() : next.ifFalse();
        case 0x45 -> at += (accumulator & value) != 0 ? next.ifTrue() : next.ifFalse();
        case 0x06 -> {
          return value;
        }
        default -> throw new AssertionError("no such instruction: " + next);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void callsThatAreNotListedKill(Architecture here) {
    for (SystemCall call : NEVER) {
      assertThat(decide(here, call)).as(call.name()).isEqualTo(KILL);
    }
    assertThat(decide(here, here.audit(), 999)).isEqualTo(KILL);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void anotherArchitecturesNumbersKill(Architecture here) {
    int read = SystemCall.READ.number(here);
    assertThat(decide(here, here.audit(), read)).isEqualTo(ALLOW);
    assertThat(decide(here, 0x40000003, read)).as("32 bits").isEqualTo(KILL);
    assertThat(decide(here, here.audit(), read | 0x40000000)).as("x32").isEqualTo(KILL);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void threadsCanBeMadeButProcessesCannot(Architecture here) {
    assertThat(decide(here, SystemCall.CLONE, 0x3d0f00)).isEqualTo(ALLOW);
    assertThat(decide(here, SystemCall.CLONE, 17)).as("fork").isEqualTo(KILL);
    assertThat(decide(here, SystemCall.CLONE, 0x4111)).as("vfork").isEqualTo(KILL);
    assertThat(decide(here, SystemCall.CLONE, 0x403d0f00)).as("CLONE_NEWNET").isEqualTo(KILL);
    assertThat(decide(here, SystemCall.CLONE3)).isEqualTo(ENOSYS);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void filesCanOnlyBeOpenedForReading(Architecture here) {
    for (int flags : List.of(0, 0x80000, 0x10000)) {
      assertThat(decide(here, SystemCall.OPENAT, -100, 0, flags)).isEqualTo(ALLOW);
    }
    for (int flags : List.of(1, 2, 0100, 0101, 01000, 020000000 | 2)) {
      assertThat(decide(here, SystemCall.OPENAT, -100, 0, flags)).isEqualTo(EACCES);
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void onlyStdoutAndStderrCanBeWritten(Architecture here) {
    assertThat(decide(here, SystemCall.WRITE, 1)).isEqualTo(ALLOW);
    assertThat(decide(here, SystemCall.WRITE, 2)).isEqualTo(ALLOW);
    assertThat(decide(here, SystemCall.WRITE, 0)).isEqualTo(KILL);
    assertThat(decide(here, SystemCall.WRITE, 5)).isEqualTo(KILL);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void onlyTheProcessItselfCanBeSignalled(Architecture here) {
    assertThat(decide(here, SystemCall.TGKILL, SELF)).isEqualTo(ALLOW);
    assertThat(decide(here, SystemCall.TGKILL, 1)).isEqualTo(KILL);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void memoryCannotBecomeExecutable(Architecture here) {
    assertThat(decide(here, SystemCall.MMAP, 0, 4096, 3)).isEqualTo(ALLOW);
    assertThat(decide(here, SystemCall.MMAP, 0, 4096, 7)).isEqualTo(KILL);
    assertThat(decide(here, SystemCall.MPROTECT, 0, 4096, 1)).isEqualTo(ALLOW);
    assertThat(decide(here, SystemCall.MPROTECT, 0, 4096, 5)).isEqualTo(KILL);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void linksRevealNothing(Architecture here) {
    assertThat(decide(here, SystemCall.READLINKAT)).isEqualTo(EINVAL);
    assertThat(decide(here, SystemCall.PRCTL, 15)).isEqualTo(ALLOW);
    assertThat(decide(here, SystemCall.PRCTL, 4)).as("PR_SET_DUMPABLE").isEqualTo(EINVAL);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void everyRuleHasAReason(Architecture here) {
    assertThat(GuestFilter.rules(SELF)).noneMatch(rule -> rule.reason().isBlank());
    assertThat(GuestFilter.rules(SELF)).extracting(SeccompRule::call).doesNotHaveDuplicates();
    assertThat(
            Arrays.stream(SystemCall.values()).map(call -> call.number(here)).filter(n -> n >= 0))
        .doesNotHaveDuplicates();
  }
}
