package io.arbiter.sandbox.protocol;

import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.kernel.Confinement;
import java.util.List;

/** A message between host and child. On the wire: its length (4 bytes), its tag (1), its fields. */
public sealed interface Frame {
  /** Most bytes of a frame. Fits the largest test input; a child's heap is several times larger. */
  int MAX_BYTES = 16 << 20;

  /**
   * Most values in a frame. Without this, a frame of empty lists could take a hundred times its
   * size in memory.
   */
  int MAX_NODES = 1 << 20;

  /** Most characters of a text about the guest: a message, a traceback, a piece of output. */
  int MAX_MESSAGE = 64 << 10;

  /**
   * Deepest nesting of a value. Code that walks values recurses for each level; the comparison
   * needs several stack frames a level. 600 levels overflow a stack of 1 MB; a third of that leaves
   * room for the caller.
   */
  int MAX_DEPTH = 200;

  /** A message from the host. */
  sealed interface Command extends Frame {}

  /** A message from the child. */
  sealed interface Report extends Frame {}

  /**
   * Records the steps of the submission that a {@link Load} begins next. Then a {@link Traced}
   * comes before each reply. Has no answer of its own.
   *
   * @param linesOnly whether only the first run of each line is a step, without variables
   */
  record Trace(boolean linesOnly) implements Command {}

  /** Begins a submission: compile and run the source. */
  record Load(Program program) implements Command {}

  /** Calls the function. */
  record Call(List<PyValue> arguments) implements Command {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Evaluate(String code) implements Command {}

  /**
   * Stops the submission like a limit: the request that is under way, or the next one, is answered
   * by a hit of the wall limit. Has no answer of its own.
   */
  record Stop() implements Command {}

  /** Ends the submission; answered by {@link Ready}. */
  record Finish() implements Command {}

  /** The child's start has reached a stage. */
  record Reached(Stage stage) implements Report {}

  /** A fresh context waits: the child is ready for the next {@link Load}. */
  record Ready(Footprint condition) implements Report {}

  /** {@link Stage#LOCK} is reached. Reports the layers that the child has seen take effect. */
  record Locked(Confinement confinement) implements Report {}

  /**
   * The child failed and ends.
   *
   * @param stage the stage that was not reached
   * @param step the step of the stage that failed
   * @param errno the kernel's answer; 0 when the call succeeded but had no effect
   */
  record Failed(Stage stage, String step, int errno) implements Report {}

  /** A piece of the printed text. */
  record Output(String text) implements Report {}

  /** The steps since the last reply. */
  record Traced(io.arbiter.core.judging.Trace steps) implements Report {}

  /**
   * The answer to {@link Load}, {@link Call} or {@link Evaluate}.
   *
   * @param usage of the whole submission so far
   * @param aftermath of this request
   */
  record Reply(Outcome outcome, Usage usage, Aftermath aftermath) implements Report {}

  /** The stages of a child's life at which it can fail. */
  enum Stage {
    /** The JVM runs Arbiter's code. */
    BOOT,
    /** The engine has run typical programs. */
    WARM,
    /** The process has locked itself; reported by {@link Locked}. */
    LOCK,
    /** After a guest was stopped, the child has found itself unchanged. */
    EXAMINATION
  }
}
