package io.arbiter.worker.judging;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Code in the authors' sandbox: an author's own, or one of Arbiter's tools for authors' files. Its
 * function is called with plain values; the module's names live from call to call. Used by one
 * thread. A thread must not hold two at a time, because each holds a slot.
 */
public final class AuthorCode implements AutoCloseable {
  /** For tools that look at authors' files; a returned value may take 4 MiB. */
  public static final Limits GENEROUS = new Limits(10_000, 200_000_000, 128L << 20, 4L << 20);

  private static final Pattern LINE = Pattern.compile("line (\\d{1,7})");

  private final String file;
  private final GuestRun run;

  private AuthorCode(String file, GuestRun run) {
    this.file = file;
    this.run = run;
  }

  /**
   * Loads the code; blocks until a slot is free.
   *
   * @param file the path in the bundle, for faults
   * @param function the function that the code must define
   * @throws AuthorFault when the code does not compile, fails, or lacks the function
   * @throws IllegalStateException when the sandbox itself failed, as in {@link #call}
   */
  public static AuthorCode load(
      Sandbox sandbox, String file, String source, String function, Limits limits)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    return load(sandbox, file, source, function, limits, 0);
  }

  /**
   * The same with a seed for the chance in the code.
   *
   * @throws AuthorFault as above
   */
  static AuthorCode load(
      Sandbox sandbox, String file, String source, String function, Limits limits, long seed)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    Program program =
        new Program(
            SourceCode.python(source),
            function,
            null,
            false,
            false,
            new Program.Input("", seed),
            new Program.Budget(limits));
    AuthorCode code = new AuthorCode(file, sandbox.open(program, _ -> {}));
    try {
      code.value(code.run.load());
      return code;
    } catch (AuthorFault | RuntimeException | Error e) {
      code.close();
      throw e;
    }
  }

  /**
   * Calls the function.
   *
   * @throws AuthorFault when the function raises, runs into a limit, or returns a value that is not
   *     plain
   * @throws IllegalStateException when the sandbox itself failed. The code or a value of a player
   *     may be the reason, so the failure must count as one of this job.
   */
  public PyValue call(PyValue... arguments) throws AuthorFault {
    return value(run.call(List.of(arguments)));
  }

  /**
   * Whether nothing has gone wrong in the interpreter so far. After a problem, further calls may
   * give other results than a fresh interpreter.
   */
  public boolean isClean() {
    return run.isClean();
  }

  public Usage usage() {
    return run.usage();
  }

  private PyValue value(Outcome outcome) throws AuthorFault {
    return switch (outcome) {
      case Outcome.Returned(PyValue value) -> value;
      case Outcome.NotPlain(String description) ->
          throw fault(0, "the result must be plain data, got " + description, null);
      case Outcome.Raised(String type, String message, String traceback) ->
          throw fault(lastLine(traceback), Explanation.raised(type, message), traceback);
      case Outcome.AdapterRaised(String type, String message, String traceback) ->
          throw fault(0, Explanation.raised(type, message), traceback);
      case Outcome.SyntaxError(String message, int line, int _) -> throw fault(line, message, null);
      case Outcome.MissingFunction(String message) ->
          throw fault(0, message.replace("the source ", ""), null);
      case Outcome.LimitHit hit ->
          throw new AuthorFault(file, 0, Explanation.limit(hit).sentence(), null, true);
      case Outcome.Denied(String what, String traceback) ->
          throw fault(lastLine(traceback), "the sandbox denies it: " + what, traceback);
      case Outcome.EngineFault(String detail, EngineCrash crash) -> {
        if (crash == null) {
          throw new IllegalStateException("the sandbox failed in " + file + ": " + detail);
        }
        // The code itself makes the engine fail, and would do so again in every child.
        throw new AuthorFault(
            file, lastLine(crash.traceback()), "the engine failed on this code", null, true);
      }
    };
  }

  private AuthorFault fault(int line, String message, @Nullable String traceback) {
    return new AuthorFault(
        file,
        line,
        message,
        traceback == null ? null : traceback.replace("\"solution.py\"", '"' + file + '"'));
  }

  /** The line of the innermost frame, which comes last. */
  private static int lastLine(@Nullable String traceback) {
    return traceback == null
        ? 0
        : LINE.matcher(traceback)
            .results()
            .mapToInt(line -> Integer.parseInt(line.group(1)))
            .reduce(0, (_, last) -> last);
  }

  @Override
  public void close() {
    run.close();
  }
}
