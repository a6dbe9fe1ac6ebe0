package io.arbiter.sandbox.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.sandbox.kernel.Seccomp.Instruction;
import io.arbiter.sandbox.kernel.SeccompRule.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the program of the guests' filter as the kernel does, and checks its decisions. */
class GuestFilterTest {
  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int ERRNO = 0x00050000;
  private static final Map<String, Integer> DECISIONS =
      Map.of(
          "ALLOW", ALLOW,
          "KILL", KILL,
          "EINVAL", ERRNO | 22,
          "ENOSYS", ERRNO | 38,
          "EACCES", ERRNO | 13);
  private static final int SELF = 4711;

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

  /** A call, its arguments, and the decision. */
  @ParameterizedTest
  @CsvSource({
    // Calls that are not listed.
    "SOCKET, '', KILL",
    "EXECVE, '', KILL",
    "SECCOMP, '', KILL",
    // Threads can be made, but processes cannot: fork, vfork, CLONE_NEWNET.
    "CLONE, 0x3d0f00, ALLOW",
    "CLONE, 17, KILL",
    "CLONE, 0x4111, KILL",
    "CLONE, 0x403d0f00, KILL",
    "CLONE3, '', ENOSYS",
    // Files can only be opened for reading.
    "OPENAT, -100 0 0, ALLOW",
    "OPENAT, -100 0 0x80000, ALLOW",
    "OPENAT, -100 0 1, EACCES",
    "OPENAT, -100 0 2, EACCES",
    "OPENAT, -100 0 0100, EACCES",
    "OPENAT, -100 0 01000, EACCES",
    // Only stdout and stderr can be written.
    "WRITE, 1, ALLOW",
    "WRITE, 2, ALLOW",
    "WRITE, 0, KILL",
    "WRITE, 5, KILL",
    // Only the process itself can be signalled.
    "TGKILL, 4711, ALLOW",
    "TGKILL, 1, KILL",
    // Memory cannot become executable.
    "MMAP, 0 4096 3, ALLOW",
    "MMAP, 0 4096 7, KILL",
    "MPROTECT, 0 4096 1, ALLOW",
    "MPROTECT, 0 4096 5, KILL",
    // Links reveal nothing; PR_SET_NAME is allowed, PR_SET_DUMPABLE is not.
    "READLINKAT, '', EINVAL",
    "PRCTL, 15, ALLOW",
    "PRCTL, 4, EINVAL"
  })
  void aCallHasItsDecision(SystemCall call, String arguments, String decision) {
    int[] all =
        Arrays.stream(arguments.split(" "))
            .filter(a -> !a.isEmpty())
            .mapToInt(Integer::decode)
            .toArray();
    for (Architecture here : Architecture.values()) {
      assertThat(decide(here, call, all)).as(here.name()).isEqualTo(DECISIONS.get(decision));
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void anotherArchitecturesNumbersKillAndEveryRuleHasAReason(Architecture here) {
    int read = SystemCall.READ.number(here);
    assertThat(decide(here, here.audit(), read)).isEqualTo(ALLOW);
    assertThat(decide(here, 0x40000003, read)).as("32 bits").isEqualTo(KILL);
    assertThat(decide(here, here.audit(), read | 0x40000000)).as("x32").isEqualTo(KILL);
    assertThat(decide(here, here.audit(), 999)).as("no call").isEqualTo(KILL);
    assertThat(GuestFilter.rules(SELF)).noneMatch(rule -> rule.reason().isBlank());
    assertThat(GuestFilter.rules(SELF)).extracting(SeccompRule::call).doesNotHaveDuplicates();
    assertThat(SystemCall.values())
        .extracting(call -> call.number(here))
        .filteredOn(number -> number >= 0)
        .doesNotHaveDuplicates();
  }
}
