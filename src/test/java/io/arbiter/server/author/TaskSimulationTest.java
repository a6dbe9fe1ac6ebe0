package io.arbiter.server.author;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.Thorough;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Work;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.Drafts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Simulates the tasks of authors, each history from a seed, against a real PostgreSQL. Each history
 * runs twice: once without trouble, and once with it. With trouble, workers die before and after
 * their answers, answers come twice, late and in any order, api processes die while they store an
 * answer, and the broker loses its records. Both runs must end with the same tasks and versions.
 */
@ServerTest
class TaskSimulationTest extends DatabaseTest {
  private static final int FEW = 6;
  private static final int MOST_STEPS = 2_000;
  private static final Finding FAULT = new Finding(Finding.Severity.ERROR, "referee.py", 3, "bad");

  @Inject TaskEngine engine;
  @Inject Drafts drafts;
  private Map<String, byte[]> bundle;
  private PuzzleBundle read;
  private Viewer ada;

  @BeforeEach
  void anAuthorAndABundle() throws Exception {
    ada = as(player("ada"));
    bundle = new TreeMap<>(PuzzleFolder.files(Path.of("puzzles/fizz-buzz")));
    read = BundleReader.read(bundle);
  }

  @Test
  void troubleDoesNotChangeTheEnd() throws Exception {
    for (long seed = 1; seed <= FEW; seed++) {
      runTwice(seed);
    }
  }

  /** With {@code -Dhistories=10000}, so many. */
  @Test
  @Thorough("takes a minute; the first histories of the same kind run always")
  void moreHistoriesEndWithTheSame() throws Exception {
    for (long seed = FEW + 1; seed <= Long.getLong("histories", 80); seed++) {
      runTwice(seed);
    }
  }

  private void runTwice(long seed) throws Exception {
    try {
      List<String> calm = new History("calm-" + seed, new Random(seed), false).run();
      assertThat(new History("rough-" + seed, new Random(seed), true).run()).isEqualTo(calm);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  /** The answers of a simulated worker depend only on the name of the puzzle. */
  private final class History {
    private final String name;
    private final Random random;
    private final boolean rough;
    private final Map<UUID, String> names = new TreeMap<>();

    /** Records in the broker that no worker has finished. */
    private final List<Work> jobs = new ArrayList<>();

    /** Events that no api process has stored. */
    private final List<TaskEvent> events = new ArrayList<>();

    private final List<TaskEvent> all = new ArrayList<>();

    private History(String name, Random random, boolean rough) {
      this.name = name;
      this.random = random;
      this.rough = rough;
    }

    private List<String> run() throws Exception {
      database.update("delete from outbox");
      begin();
      deliver();
      for (int step = 0; !jobs.isEmpty() || !events.isEmpty(); step++) {
        assertThat(step).as(this::toString).isLessThan(MOST_STEPS);
        step();
        deliver();
      }
      List<String> end = tables();
      Collections.shuffle(all, random);
      all.forEach(engine::take);
      assertThat(tables()).as("answers that come again").isEqualTo(end);
      assertThat(count("author_task where ended_at is null")).isZero();
      assertThat(count("outbox where topic like '%jobs%'")).isZero();
      return end;
    }

    private void begin() throws Exception {
      engine.prepareShipped(Map.of(slug("shipped"), files("shipped")));
      for (String one : List.of("good", "faulty")) {
        names.put(engine.store(ada, slug(one), files(one), null), one);
        names.put(importOf(one), one);
        UUID check = engine.check(ada, slug(one), new TreeMap<>(files(one)), null);
        names.put(check, one);
        drafts.save(slug("ready-" + one), ada.requireId(), false, files(one), null, read);
        validate(one);
      }
    }

    private UUID importOf(String one) throws Exception {
      byte[] zip = BundleArchive.write(Map.of("verification/tests.py", new byte[] {'1'}));
      return engine.importMission(
          ada,
          new MissionForm.Upload(
              MissionForm.Format.CHECKIO, slug("imported-" + one), zip, MissionDetails.NONE));
    }

    private UUID validate(String one) {
      UUID task = engine.validate(ada.requireId(), slug("ready-" + one), 1);
      names.put(task, one);
      return task;
    }

    private String slug(String one) {
      return name + "-" + one;
    }

    private Map<String, byte[]> files(String one) {
      Map<String, byte[]> files = new TreeMap<>(bundle);
      files.put("statement.md", (slug(one) + "\n\nSay it.").getBytes(UTF_8));
      return files;
    }

    /** Moves what is in the outbox to the broker. */
    private void deliver() {
      texts(
              "select convert_from(payload, 'UTF8') from outbox where topic like '%jobs%' order by id")
          .forEach(json -> jobs.add(Codec.fromJson(json, Work.class)));
      database.update("delete from outbox");
    }

    private void step() {
      if (rough && random.nextInt(12) == 0) {
        jobs.clear();
        events.clear();
        engine.enqueueOpen();
      } else if (rough && random.nextInt(12) == 0) {
        validateAgain();
      } else if (!jobs.isEmpty() && (events.isEmpty() || random.nextBoolean())) {
        work();
      } else if (!events.isEmpty()) {
        store();
      }
    }

    /** A validation that is under way does not begin again. */
    private void validateAgain() {
      long open = count("author_task where kind = 'VALIDATION' and ended_at is null");
      if (open == 2) {
        validate("good");
        validate("faulty");
        assertThat(count("author_task where kind = 'VALIDATION' and ended_at is null"))
            .isEqualTo(2);
      }
    }

    private void work() {
      Work job = jobs.remove(random.nextInt(jobs.size()));
      boolean diesBefore = rough && random.nextInt(4) == 0;
      if (!diesBefore) {
        answer((AuthorTask) job);
      }
      boolean diesAfter = rough && random.nextInt(4) == 0;
      if (diesBefore || diesAfter) {
        jobs.add(job);
      }
    }

    private void answer(AuthorTask job) {
      boolean good = !"faulty".equals(names.get(job.id()));
      UUID id = job.id();
      switch (job) {
        case AuthorTask.Prepare _ -> say(new TaskEvent.Prepared(id, prepared(good)));
        case AuthorTask.Check _ ->
            say(new TaskEvent.Checked(id, new CheckedPython(List.of(), null)));
        case AuthorTask.ImportCheckio _ -> say(new TaskEvent.Imported(id, imported(good)));
        case AuthorTask.Validate _ -> {
          say(new TaskEvent.Progress(id, 1, 2));
          say(new TaskEvent.Progress(id, 2, 2));
          say(new TaskEvent.Validated(id, report(good)));
        }
        default -> throw new IllegalStateException(job.toString());
      }
    }

    private PreparedBundle prepared(boolean good) {
      return good
          ? new PreparedBundle(List.of(), read)
          : new PreparedBundle(List.of(new BundleProblem("tests.json", 2, "is empty")), null);
    }

    private ImportedMission imported(boolean good) {
      return good
          ? new ImportedMission(new TreeMap<>(bundle), List.of())
          : new ImportedMission(new TreeMap<>(), List.of(FAULT));
    }

    private ValidationReport report(boolean good) {
      return new ValidationReport(good, List.of(), List.of(), null, null, 0);
    }

    private void say(TaskEvent event) {
      events.add(event);
      all.add(event);
      if (rough && random.nextInt(4) == 0) {
        events.add(event);
      }
    }

    private void store() {
      // The log keeps the order of a task's events, unless a second worker has the task, too.
      TaskEvent event = events.remove(rough ? random.nextInt(events.size()) : 0);
      if (rough && random.nextInt(4) == 0) {
        dieWhileStoring(event);
        events.add(event);
      } else {
        engine.take(event);
      }
    }

    private void dieWhileStoring(TaskEvent event) {
      QuarkusTransaction.begin();
      try {
        engine.take(event);
      } catch (RuntimeException _) {
        // The process has died.
      } finally {
        QuarkusTransaction.rollback();
      }
    }

    /** What authors see of the history's tasks and versions. */
    private List<String> tables() {
      return texts(
          """
          select concat_ws(' ', kind, replace(slug, '%1$s', ''), version, stage, code, message,
            faults, created, result is null, payload is null)
          from author_task where slug like '%1$s-%%'
          union all
          select concat_ws(' ', replace(slug, '%1$s', ''), number, state, report)
          from puzzle_version where slug like '%1$s-%%'
          order by 1
          """
              .formatted(name));
    }

    @Override
    public String toString() {
      return name + ": " + jobs + " " + events;
    }
  }
}
