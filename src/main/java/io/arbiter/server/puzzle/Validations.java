package io.arbiter.server.puzzle;

import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.core.report.ValidationReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What validations do to versions, as a part of the transaction of their task. Thread-safe. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Validations {
  private final PuzzleStore puzzles;
  private final VersionRepository versions;

  Validations(PuzzleStore puzzles, VersionRepository versions) {
    this.puzzles = puzzles;
    this.versions = versions;
  }

  /**
   * Locks a version, and makes it a draft without a report.
   *
   * @return the bundle's files, with the first bytes of pictures
   * @throws ProblemException CONFLICT if the version is or was published
   */
  public SortedMap<String, byte[]> begin(String slug, int number) {
    VersionEntity version = versions.lock(puzzles.lock(slug), number);
    if (!version.state.mayBeValidated()) {
      throw new ProblemException(ErrorCode.CONFLICT, "version " + number + " is " + version.state);
    }
    return StoredBundle.files(version.beginValidation());
  }

  /**
   * Stores what a validation found. Does nothing if the version is no draft any more.
   *
   * @param state that the version gets
   */
  public void end(String slug, int number, VersionState state, ValidationReport report) {
    @Nullable StrengthReport strength = report.strength();
    versions
        .lockDraft(slug, number)
        .ifPresent(
            version ->
                version.endValidation(
                    state, Codec.toJson(report), strength == null ? null : strength.score()));
  }
}
