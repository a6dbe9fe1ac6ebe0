package io.arbiter.server.puzzle;

import static io.arbiter.server.puzzle.FizzBuzz.SLUG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.player.Viewer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServerTest
class AuthoredPuzzlesTest extends EmptyDatabase {
  @Inject Drafts drafts;
  @Inject AuthoredPuzzles authored;
  @Inject PuzzleMedia media;
  @Inject VersionPublication publication;
  @Inject PuzzleStore store;

  @Test
  void aBundleIsStoredOnceAndADifferentOneIsTheNextVersion() throws Exception {
    Drafts.Stored first = FizzBuzz.save(drafts);
    assertThat(first).isEqualTo(new Drafts.Stored(1, VersionState.DRAFT, first.hash(), true));
    assertThat(FizzBuzz.save(drafts))
        .isEqualTo(new Drafts.Stored(1, VersionState.DRAFT, first.hash(), false));
    assertThat(FizzBuzz.save(drafts, "Another one.").number()).isEqualTo(2);
    assertThat(FizzBuzz.save(drafts, "Another one.").number()).isEqualTo(2);
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
    Map<String, byte[]> files = FizzBuzz.files();
    files.put("media/a.png", large);
    files.put("media/same.png", large);
    files.put("statement.md", "![A](media/a.png)".getBytes(UTF_8));
    FizzBuzz.save(drafts, null, true, files);
    files.put("media/b.gif", Pictures.gif());
    Drafts.Stored second = FizzBuzz.save(drafts, null, true, files);
    assertThat(second.number()).isEqualTo(2);
    assertThat(FizzBuzz.save(drafts, null, true, files).created()).isFalse();
    files.put("media/same.png", Pictures.png((1 << 20) - 1));
    assertThat(FizzBuzz.save(drafts, null, true, files).created()).isTrue();
    assertThat(texts("select number || name from version_media order by number, name"))
        .containsExactly(
            "1a.png 1same.png 2a.png 2b.gif 2same.png 3a.png 3b.gif 3same.png".split(" "));
    assertThat(database.list(Integer.class, "select length(content) from media order by 1"))
        .containsExactly(Pictures.gif().length, (1 << 20) - 1, 1 << 20);
    assertThat(database.list(Integer.class, "select max(length(bundle)) from puzzle_version"))
        .allMatch(length -> length < 100_000);
    assertThat(text("select statement_html from puzzle_version where number = 2"))
        .contains("src=\"/api/puzzles/fizz-buzz/media/a.png?version=2\" alt=\"A\"");
    byte[] zip = authored.archive(SLUG, 3).orElseThrow();
    assertThat(BundleArchive.read(zip)).containsExactlyInAnyOrderEntriesOf(files);
  }

  @Test
  void everybodySeesWhatIsPublishedAndTheAuthorAll() throws Exception {
    Viewer author = as(player("ada"));
    Viewer other = as(player("eve"));
    Map<String, byte[]> files = FizzBuzz.files();
    FizzBuzz.save(drafts, author.requireId(), false, files);
    files.put("visual.html", "<p>Ї</p>".getBytes(UTF_8));
    files.put("media/a.gif", Pictures.gif());
    String hash = FizzBuzz.save(drafts, author.requireId(), false, files).hash();
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
    UUID ada = player("ada");
    UUID eve = player("eve");
    Map<String, byte[]> files = FizzBuzz.files();
    assertThat(FizzBuzz.save(drafts, ada, false, files).created()).isTrue();
    assertThat(FizzBuzz.save(drafts, ada, false, files).created()).isFalse();
    assertRefused(() -> FizzBuzz.save(drafts, eve, false, files), ErrorCode.FORBIDDEN)
        .hasMessageContaining("fizz-buzz is another author's puzzle");
    assertThat(FizzBuzz.save(drafts, eve, true, files).created()).isFalse();
    assertThat(database.one(UUID.class, "select author_id from puzzle")).isEqualTo(ada);
  }

  @Test
  void anAuthorSeesOwnPuzzlesAndAnAdminSeesAll() throws Exception {
    UUID ada = player("ada");
    FizzBuzz.save(drafts);
    publication.publish(SLUG, 1, VersionState.DRAFT);
    FizzBuzz.save(drafts, "The second.");
    puzzle("a");
    puzzle("z");
    database.update("update puzzle set author_id = ? where slug <> 'fizz-buzz'", ada);
    database.update("update puzzle_version set state = 'RETIRED' where slug = 'z'");
    assertThat(allPages(2, request -> authored.list(Optional.empty(), request)))
        .containsExactly(
            new AuthoredPuzzles.Puzzle("a", "t", 1, 1, VersionState.PUBLISHED),
            new AuthoredPuzzles.Puzzle(SLUG, "Fizz Buzz", 1, 2, VersionState.DRAFT),
            new AuthoredPuzzles.Puzzle("z", "t", null, 1, VersionState.RETIRED));
    assertThat(authored.list(Optional.of(ada), new PageRequest()).items())
        .extracting(AuthoredPuzzles.Puzzle::slug)
        .containsExactly("a", "z");
    assertThat(authored.list(Optional.of(UUID.randomUUID()), page(2)).items()).isEmpty();
    assertThat(store.find("a").orElseThrow().author()).isEqualTo(ada);
    assertThat(store.find(SLUG).orElseThrow().author()).isNull();
    assertThat(store.find("none")).isEmpty();
  }
}
