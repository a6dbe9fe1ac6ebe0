package io.arbiter.server.puzzle;

import static io.arbiter.server.puzzle.FizzBuzz.SLUG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.ServerTest;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.json.Codec;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.player.Viewer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ServerTest
class AuthoredPuzzlesTest extends EmptyDatabase {
  @Inject Drafts drafts;
  @Inject AuthoredPuzzles authored;
  @Inject PuzzleMedia media;
  @Inject Validations validations;
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
  void aVersionHasTheValuesOfItsBundle() throws Exception {
    Map<String, byte[]> files = FizzBuzz.files();
    PuzzleBundle bundle = BundleReader.read(files);
    byte[] zip = {80, 75};
    drafts.save(SLUG, null, true, files, zip, bundle);
    assertThat(
            database.rows(
                """
                select title, difficulty, points, tags, statement, statement_html, function,
                  signature, starter, samples, hints, limits, always_open, generates
                from puzzle_version
                """))
        .containsExactly(
            List.of(
                bundle.texts().title(),
                bundle.about().difficulty().label(),
                bundle.about().points(),
                bundle.about().tags(),
                bundle.texts().statement(),
                Markdown.toHtml(bundle.texts().statement()),
                bundle.tests().function(),
                bundle.signature(),
                bundle.starter(),
                Codec.toJson(Sample.of(bundle.tests())),
                bundle.texts().hints(),
                Codec.toJson(bundle.limits()),
                bundle.about().open(),
                false));
    byte[] content = database.one(byte[].class, "select bundle from puzzle_version");
    assertThat(StoredBundle.files(content)).containsExactlyInAnyOrderEntriesOf(files);
    assertThat(authored.archive(SLUG, 1).orElseThrow()).isEqualTo(zip);
    assertThat(authored.archive(SLUG, 2)).isEmpty();
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
    Drafts.Stored second = FizzBuzz.save(drafts, author.requireId(), false, files);
    assertThat(second.number()).isEqualTo(2);
    for (Viewer viewer : List.of(Viewer.visitor(), other)) {
      assertThat(media.findVisual(SLUG, 2, viewer)).isEmpty();
      assertThat(media.find(SLUG, "a.gif", 2, viewer)).isEmpty();
    }
    for (Viewer viewer : List.of(author, asAdmin(other.requireId()))) {
      assertThat(media.findVisual(SLUG, 2, viewer))
          .contains(new PuzzleMedia.Shown(false, second.hash(), "<p>Ї</p>"));
      assertThat(media.find(SLUG, "a.gif", 2, viewer).orElseThrow().published()).isFalse();
      assertThat(media.findVisual(SLUG, 1, viewer)).isEmpty();
      assertThat(media.findVisual(SLUG, null, viewer)).isEmpty();
      assertThat(media.find(SLUG, "a.gif", null, viewer)).isEmpty();
    }
    database.update("update puzzle_version set state = 'PUBLISHED' where number = 2");
    PuzzleMedia.Shown published = new PuzzleMedia.Shown(true, second.hash(), "<p>Ї</p>");
    PuzzleMedia.Shown seen = media.find(SLUG, "a.gif", null, Viewer.visitor()).orElseThrow();
    assertThat(media.content(seen)).isEqualTo(Pictures.gif());
    for (Viewer viewer : List.of(Viewer.visitor(), other, author)) {
      assertThat(media.findVisual(SLUG, null, viewer)).contains(published);
      assertThat(media.findVisual(SLUG, 2, viewer)).contains(published);
      assertThat(media.find(SLUG, "a.gif", 2, viewer)).contains(seen);
      assertThat(media.find(SLUG, "b.gif", null, viewer)).isEmpty();
      assertThat(media.find(SLUG, "a.gif", 3, viewer)).isEmpty();
      assertThat(media.find("other", "a.gif", null, viewer)).isEmpty();
      assertThat(media.findVisual("other", null, viewer)).isEmpty();
    }
    byte[] zip = authored.archive(SLUG, 2).orElseThrow();
    assertThat(BundleArchive.read(zip)).containsExactlyInAnyOrderEntriesOf(files);
  }

  @Test
  void translationsAreStoredWithTheirVersion() throws Exception {
    Map<String, byte[]> files = FizzBuzz.files();
    files.keySet().removeIf(path -> path.startsWith("translations/"));
    files.put("translations/ru/statement.md", "# Т\n\n![](media/a.gif)".getBytes(UTF_8));
    files.put("media/a.gif", Pictures.gif());
    PuzzleBundle bundle = BundleReader.read(files);
    FizzBuzz.save(drafts, null, true, files);
    assertThat(
            database.rows(
                "select number, language, title, statement, hints from version_translation"))
        .containsExactly(List.of(1, "ru", "Т", "# Т\n\n![](media/a.gif)", bundle.texts().hints()));
    assertThat(text("select statement_html from version_translation"))
        .contains("/api/puzzles/fizz-buzz/media/a.gif?version=1");
    assertThat(text("select language from puzzle_version")).isEqualTo("en");
    assertThat(text("select translated from puzzle_version"))
        .isEqualTo("Т # Т\n\n![](media/a.gif)");
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
  void aVersionShowsItsValidation() throws Exception {
    String hash = FizzBuzz.save(drafts).hash();
    assertThat(authored.find(SLUG, 1)).contains(version(VersionState.DRAFT, hash, null, null));
    UUID task = validations.begin(SLUG, 1, _ -> {});
    validations.end(task, VersionState.VALIDATED, "{\"valid\": true}", null);
    assertThat(authored.find(SLUG, 1))
        .contains(version(VersionState.VALIDATED, hash, task, "{\"valid\": true}"));
    assertThat(authored.find(SLUG, 2)).isEmpty();
    assertThat(authored.find("other", 1)).isEmpty();
  }

  private AuthoredPuzzles.Version version(
      VersionState state, String hash, @Nullable UUID task, @Nullable String report) {
    Instant created = database.one(Instant.class, "select created_at from puzzle_version");
    String limits = text("select limits from puzzle_version");
    return new AuthoredPuzzles.Version(
        SLUG, 1, "Fizz Buzz", state, hash, created, null, limits, task, report);
  }

  @Test
  void versionsAreListedWithTheirStrengthAndTheTimeOfTheirPublication() throws Exception {
    String first = FizzBuzz.save(drafts).hash();
    publication.publish(SLUG, 1, VersionState.DRAFT);
    FizzBuzz.save(drafts, "The second.");
    UUID task = validations.begin(SLUG, 2, _ -> {});
    validations.end(task, VersionState.REJECTED, "{\"a\": \"\\u0000\"}", 0.25);
    List<AuthoredPuzzles.Listed> versions =
        allPages(1, request -> authored.versions(SLUG, request));
    assertThat(versions)
        .extracting(
            AuthoredPuzzles.Listed::version,
            AuthoredPuzzles.Listed::state,
            AuthoredPuzzles.Listed::strength,
            AuthoredPuzzles.Listed::task)
        .containsExactly(
            tuple(2, VersionState.REJECTED, 0.25, task),
            tuple(1, VersionState.PUBLISHED, null, null));
    assertThat(versions.getFirst().publishedAt()).isNull();
    assertThat(versions.getLast().publishedAt()).isAfterOrEqualTo(versions.getLast().createdAt());
    assertThat(versions.getLast().hash()).isEqualTo(first);
    assertThat(authored.versions("other", new PageRequest()).items()).isEmpty();
  }

  @Test
  void filesAreTextsAndPicturesHaveTheirSizes() throws Exception {
    Map<String, byte[]> files = FizzBuzz.files();
    byte[] picture = Pictures.png();
    files.put("media/plan.png", picture);
    drafts.save(SLUG, null, true, files, null, BundleReader.read(files));
    AuthoredPuzzles.Files found = authored.files(SLUG, 1).orElseThrow();
    files.remove("media/plan.png");
    assertThat(found.texts().keySet()).containsExactlyElementsOf(new TreeMap<>(files).keySet());
    assertThat(found.texts().get("statement.md"))
        .isEqualTo(new String(files.get("statement.md"), StandardCharsets.UTF_8));
    assertThat(found.pictures())
        .containsExactly(new AuthoredPuzzles.PictureFile("media/plan.png", picture.length));
    assertThat(authored.media(SLUG, 1)).containsOnly(Map.entry("media/plan.png", picture));
    assertThat(authored.files(SLUG, 2)).isEmpty();
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
