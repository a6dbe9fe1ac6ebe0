package io.arbiter.server.contest;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * The contests that somebody follows in this process. It reads the database once a second for each
 * such contest, however many streams there are. Standings that take longer than a quarter of a
 * second to read are read less often, so that they take at most a fifth of the time. Thread-safe.
 */
@ApplicationScoped
public class ContestFeed {
  private static final Logger LOG = Logger.getLogger(ContestFeed.class);
  private static final Executor LOADERS = Executors.newVirtualThreadPerTaskExecutor();
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** After how many looks a comment shows that the streams live. */
  private static final int LOOKS_PER_BEAT = 5;

  private final Contests contests;
  private final Clarifications clarifications;
  private final ContestStandings standings;
  private final Unfreezing unfreezing;
  private final Map<UUID, ContestRoom> rooms = new ConcurrentHashMap<>();
  private int looks;

  ContestFeed(
      Contests contests,
      Clarifications clarifications,
      ContestStandings standings,
      Unfreezing unfreezing) {
    this.contests = contests;
    this.clarifications = clarifications;
    this.standings = standings;
    this.unfreezing = unfreezing;
  }

  /**
   * Adds a stream, and shows it what it lacks. A stream is opened on a thread that must not wait
   * for the database, so this returns at once.
   */
  void add(UUID contest, ContestStream stream, ContestStream.Place after) {
    LOADERS.execute(
        () -> {
          try {
            room(contest).add(stream, after);
          } catch (RuntimeException e) {
            LOG.debugf("a stream of the contest %s does not begin: %s", contest, e);
            stream.complete();
          }
        });
  }

  private ContestRoom room(UUID contest) {
    ContestRoom known = rooms.computeIfPresent(contest, (_, room) -> room.expectStream());
    if (known != null) {
      return known;
    }
    // Reads the database, so the map is not locked meanwhile.
    ContestRoom made = new ContestRoom(contest, contests, clarifications, standings, unfreezing);
    return rooms.computeIfAbsent(contest, _ -> made);
  }

  /** Looks at each contest, after a pause. */
  public void turn(BooleanSupplier goesOn) throws InterruptedException {
    Thread.sleep(PAUSE);
    looks++;
    for (Map.Entry<UUID, ContestRoom> one : rooms.entrySet()) {
      if (!goesOn.getAsBoolean()) {
        return;
      }
      look(one.getKey(), one.getValue());
    }
  }

  private void look(UUID contest, ContestRoom room) {
    try {
      if (looks % LOOKS_PER_BEAT == 0) {
        room.beat();
        rooms.computeIfPresent(contest, (_, known) -> known.isIdle() ? null : known);
      }
      room.look();
    } catch (ProblemException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        room.close();
        rooms.remove(contest, room);
      }
    } catch (RuntimeException e) {
      LOG.debugf("the contest %s is looked at again: %s", contest, e);
    }
  }
}
