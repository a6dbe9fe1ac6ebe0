package io.arbiter.worker.judging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.Job;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The source to judge, of a player, an author or an attack.
 *
 * @param kind decides whether the result shows values and output; for a SUBMISSION they stay hidden
 * @param stdin the standard input of a script; empty for other kinds
 * @param inputs the player's own inputs of a run, as {@link Job.Run} has them; empty for the
 *     puzzle's tests
 * @param trace whether the steps of a run with own inputs are recorded
 * @param draw which of several seeds the chance in the judged code has; 0 for players
 */
public record Solution(
    SubmissionKind kind,
    SourceCode code,
    Limits limits,
    String stdin,
    List<PyValue> inputs,
    boolean trace,
    int draw) {
  /** A source that is judged like a submission. */
  public static Solution submission(SourceCode code, Limits limits) {
    return new Solution(SubmissionKind.SUBMISSION, code, limits, "", List.of(), false, 0);
  }

  /** The same for a source in Python. */
  public static Solution submission(String source, Limits limits) {
    return submission(SourceCode.python(source), limits);
  }

  /** A source that is judged like a run: the result shows what it prints and returns. */
  public static Solution run(SourceCode code, Limits limits, List<PyValue> inputs) {
    return new Solution(SubmissionKind.RUN, code, limits, "", inputs, false, 0);
  }

  /** The same for a source in Python. */
  public static Solution run(String source, Limits limits, List<PyValue> inputs) {
    return run(SourceCode.python(source), limits, inputs);
  }

  public static Solution of(Job job) {
    return switch (job) {
      case Job.Submission _, Job.Rejudgement _ -> submission(job.source(), job.limits());
      case Job.Run run ->
          new Solution(run.kind(), run.source(), run.limits(), "", run.inputs(), run.trace(), 0);
      case Job.Scratch scratch ->
          new Solution(
              scratch.kind(),
              scratch.source(),
              scratch.limits(),
              scratch.stdin(),
              List.of(),
              false,
              0);
    };
  }

  /** The same with another seed. */
  public Solution withDraw(int other) {
    return new Solution(kind, code, limits, stdin, inputs, trace, other);
  }

  public String source() {
    return code.text();
  }

  /**
   * The seed of the chance in code that judges or runs this: always the same for the same texts.
   * The author's code has its own source as a text, which players do not know, so they cannot
   * predict its chance.
   *
   * @param text beside the source
   */
  long seed(String text) {
    String all = draw + "\n" + source().length() + "\n" + source() + text;
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return ByteBuffer.wrap(hash).getLong() >>> 1;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
