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
class Voting {
  private final PublicationAccess access;
  private final PublicationQueries queries;

  Voting(PublicationAccess access, PublicationQueries queries) {
    this.access = access;
    this.queries = queries;
  }

  /**
   * Votes, or takes the vote back. A repetition changes nothing.
   *
   * @return the number of votes now
   * @throws ProblemException CONFLICT if the publication is the viewer's own
   */
  PublicationResource.Votes vote(UUID publication, boolean on, Viewer viewer) {
    UUID player = viewer.requireId();
    if (access.lock(publication, viewer).equals(player)) {
      throw new ProblemException(ErrorCode.CONFLICT, "nobody votes for their own solution");
    }
    if (on) {
      queries.addVote(publication, player);
    } else {
      queries.removeVote(publication, player);
    }
    return queries.countVotes(publication);
  }
}
