package io.arbiter.server.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServerTest
class AuthoredPuzzlesTest extends EmptyDatabase {
  private static final String SLUG = FizzBuzz.SLUG;

  @Inject Drafts drafts;
  @Inject Validations validations;
  @Inject VersionPublication publication;
  @Inject AuthoredPuzzles puzzles;
  @Inject PuzzleStore store;

  @Test
  void aVersionShowsItsValidation() throws Exception {
    Drafts.Stored stored = FizzBuzz.save(drafts);
    Instant created = database.one(Instant.class, "select created_at from puzzle_version");
    String limits = text("select limits from puzzle_version");
    assertThat(puzzles.find(SLUG, 1))
        .contains(
            new AuthoredPuzzles.Version(
                SLUG,
                1,
                "Fizz Buzz",
                VersionState.DRAFT,
                stored.hash(),
                created,
                null,
                limits,
                null,
                null));
    validations.begin(SLUG, 1, _ -> {});
    UUID task = database.one(UUID.class, "select validation from puzzle_version");
    validations.end(task, VersionState.VALIDATED, "{\"valid\": true}", null);
    assertThat(puzzles.find(SLUG, 1))
        .contains(
            new AuthoredPuzzles.Version(
                SLUG,
                1,
                "Fizz Buzz",
                VersionState.VALIDATED,
                stored.hash(),
                created,
                null,
                limits,
                task,
                "{\"valid\": true}"));
    assertThat(puzzles.find(SLUG, 2)).isEmpty();
    assertThat(puzzles.find("other", 1)).isEmpty();
  }

  @Test
  void aPuzzleBelongsToItsAuthorOrToNobody() {
    UUID ada = player("ada");
    puzzle("shipped");
    puzzle("hers");
    database.update("update puzzle set author_id = ? where slug = 'hers'", ada);
    assertThat(store.find("hers").orElseThrow().author()).isEqualTo(ada);
    assertThat(store.find("shipped").orElseThrow().author()).isNull();
    assertThat(store.find("none")).isEmpty();
  }

  @Test
  void aBundleIsReturnedAsItWasSent() throws Exception {
    FizzBuzz.save(drafts);
    assertThat(BundleArchive.read(puzzles.archive(SLUG, 1).orElseThrow()))
        .containsExactlyInAnyOrderEntriesOf(FizzBuzz.files());
    Map<String, byte[]> files = FizzBuzz.files();
    files.put("statement.md", new byte[] {65});
    byte[] zip = {80, 75};
    drafts.save(SLUG, null, true, files, zip, BundleReader.read(files));
    assertThat(puzzles.archive(SLUG, 2).orElseThrow()).isEqualTo(zip);
    assertThat(puzzles.archive(SLUG, 3)).isEmpty();
  }

  @Test
  void versionsAreListedWithTheirStrengthAndTheTimeOfTheirPublication() throws Exception {
    String first = FizzBuzz.save(drafts).hash();
    publication.publish(SLUG, 1, VersionState.DRAFT);
    FizzBuzz.save(drafts, "The second.");
    UUID task = validations.begin(SLUG, 2, _ -> {});
    validations.end(task, VersionState.REJECTED, "{\"a\": \"\\u0000\"}", 0.25);
    PageRequest request = page(1);
    Page<AuthoredPuzzles.Listed> newest = puzzles.versions(SLUG, request);
    assertThat(newest.items())
        .singleElement()
        .satisfies(
            version -> {
              assertThat(version.version()).isEqualTo(2);
              assertThat(version.state()).isEqualTo(VersionState.REJECTED);
              assertThat(version.strength()).isEqualTo(0.25);
              assertThat(version.task()).isEqualTo(task);
              assertThat(version.publishedAt()).isNull();
            });
    request.after = newest.next();
    assertThat(puzzles.versions(SLUG, request).items())
        .singleElement()
        .satisfies(
            version -> {
              assertThat(version.hash()).isEqualTo(first);
              assertThat(version.state()).isEqualTo(VersionState.PUBLISHED);
              assertThat(version.strength()).isNull();
              assertThat(version.task()).isNull();
              assertThat(version.publishedAt()).isAfterOrEqualTo(version.createdAt());
            });
    assertThat(puzzles.versions("other", new PageRequest()).items()).isEmpty();
  }

  @Test
  void filesAreTextsAndPicturesHaveTheirSizes() throws Exception {
    Map<String, byte[]> files = FizzBuzz.files();
    byte[] picture = Pictures.png();
    files.put("media/plan.png", picture);
    drafts.save(SLUG, null, true, files, null, BundleReader.read(files));
    AuthoredPuzzles.Files found = puzzles.files(SLUG, 1).orElseThrow();
    files.remove("media/plan.png");
    assertThat(found.texts().keySet()).containsExactlyElementsOf(new TreeMap<>(files).keySet());
    assertThat(found.texts().get("statement.md"))
        .isEqualTo(new String(files.get("statement.md"), StandardCharsets.UTF_8));
    assertThat(found.pictures())
        .containsExactly(new AuthoredPuzzles.PictureFile("media/plan.png", picture.length));
    assertThat(puzzles.media(SLUG, 1)).containsOnly(Map.entry("media/plan.png", picture));
    assertThat(puzzles.files(SLUG, 2)).isEmpty();
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
    PageRequest request = page(2);
    Page<AuthoredPuzzles.Puzzle> first = puzzles.list(Optional.empty(), request);
    assertThat(first.items())
        .containsExactly(
            new AuthoredPuzzles.Puzzle("a", "t", 1, 1, VersionState.PUBLISHED),
            new AuthoredPuzzles.Puzzle(SLUG, "Fizz Buzz", 1, 2, VersionState.DRAFT));
    request.after = first.next();
    AuthoredPuzzles.Puzzle last =
        new AuthoredPuzzles.Puzzle("z", "t", null, 1, VersionState.RETIRED);
    assertThat(puzzles.list(Optional.empty(), request)).isEqualTo(new Page<>(List.of(last), null));
    assertThat(puzzles.list(Optional.of(ada), new PageRequest()).items())
        .extracting(AuthoredPuzzles.Puzzle::slug)
        .containsExactly("a", "z");
    assertThat(puzzles.list(Optional.of(UUID.randomUUID()), request).items()).isEmpty();
  }
}
