package io.arbiter.app.pipeline;

import io.arbiter.server.player.provider.LogInSweep;
import io.arbiter.server.score.StandingsUpkeep;
import io.arbiter.server.similarity.Fingerprints;
import jakarta.enterprise.context.ApplicationScoped;

/** Work on stored submissions and log-ins for which nobody waits, in role api. */
@ApplicationScoped
class Upkeep {
  private final RunningLoops loops;
  private final Fingerprints fingerprints;
  private final StandingsUpkeep standings;
  private final LogInSweep logIns;

  Upkeep(
      RunningLoops loops, Fingerprints fingerprints, StandingsUpkeep standings, LogInSweep logIns) {
    this.loops = loops;
    this.fingerprints = fingerprints;
    this.standings = standings;
    this.logIns = logIns;
  }

  /**
   * Fingerprints: sends tasks for accepted solutions to the batch lane; {@link AuthoringPipeline}
   * stores the answers. Standings: adds the changes that scoring has recorded to the boards.
   * Log-ins: deletes those that have expired.
   */
  void start() {
    loops.restingTurns("fingerprint-sweep", _ -> fingerprints.turn());
    loops.turns("standings-upkeep", _ -> standings.turn());
    loops.restingTurns("log-in-sweep", _ -> logIns.turn());
  }
}
