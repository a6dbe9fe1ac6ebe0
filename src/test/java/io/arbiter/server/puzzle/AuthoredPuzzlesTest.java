package io.arbiter.server.puzzle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.Viewer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class AuthoredPuzzlesTest extends DatabaseTest {
  private static final String SLUG = "fizz-buzz";

  @Inject Drafts drafts;
  @Inject AuthoredPuzzles authored;
  @Inject PuzzleMedia media;
  @Inject VersionPublication publication;
  @Inject ShippedPuzzles shipped;
  @Inject PuzzleStore puzzles;
  @Inject PuzzleQueries queries;
  @Inject VersionRepository versions;
  @Inject PublicationListener listener;

  private static Map<String, byte[]> files() throws Exception {
    return PuzzleFolder.files(Path.of("puzzles", SLUG));
  }

  /** The shipped bundle is the first version. */
  @BeforeEach
  void saveTheFirst() throws Exception {
    save(null, true, files());
  }

  private Drafts.Stored save(@Nullable UUID author, boolean admin, Map<String, byte[]> files)
      throws Exception {
    return drafts.save(SLUG, author, admin, files, null, BundleReader.read(files));
  }

  /** Stores a variant of the bundle with another statement, as an admin does. */
  private Drafts.Stored save(String statement) throws Exception {
    Map<String, byte[]> files = files();
    files.put("statement.md", statement.getBytes(UTF_8));
    return save(null, true, files);
  }

  /** The puzzle becomes one of ada's. */
  private Viewer author() {
    UUID ada = player("ada");
    database.update("update puzzle set author_id = ?", ada);
    return as(ada);
  }

  @Test
  void whereReviewsAreNeededAnotherPersonApprovesAVersionBeforeItsPublication() {
    UUID ada = author().requireId();
    UUID bob = player("bob", "author");
    UUID root = player("root", "admin");
    database.update("update puzzle_version set state = 'VALIDATED'");
    Reviews reviews = new Reviews(queries, puzzles, versions, () -> true);
    VersionPublication strict = new VersionPublication(puzzles, versions, listener, reviews);
    Runnable publish =
        () ->
            QuarkusTransaction.requiringNew()
                .run(() -> strict.publish(SLUG, 1, VersionState.VALIDATED));
    assertRefused(publish::run, ErrorCode.CONFLICT);
    transaction(() -> assertThat(reviews.isAsked(SLUG, 1)).isFalse());
    assertRefused(
        () -> transaction(() -> reviews.decide(SLUG, 1, bob, true, "Good.")), ErrorCode.CONFLICT);
    transaction(() -> reviews.ask(SLUG, 1, root, "Please."));
    transaction(
        () -> {
          assertThat(reviews.isAsked(SLUG, 1)).isTrue();
          assertThat(reviews.waiting(bob))
              .containsExactly(new Reviews.Waiting(SLUG, 1, "Fizz Buzz", "Please.", "root"));
          assertThat(reviews.waiting(ada)).isEmpty();
          assertThat(reviews.waiting(root)).isEmpty();
        });
    for (UUID own : List.of(ada, root)) {
      assertRefused(
          () -> transaction(() -> reviews.decide(SLUG, 1, own, true, "x")), ErrorCode.FORBIDDEN);
    }
    transaction(() -> reviews.decide(SLUG, 1, bob, false, "No."));
    transaction(() -> strict.publishFirst(SLUG, 1));
    assertRefused(publish::run, ErrorCode.CONFLICT);
    transaction(() -> reviews.ask(SLUG, 1, ada, "Now?"));
    transaction(() -> reviews.decide(SLUG, 1, bob, true, "Yes."));
    transaction(
        () ->
            assertThat(reviews.of(SLUG, 1))
                .contains(new Reviews.Review("APPROVED", "Yes.", "bob")));
    publish.run();
    assertThat(text("select state from puzzle_version")).isEqualTo("PUBLISHED");
    transaction(
        () ->
            assertThat(new Reviews(queries, puzzles, versions, () -> false).of(SLUG, 1)).isEmpty());
  }

  private static void transaction(Runnable work) {
    QuarkusTransaction.requiringNew().run(work);
  }

  @Test
  void aBundleIsStoredOnceAndADifferentOneIsTheNextVersion() throws Exception {
    Drafts.Stored again = save(null, true, files());
    assertThat(again).isEqualTo(new Drafts.Stored(1, VersionState.DRAFT, again.hash(), false));
    Drafts.Stored second = save("Another one.");
    assertThat(second).isEqualTo(new Drafts.Stored(2, VersionState.DRAFT, second.hash(), true));
    assertThat(save("Another one.").number()).isEqualTo(2);
    assertThat(count("puzzle")).isEqualTo(1);
    String hash = text("select hash from test_set");
    byte[] content = database.one(byte[].class, "select content from test_set");
    assertThat(texts("select key from outbox where topic like '%tests%'"))
        .containsExactly(hash, hash);
    assertThat(database.list(byte[].class, "select payload from outbox"))
        .containsExactly(content, content);
  }

  @Test
  void picturesAreStoredOnceAndWithoutThemTheBundleIsSmall() throws Exception {
    byte[] large = Pictures.png(1 << 20);
    Map<String, byte[]> files = files();
    files.put("media/a.png", large);
    files.put("media/same.png", large);
    files.put("statement.md", "![A](media/a.png)".getBytes(UTF_8));
    save(null, true, files);
    files.put("media/b.gif", Pictures.gif());
    Drafts.Stored second = save(null, true, files);
    assertThat(second.number()).isEqualTo(3);
    assertThat(save(null, true, files).created()).isFalse();
    files.put("media/same.png", Pictures.png((1 << 20) - 1));
    assertThat(save(null, true, files).created()).isTrue();
    assertThat(texts("select number || name from version_media order by number, name"))
        .containsExactly(
            "2a.png 2same.png 3a.png 3b.gif 3same.png 4a.png 4b.gif 4same.png".split(" "));
    assertThat(database.list(Integer.class, "select length(content) from media order by 1"))
        .containsExactly(Pictures.gif().length, (1 << 20) - 1, 1 << 20);
    assertThat(database.list(Integer.class, "select max(length(bundle)) from puzzle_version"))
        .allMatch(length -> length < 100_000);
    assertThat(text("select statement_html from puzzle_version where number = 3"))
        .contains("src=\"/api/puzzles/fizz-buzz/media/a.png?version=3\" alt=\"A\"");
    byte[] zip = authored.archive(SLUG, 4).orElseThrow();
    assertThat(BundleArchive.read(zip)).containsExactlyInAnyOrderEntriesOf(files);
  }

  @Test
  void everybodySeesWhatIsPublishedAndTheAuthorAll() throws Exception {
    Viewer author = author();
    Viewer other = as(player("eve"));
    Map<String, byte[]> files = files();
    files.put("visual.html", "<p>Ї</p>".getBytes(UTF_8));
    files.put("media/a.gif", Pictures.gif());
    String hash = save(author.requireId(), false, files).hash();
    var draft = Optional.of(new PuzzleMedia.Shown(false, hash, "<p>Ї</p>"));
    var published = Optional.of(new PuzzleMedia.Shown(true, hash, "<p>Ї</p>"));
    for (Viewer viewer : List.of(Viewer.visitor(), other, author, asAdmin(other.requireId()))) {
      boolean all = viewer.equals(author) || viewer.admin();
      assertThat(media.findVisual(SLUG, 2, viewer)).isEqualTo(all ? draft : Optional.empty());
      assertThat(media.find(SLUG, "a.gif", 2, viewer).isPresent()).isEqualTo(all);
      assertThat(media.findVisual(SLUG, 1, viewer)).isEmpty();
      assertThat(media.findVisual(SLUG, null, viewer)).isEmpty();
      assertThat(media.find(SLUG, "a.gif", null, viewer)).isEmpty();
    }
    database.update("update puzzle_version set state = 'PUBLISHED' where number = 2");
    for (Viewer viewer : List.of(Viewer.visitor(), other, author)) {
      assertThat(media.findVisual(SLUG, null, viewer)).isEqualTo(published);
      assertThat(media.findVisual(SLUG, 2, viewer)).isEqualTo(published);
      PuzzleMedia.Shown seen = media.find(SLUG, "a.gif", null, viewer).orElseThrow();
      assertThat(media.content(seen)).isEqualTo(Pictures.gif());
      assertThat(media.find(SLUG, "a.gif", 2, viewer)).contains(seen);
      assertThat(media.find(SLUG, "b.gif", null, viewer)).isEmpty();
      assertThat(media.find(SLUG, "a.gif", 3, viewer)).isEmpty();
      assertThat(media.find("other", "a.gif", null, viewer)).isEmpty();
    }
  }

  @Test
  void onlyItsFirstAuthorAndAdminsMayChangeAPuzzle() throws Exception {
    Viewer ada = author();
    UUID eve = player("eve");
    Map<String, byte[]> files = files();
    assertThat(save(ada.requireId(), false, files).created()).isFalse();
    assertRefused(() -> save(eve, false, files), ErrorCode.FORBIDDEN)
        .hasMessageContaining("fizz-buzz is another author's puzzle");
    assertThat(save(eve, true, files).created()).isFalse();
    drafts.save("eves", eve, false, files, null, BundleReader.read(files));
    assertThat(
            texts("select slug || ' of ' || name from puzzle p join player a on a.id = author_id"))
        .containsExactlyInAnyOrder("fizz-buzz of ada", "eves of eve");
  }

  private List<String> states() {
    return texts("select state from puzzle_version order by number");
  }

  private Optional<Integer> published() {
    return puzzles.published(SLUG).map(PuzzleVersion::number);
  }

  @Test
  void theWebhooksOfTheAuthorAreToldOfEachPublication() throws Exception {
    UUID author = player("ada");
    player("bob");
    database.update(
        """
        insert into webhook (player_id, url, events, secret)
        select id, 'https://example.org', array[e], 'secret'
        from player, unnest(array['puzzle.published', 'submission.judged']) e
        """);
    publication.publish(SLUG, 1, VersionState.DRAFT);
    assertThat(told()).as("of a puzzle without an author").isEmpty();
    database.update("update puzzle set author_id = ?", author);
    publication.publish(SLUG, 1, VersionState.PUBLISHED);
    assertThat(told()).as("of a version that is published already").isEmpty();
    save("The second.");
    publication.publish(SLUG, 2, VersionState.DRAFT);
    publication.publish(SLUG, 1, VersionState.RETIRED);
    assertThat(told()).containsExactly("ada puzzle.published 2", "ada puzzle.published 1");
  }

  private List<String> told() {
    return texts(
        """
        select concat_ws(' ', p.name, d.event, d.version)
        from webhook_delivery d join webhook w on w.id = d.webhook_id
        join player p on p.id = w.player_id order by d.id
        """);
  }

  /** A reused plan uses the index of published versions only if the state is a literal. */
  @Test
  void theStateInTheQueryIsALiteral() {
    assertThat(preparedAfterTen(this::published))
        .anyMatch(sql -> sql.contains("test_set_hash") && sql.contains("state='PUBLISHED'"));
  }

  @Test
  void aShippedBundleIsPublishedFromAnyStateUnlessAnAuthorHasThePuzzle() throws Exception {
    save("The second.");
    publication.publish(SLUG, 2, VersionState.DRAFT);
    for (int i = 0; i < 2; i++) {
      shipped.publish(SLUG, files(), BundleReader.read(files()));
      assertThat(states()).containsExactly("PUBLISHED", "RETIRED");
    }
    publication.publish(SLUG, 2, VersionState.RETIRED);
    database.update("update puzzle set author_id = ?", player("ada"));
    shipped.publish(SLUG, files(), BundleReader.read(files()));
    assertThat(states()).containsExactly("RETIRED", "PUBLISHED");
  }

  @Test
  void onlyTheFilesOfThePublishedVersionArePublished() throws Exception {
    assertThat(drafts.isPublished(SLUG, files())).isFalse();
    publication.publish(SLUG, 1, VersionState.DRAFT);
    assertThat(drafts.isPublished(SLUG, files())).isTrue();
    assertThat(drafts.isPublished("other", files())).isFalse();
    save("The second.");
    publication.publish(SLUG, 2, VersionState.DRAFT);
    assertThat(drafts.isPublished(SLUG, files())).isFalse();
  }

  @Test
  void everyTestSetIsSentAgain() {
    database.update("delete from outbox");
    database.update("insert into test_set values ('other', '')");
    puzzles.resendTestSets();
    assertThat(texts("select key from outbox where topic like '%tests%'"))
        .containsExactlyInAnyOrderElementsOf(texts("select hash from test_set"));
  }
}
