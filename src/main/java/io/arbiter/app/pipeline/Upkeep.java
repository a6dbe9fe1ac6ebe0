package io.arbiter.app.pipeline;

import io.arbiter.server.score.StandingsUpkeep;
import io.arbiter.server.similarity.FingerprintSweep;
import jakarta.enterprise.context.ApplicationScoped;

/** What is done for stored submissions once nobody waits, in role api. */
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
   * Fingerprints: from the accepted solutions, by tasks for the batch lane, whose answers {@link
   * AuthoringPipeline} has stored. Standings: what scoring has noted is folded into the boards.
   */
  void start() {
    loops.restingTurns("fingerprint-sweep", _ -> fingerprints.turn());
    loops.turns("standings-upkeep", _ -> standings.turn());
  }
}
