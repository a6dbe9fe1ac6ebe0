package io.arbiter.server.submission.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.submission.OwnInputs;
import io.arbiter.server.submission.SourceText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accepts authors' runs of versions that need not be published. Thread-safe. */
@ApplicationScoped
public class DraftRuns {
  private final SubmissionIntake intake;

  DraftRuns(SubmissionIntake intake) {
    this.intake = intake;
  }

  /**
   * Accepts a run.
   *
   * @param inputs the author's own inputs, in the encoding of bundles; null for the samples
   * @return the id of the run
   * @throws io.arbiter.core.problem.ProblemException if the source or an input is invalid, a quota
   *     is used up or the queue is full
   */
  public UUID accept(
      UUID author, PuzzleVersion version, String source, @Nullable List<JsonNode> inputs) {
    intake.checkQuota(author, null);
    SourceText.check("source", source);
    List<List<PyValue>> own = OwnInputs.read(inputs);
    OwnInputs.requireFitting(version, own);
    return intake.accept(SubmissionKind.RUN, author, version, source, own, null);
  }
}
