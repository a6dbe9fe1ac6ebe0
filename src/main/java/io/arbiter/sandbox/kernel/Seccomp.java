package io.arbiter.sandbox.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A seccomp filter ({@code seccomp(2)}): a program that the kernel runs for every later system call
 * of this process, on all its threads. A filter cannot be removed.
 */
final class Seccomp {
  private static final int SET_MODE_FILTER = 1;
  private static final int FLAG_TSYNC = 1;
  private static final int ALLOW = 0x7fff0000;

  // Offsets in struct seccomp_data. The lower half of an argument comes first.
  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int ARGUMENTS = 16;

  /** From here on the numbers of the x32 interface, a second way to the same calls. */
  private static final int X32 = 0x40000000;

  // Instructions of classic BPF (linux/bpf_common.h).
  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int INSTRUCTION_BYTES = 8;
  private static final int PROGRAM_BYTES = 16;

  /** One instruction; the jumps count instructions to skip. */
  record Instruction(int code, int ifTrue, int ifFalse, int value) {}

  private Seccomp() {}

  /**
   * Installs a filter for all threads of this process.
   *
   * @param otherwise what happens to a call without a rule
   * @throws KernelException when the kernel refuses, or one of the threads cannot take the filter
   */
  static void install(List<SeccompRule> rules, SeccompRule.Refusal otherwise)
      throws KernelException {
    List<Instruction> program = compile(rules, otherwise, Architecture.here());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment instructions = arena.allocate((long) INSTRUCTION_BYTES * program.size(), 8);
      for (int i = 0; i < program.size(); i++) {
        write(program.get(i), instructions.asSlice((long) i * INSTRUCTION_BYTES));
      }
      MemorySegment header = arena.allocate(PROGRAM_BYTES, 8);
      header.set(JAVA_SHORT, 0, (short) program.size());
      header.set(ADDRESS, 8, instructions);
      long unsynced =
          Kernel.call("seccomp", SystemCall.SECCOMP, SET_MODE_FILTER, FLAG_TSYNC, header.address());
      if (unsynced != 0) {
        throw new KernelException("seccomp: thread " + unsynced + " cannot take the filter", 0);
      }
    }
  }

  private static void write(Instruction instruction, MemorySegment to) {
    to.set(JAVA_SHORT, 0, (short) instruction.code());
    to.set(JAVA_BYTE, 2, (byte) instruction.ifTrue());
    to.set(JAVA_BYTE, 3, (byte) instruction.ifFalse());
    to.set(JAVA_INT, 4, instruction.value());
  }

  /** Compiles rules into a program. */
  static List<Instruction> compile(
      List<SeccompRule> rules, SeccompRule.Refusal otherwise, Architecture architecture) {
    List<Instruction> program = new ArrayList<>();
    int kill = SeccompRule.Refusal.KILL.action();
    program.add(load(ARCHITECTURE));
    program.add(new Instruction(IF_EQUAL, 1, 0, architecture.audit()));
    program.add(finish(kill));
    program.add(load(NUMBER));
    program.add(new Instruction(IF_AT_LEAST, 0, 1, X32));
    program.add(finish(kill));
    for (SeccompRule rule : rules) {
      int number = rule.call().number(architecture);
      if (number >= 0) {
        List<Instruction> body = body(rule.check(), rule.refusal().action());
        program.add(new Instruction(IF_EQUAL, 0, body.size(), number));
        program.addAll(body);
      }
    }
    program.add(finish(otherwise.action()));
    return program;
  }

  /** The instructions of one rule; they always end with a decision. */
  private static List<Instruction> body(SeccompRule.Check check, int refusal) {
    return switch (check) {
      case SeccompRule.Check.Any _ -> List.of(finish(ALLOW));
      case SeccompRule.Check.Never _ -> List.of(finish(refusal));
      case SeccompRule.Check.Without(int argument, int bits) ->
          List.of(
              load(offset(argument)),
              new Instruction(IF_ANY_BIT, 0, 1, bits),
              finish(refusal),
              finish(ALLOW));
      case SeccompRule.Check.OneOf(int argument, List<Integer> values) ->
          oneOf(argument, values, refusal);
    };
  }

  private static List<Instruction> oneOf(int argument, List<Integer> values, int refusal) {
    List<Instruction> body = new ArrayList<>();
    body.add(load(offset(argument)));
    for (int i = 0; i < values.size(); i++) {
      // If equal, skips the remaining comparisons and the refusal.
      body.add(new Instruction(IF_EQUAL, values.size() - i, 0, values.get(i)));
    }
    body.add(finish(refusal));
    body.add(finish(ALLOW));
    return body;
  }

  private static int offset(int argument) {
    return ARGUMENTS + argument * Long.BYTES;
  }

  private static Instruction load(int offset) {
    return new Instruction(LOAD, 0, 0, offset);
  }

  private static Instruction finish(int action) {
    return new Instruction(RETURN, 0, 0, action);
  }
}
