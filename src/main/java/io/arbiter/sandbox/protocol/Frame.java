package io.arbiter.sandbox.protocol;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.PyValue;
import io.arbiter.core.judging.Usage;
import io.arbiter.sandbox.kernel.Confinement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message between host and child. On the wire: its length (4 bytes), its tag (1), its fields. */
public sealed interface Frame {
  /** Bytes of a frame. Room for the largest test input; a child's heap is several times this. */
  int MAX_BYTES = 16 << 20;

  /** Values in a frame, so that a frame of empty lists cannot grow a hundredfold in memory. */
  int MAX_NODES = 1 << 20;

  /** Characters of a text about the guest: message, traceback, a piece of output. */
  int MAX_MESSAGE = 64 << 10;

  /**
   * Nesting of a value. Whoever walks values recurses once a level, the comparison with several
   * frames each: 600 levels are too many for a stack of 1 MB, and a third of that leaves room for
   * the caller's own.
   */
  int MAX_DEPTH = 200;

  /** What the host asks for. */
  sealed interface Command extends Frame {}

  /** What the child tells. */
  sealed interface Report extends Frame {}

  /**
   * Begins a submission: compile and run the source.
   *
   * @param function that must be defined then, or null for a script
   * @param adapter the author's source that calls the function, or null
   * @param elements pass results through {@code list}
   * @param showOutput send what is printed
   * @param stdin what a script reads from its standard input
   * @param cpuGraceMillis how far above the CPU limit the guest is stopped
   */
  record Load(
      String source,
      @Nullable String function,
      @Nullable String adapter,
      boolean elements,
      boolean showOutput,
      String stdin,
      Limits limits,
      long cpuGraceMillis)
      implements Command {}

  /** Calls the function. */
  record Call(List<PyValue> arguments) implements Command {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Runs statements in the source's namespace. */
  record Evaluate(String code) implements Command {}

  /** Ends the submission; answered by {@link Ready}. */
  record Finish() implements Command {}

  /** How far the start of the child is. */
  record Reached(Stage stage) implements Report {}

  /** A context waits: the child's consent to the next {@link Load}. */
  record Ready(Condition condition) implements Report {}

  /** {@link Stage#LOCK} is reached: what holds from now on, as the child saw it bite. */
  record Locked(Confinement confinement) implements Report {}

  /**
   * The start ends here.
   *
   * @param stage that was not reached
   * @param step of it that failed
   * @param errno the kernel's answer; 0 when the call went through but had no effect
   */
  record Failed(Stage stage, String step, int errno) implements Report {}

  /** A piece of what was printed. */
  record Output(String text) implements Report {}

  /**
   * The answer to {@link Load}, {@link Call} or {@link Evaluate}.
   *
   * @param usage of the submission so far
   * @param aftermath of this request
   */
  record Reply(Outcome outcome, Usage usage, Aftermath aftermath) implements Report {}

  /** The stages of a child's life at which it can fail. */
  enum Stage {
    /** The JVM runs our code. */
    BOOT,
    /** The engine has run typical programs. */
    WARM,
    /** The process has given up what it no longer needs; {@link Locked} says so. */
    LOCK,
    /** After a guest was stopped the child is as it was before. */
    EXAMINATION
  }
}
