package io.arbiter.server.submission.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Deletes the runs of visitors when they are an hour old and have a result. */
@ApplicationScoped
public class VisitorSweep {
  private static final Logger LOG = Logger.getLogger(VisitorSweep.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** The most runs that one transaction deletes. */
  private static final int BATCH = 500;

  private final IntakeQueries queries;

  VisitorSweep(IntakeQueries queries) {
    this.queries = queries;
  }

  /** Sweeps once, after a pause. */
  public void turn() throws InterruptedException {
    Thread.sleep(PAUSE);
    sweep();
  }

  /** Deletes all old runs; returns their number. */
  int sweep() {
    int all = 0;
    int batch;
    do {
      Instant before = Instant.now().minus(VisitorRuns.KEPT);
      batch =
          QuarkusTransaction.requiringNew().call(() -> queries.deleteRuns(before, BATCH).value());
      all += batch;
    } while (batch == BATCH);
    if (all > 0) {
      LOG.debugf("deleted %d runs of visitors", all);
    }
    return all;
  }
}
