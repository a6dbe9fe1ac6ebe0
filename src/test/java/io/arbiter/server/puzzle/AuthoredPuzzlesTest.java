package io.arbiter.server.puzzle;

import static io.arbiter.server.puzzle.FizzBuzz.SLUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.ServerTest;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Pictures;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ServerTest
class AuthoredPuzzlesTest extends EmptyDatabase {
  @Inject Drafts drafts;
  @Inject Validations validations;
  @Inject VersionPublication publication;
  @Inject AuthoredPuzzles puzzles;
  @Inject PuzzleStore store;

  @Test
  void aVersionShowsItsValidation() throws Exception {
    String hash = FizzBuzz.save(drafts).hash();
    assertThat(puzzles.find(SLUG, 1)).contains(version(VersionState.DRAFT, hash, null, null));
    UUID task = validations.begin(SLUG, 1, _ -> {});
    validations.end(task, VersionState.VALIDATED, "{\"valid\": true}", null);
    assertThat(puzzles.find(SLUG, 1))
        .contains(version(VersionState.VALIDATED, hash, task, "{\"valid\": true}"));
    assertThat(puzzles.find(SLUG, 2)).isEmpty();
    assertThat(puzzles.find("other", 1)).isEmpty();
  }

  private AuthoredPuzzles.Version version(
      VersionState state, String hash, @Nullable UUID task, @Nullable String report) {
    Instant created = database.one(Instant.class, "select created_at from puzzle_version");
    String limits = text("select limits from puzzle_version");
    return new AuthoredPuzzles.Version(
        SLUG, 1, "Fizz Buzz", state, hash, created, null, limits, task, report);
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
    List<AuthoredPuzzles.Listed> versions = allPages(1, request -> puzzles.versions(SLUG, request));
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
    assertThat(allPages(2, request -> puzzles.list(Optional.empty(), request)))
        .containsExactly(
            new AuthoredPuzzles.Puzzle("a", "t", 1, 1, VersionState.PUBLISHED),
            new AuthoredPuzzles.Puzzle(SLUG, "Fizz Buzz", 1, 2, VersionState.DRAFT),
            new AuthoredPuzzles.Puzzle("z", "t", null, 1, VersionState.RETIRED));
    assertThat(puzzles.list(Optional.of(ada), new PageRequest()).items())
        .extracting(AuthoredPuzzles.Puzzle::slug)
        .containsExactly("a", "z");
    assertThat(puzzles.list(Optional.of(UUID.randomUUID()), page(2)).items()).isEmpty();
  }
}
