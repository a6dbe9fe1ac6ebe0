package io.arbiter.worker.judging;

import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs the author's {@code referee.py} in the authors' sandbox. The referee plays each test case
 * with the player's function: {@code referee(input)} is a generator that yields the arguments of
 * each call, is sent the player's value, and returns {@code (bool, "message")} or {@code (bool,
 * "message", points)}. Used by one thread.
 */
final class Referee implements AutoCloseable {
  private static final String FILE = "referee.py";

  /** Most calls in one test case; a referee that makes more is taken as endless. */
  private static final int MOST_CALLS = 2_000;

  /** Appended to the author's source, so that the author's lines keep their numbers. */
  private static final String DRIVER = Resources.text("worker/referee.py");

  private final String source;
  private final Grading grading;
  private final Sandboxes sandboxes;
  private @Nullable AuthorCode code;

  public Referee(String source, Grading grading, Sandboxes sandboxes) {
    this.source = source;
    this.grading = grading;
    this.sandboxes = sandboxes;
  }

  /**
   * The result of a game.
   *
   * @param outcome the outcome of the last call
   * @param answer the referee's verdict; null if the player's code failed first
   */
  public record Game(Outcome outcome, @Nullable Answer answer) {}

  /**
   * Plays one test case.
   *
   * @param timed applies the submission's limits to each outcome of the player's code
   */
  public Game play(TestCase test, GuestRun run, UnaryOperator<Outcome> timed)
      throws SandboxUnavailable, InterruptedException {
    Outcome last = new Outcome.Returned(new PyValue.None());
    try {
      PyValue value = new PyValue.None();
      for (int calls = 0; calls <= MOST_CALLS; calls++) {
        PyValue move = move(calls == 0, test, value);
        if (!(move instanceof PyValue.Items(List<PyValue> parts)) || parts.size() != 2) {
          throw new IllegalStateException("the driver answers with a pair");
        }
        if (parts.get(0).equals(new PyValue.Str("end"))) {
          return new Game(last, Answer.read(FILE, parts.get(1), grading));
        }
        last = timed.apply(run.call(((PyValue.Items) parts.get(1)).items()));
        if (!(last instanceof Outcome.Returned(PyValue returned))) {
          return new Game(last, null);
        }
        value = returned;
      }
      throw new AuthorFault(FILE, 0, "more than " + MOST_CALLS + " calls in one test", null);
    } catch (AuthorFault e) {
      return new Game(last, Answer.failed(e));
    }
  }

  private PyValue move(boolean first, TestCase test, PyValue value)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    @Nullable AuthorCode loaded = code;
    if (loaded == null) {
      loaded =
          AuthorCode.load(
              sandboxes, FILE, source + DRIVER, "__arbiter_play__", AuthorCode.GENEROUS);
      code = loaded;
    }
    return loaded.call(
        new PyValue.Bool(first), new PyValue.Items(test.input()), test.answer(), value);
  }

  @Override
  public void close() {
    if (code != null) {
      code.close();
    }
  }
}
