package io.arbiter.app.pipeline;

import io.arbiter.server.score.upkeep.StandingsUpkeep;
import io.arbiter.server.similarity.fingerprint.FingerprintSweep;
import jakarta.enterprise.context.ApplicationScoped;

/** Work on stored submissions for which nobody waits, in role api. */
@ApplicationScoped
public class Upkeep {
  private final RunningLoops loops;
  private final FingerprintSweep fingerprints;
  private final StandingsUpkeep standings;

  Upkeep(RunningLoops loops, FingerprintSweep fingerprints, StandingsUpkeep standings) {
    this.loops = loops;
    this.fingerprints = fingerprints;
    this.standings = standings;
  }

  /**
   * Fingerprints: sends tasks for accepted solutions to the batch lane; {@link AuthoringPipeline}
   * stores the answers. Standings: adds the changes that scoring has recorded to the boards.
   */
  void start() {
    loops.restingTurns("fingerprint-sweep", _ -> fingerprints.turn());
    loops.turns("standings-upkeep", _ -> standings.turn());
  }
}
