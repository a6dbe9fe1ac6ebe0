package io.arbiter.server.author;

import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.server.puzzle.ShippedPuzzles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the shipped puzzles that only a worker can prepare, once a worker runs. Players' jobs
 * come before that.
 */
@ApplicationScoped
public class ShippedPreparation implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ShippedPreparation.class);

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** A busy machine may need more time than a preparation has. */
  private static final int TRIES = 3;

  private final ShippedPuzzles puzzles;
  private final TaskDesk desk;
  private volatile boolean stopped;
  private volatile @Nullable Thread thread;

  public ShippedPreparation(ShippedPuzzles puzzles, TaskDesk desk) {
    this.puzzles = puzzles;
    this.desk = desk;
  }

  /** Starts the preparation in its own thread, and returns. */
  public void start(Map<String, Map<String, byte[]>> bundles) {
    thread =
        Thread.ofVirtual().name("shipped-preparation").start(() -> bundles.forEach(this::publish));
  }

  private void publish(String slug, Map<String, byte[]> files) {
    int refusals = 0;
    while (!stopped && refusals < TRIES) {
      try {
        PreparedBundle prepared =
            desk.askWithoutHurry(
                    id -> new AuthorTask.Prepare(id, Media.heads(files)), TaskEvent.Prepared.class)
                .bundle();
        @Nullable PuzzleBundle bundle = prepared.bundle();
        if (bundle != null) {
          puzzles.publish(slug, files, bundle);
          return;
        }
        prepared.problems().forEach(p -> LOG.errorf("puzzle %s: %s", slug, p));
        refusals++;
      } catch (ProblemException e) {
        if (e.code() == ErrorCode.UNAVAILABLE) {
          LOG.infof("puzzle %s waits for a worker: %s", slug, e.detail());
        } else {
          LOG.errorf("puzzle %s: %s", slug, e.detail());
          refusals++;
        }
        pause();
      } catch (RuntimeException e) {
        LOG.warnf("puzzle %s is not published yet: %s", slug, e);
        pause();
      }
    }
  }

  /** For a database or workers that are away. */
  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  @Override
  public void close() {
    stopped = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
