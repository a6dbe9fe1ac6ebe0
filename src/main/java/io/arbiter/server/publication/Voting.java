package io.arbiter.server.publication;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Adds and removes votes for publications. Thread-safe. */
@ApplicationScoped
@Transactional
public class Voting {
  private final PublicationAccess access;
  private final PublicationStatements statements;

  Voting(PublicationAccess access, PublicationStatements statements) {
    this.access = access;
    this.statements = statements;
  }

  /**
   * Votes, or takes the vote back. A repetition changes nothing.
   *
   * @return the number of votes now
   * @throws ProblemException CONFLICT if the publication is the viewer's own
   */
  int vote(UUID publication, boolean on, Viewer viewer) {
    UUID player = viewer.requireId();
    if (access.lock(publication, viewer).equals(player)) {
      throw new ProblemException(ErrorCode.CONFLICT, "nobody votes for their own solution");
    }
    if (on) {
      statements.addVote(publication, player);
    } else {
      statements.removeVote(publication, player);
    }
    return statements.countVotes(publication);
  }
}
