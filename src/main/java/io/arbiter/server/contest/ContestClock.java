package io.arbiter.server.contest;

import io.arbiter.server.submission.SubmissionStore;
import io.arbiter.server.webhook.Deliveries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Announces what the clock does to contests, and does what follows from it. Each step is a
 * transaction, and a step that was made changes nothing when it comes again, so several processes
 * may do this at the same time.
 */
@ApplicationScoped
public class ContestClock {
  private static final Logger LOG = Logger.getLogger(ContestClock.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** While no contest is open or about to start. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final Contests contests;
  private final ContestRelease release;
  private final ContestClosing closing;
  private final SubmissionStore submissions;
  private final Deliveries deliveries;
  private Duration pause = PAUSE;

  ContestClock(
      Contests contests,
      ContestRelease release,
      ContestClosing closing,
      SubmissionStore submissions,
      Deliveries deliveries) {
    this.contests = contests;
    this.release = release;
    this.closing = closing;
    this.submissions = submissions;
    this.deliveries = deliveries;
  }

  /** Looks once, after a pause. */
  public void turn(BooleanSupplier goesOn) throws InterruptedException {
    Thread.sleep(pause);
    pause = PAUSE;
    if (contests.isOneNear(IDLE.multipliedBy(2))) {
      look(goesOn);
    } else {
      pause = IDLE;
    }
  }

  void look(BooleanSupplier goesOn) {
    contests.due().forEach(id -> attempt(id, this::announce));
    for (UUID id : contests.closeable()) {
      if (submissions.countOpen(id) == 0) {
        attempt(id, contest -> close(contest, goesOn));
      }
    }
  }

  /** Does a step; the failure of one contest keeps no other from its steps. */
  private static void attempt(UUID contest, Consumer<UUID> step) {
    try {
      step.accept(contest);
    } catch (RuntimeException e) {
      LOG.warnf(e, "the contest %s is looked at again", contest);
    }
  }

  private void announce(UUID id) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (contests.announceState(id)) {
                release.publish(contests.puzzles(id));
                deliveries.contestEnded(id);
              }
            });
  }

  private void close(UUID id, BooleanSupplier goesOn) {
    for (UUID player : submissions.heldPlayers(id)) {
      if (!goesOn.getAsBoolean()) {
        return;
      }
      release.release(id, player);
    }
    closing.close(id);
  }
}
