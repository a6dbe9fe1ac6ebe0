package io.arbiter.server.player.provider;

import io.arbiter.server.player.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes what is stored of log-ins that have ended by themselves. */
@ApplicationScoped
public class LogInSweep {
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Sessions sessions;
  private final PendingLogIns pending;

  LogInSweep(Sessions sessions, PendingLogIns pending) {
    this.sessions = sessions;
    this.pending = pending;
  }

  public void sweepAfterPause() throws InterruptedException {
    Thread.sleep(PAUSE);
    sweep();
  }

  void sweep() {
    sessions.deleteExpired();
    QuarkusTransaction.requiringNew().run(pending::deleteExpired);
  }
}
