package io.arbiter.app.pipeline;

import io.arbiter.server.contest.ContestClock;
import io.arbiter.server.contest.ContestFeed;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What happens in a contest by the clock, in role api. Submissions of a contest take the path of
 * {@link SubmissionPipeline}.
 *
 * <ol>
 *   <li>{@link #announceStates} announces start, freeze and end. At the end it publishes the
 *       puzzles and has webhooks told. When the contest is unfrozen and everything is judged, its
 *       submissions begin to count like others.
 *   <li>{@link #follow} shows the changes to the streams of this process.
 * </ol>
 */
@ApplicationScoped
class ContestPipeline {
  private final RunningLoops loops;
  private final ContestClock clock;
  private final ContestFeed feed;

  ContestPipeline(RunningLoops loops, ContestClock clock, ContestFeed feed) {
    this.loops = loops;
    this.clock = clock;
    this.feed = feed;
  }

  void start() {
    announceStates();
    follow();
  }

  private void announceStates() {
    loops.turns("contest-clock", clock::turn);
  }

  private void follow() {
    loops.turns("contest-feed", feed::turn);
  }
}
