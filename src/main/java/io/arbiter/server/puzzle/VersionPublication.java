package io.arbiter.server.puzzle;

import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Gives versions of puzzles to players, and takes them back. Thread-safe. */
@ApplicationScoped
@Transactional
public class VersionPublication {
  private final VersionStatements statements;
  private final VersionRepository versions;

  public VersionPublication(VersionStatements statements, VersionRepository versions) {
    this.statements = statements;
    this.versions = versions;
  }

  /**
   * Gives players a version instead of the one that they had.
   *
   * @param from the state that it must be in, unless it is published already
   * @throws ProblemException CONFLICT when it is in another
   */
  public void publish(String slug, int number, VersionState from) {
    UUID puzzle = statements.lock(slug).id();
    VersionEntity version = versions.require(puzzle, slug, number);
    if (version.state == VersionState.PUBLISHED) {
      return;
    }
    version.requireState(from);
    // Before the change of the other version's row: there is never more than one.
    versions.retirePublished(puzzle);
    version.change(from, VersionState.PUBLISHED);
  }

  /**
   * Takes a puzzle from the players; its submissions and points stay.
   *
   * @throws ProblemException CONFLICT when that version is not published
   */
  public void retire(String slug, int number) {
    UUID puzzle = statements.lock(slug).id();
    versions.require(puzzle, slug, number).change(VersionState.PUBLISHED, VersionState.RETIRED);
  }
}
