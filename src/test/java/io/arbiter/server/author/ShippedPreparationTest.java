package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.server.puzzle.ShippedPuzzles;
import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ShippedPreparationTest {
  private static final Path PUZZLE = Path.of("puzzles", "fizz-buzz");

  private final BlockingQueue<String> tried = new LinkedBlockingQueue<>();
  private boolean databaseAway = true;

  /** Fails the first time, as while the database restarts. */
  private final class Puzzles extends ShippedPuzzles {
    Puzzles() {
      super(null, null, Optional::empty);
    }

    @Override
    public void publish(String slug, Map<String, byte[]> files, PuzzleBundle bundle) {
      tried.add(slug);
      if (databaseAway) {
        databaseAway = false;
        throw new PersistenceException("the database is away");
      }
    }
  }

  /** Has no publisher, so it can only answer what may wait behind the jobs of players. */
  private static final class Desk extends TaskDesk {
    private final PuzzleBundle bundle;

    Desk(PuzzleBundle bundle) {
      super(null);
      this.bundle = bundle;
    }

    @Override
    public <A extends TaskEvent.Answer> A askWithoutHurry(
        Function<UUID, AuthorTask> task, Class<A> type) {
      UUID id = UUID.randomUUID();
      return type.cast(new TaskEvent.Prepared(id, new PreparedBundle(List.of(), bundle)));
    }
  }

  @Test
  void aPuzzleThatCouldNotBeStoredIsTriedAgainAndTheOthersFollow() throws Exception {
    Map<String, byte[]> files = ShippedPuzzles.files(PUZZLE);
    Desk desk = new Desk(BundleReader.read(files));
    try (ShippedPreparation preparation = new ShippedPreparation(new Puzzles(), desk)) {
      preparation.start(Map.of("fizz-buzz", files));
      assertThat(tried.poll(10, TimeUnit.SECONDS)).isEqualTo("fizz-buzz");
      assertThat(tried.poll(10, TimeUnit.SECONDS)).isEqualTo("fizz-buzz");
    }
  }
}
