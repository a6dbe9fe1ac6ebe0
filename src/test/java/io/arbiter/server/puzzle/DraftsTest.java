package io.arbiter.server.puzzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.arbiter.DatabaseResource;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ProblemException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@QuarkusTest
@WithTestResource(DatabaseResource.class)
class DraftsTest {
  @Inject AgroalDataSource source;
  @Inject Drafts drafts;
  private TestDatabase database;

  @BeforeEach
  void clear() {
    database = TestDatabase.of(source);
    database.clear();
  }

  @Test
  void aBundleIsStoredOnceAndADifferentOneIsTheNextVersion() throws Exception {
    Drafts.Stored first = FizzBuzz.save(drafts);
    assertThat(first).isEqualTo(new Drafts.Stored(1, VersionState.DRAFT, first.hash(), true));
    assertThat(FizzBuzz.save(drafts))
        .isEqualTo(new Drafts.Stored(1, VersionState.DRAFT, first.hash(), false));
    assertThat(FizzBuzz.save(drafts, "Another one.").number()).isEqualTo(2);
    assertThat(FizzBuzz.save(drafts, "Another one.").number()).isEqualTo(2);
    assertThat(database.list(Long.class, "select count(*) from puzzle")).containsExactly(1L);
  }

  @Test
  void aVersionHasTheValuesOfItsBundle() throws Exception {
    Map<String, byte[]> files = FizzBuzz.files();
    PuzzleBundle bundle = BundleReader.read(files);
    byte[] zip = {80, 75};
    drafts.save(FizzBuzz.SLUG, null, true, files, zip, bundle);
    assertThat(
            database.rows(
                """
                select title, difficulty, points, tags, statement, statement_html, function,
                  signature, starter, samples, hints, limits, always_open, generates
                from puzzle_version
                """))
        .containsExactly(
            List.of(
                bundle.title(),
                bundle.difficulty().label(),
                bundle.points(),
                bundle.tags(),
                bundle.statement(),
                Markdown.toHtml(bundle.statement()),
                bundle.tests().function(),
                bundle.signature(),
                bundle.starter(),
                Codec.toJson(Sample.of(bundle.tests())),
                bundle.hints(),
                Codec.toJson(bundle.limits()),
                bundle.open(),
                false));
    assertThat(database.one(byte[].class, "select archive from puzzle_version")).isEqualTo(zip);
    byte[] content = database.one(byte[].class, "select bundle from puzzle_version");
    assertThat(StoredBundle.files(content)).containsExactlyInAnyOrderEntriesOf(files);
  }

  @Test
  void theTestSetOfADraftIsSent() throws Exception {
    FizzBuzz.save(drafts);
    FizzBuzz.save(drafts, "The same tests.");
    String hash = database.one(String.class, "select hash from test_set");
    byte[] content = database.one(byte[].class, "select content from test_set");
    assertThat(database.list(String.class, "select key from outbox where topic like '%tests%'"))
        .containsExactly(hash, hash);
    assertThat(database.list(byte[].class, "select payload from outbox"))
        .containsExactly(content, content);
  }

  @Test
  void onlyItsFirstAuthorAndAdminsMayChangeAPuzzle() throws Exception {
    UUID ada = TestData.addPlayer(database, "ada");
    UUID eve = TestData.addPlayer(database, "eve");
    Map<String, byte[]> files = FizzBuzz.files();
    assertThat(FizzBuzz.save(drafts, ada, false, files).created()).isTrue();
    assertThat(FizzBuzz.save(drafts, ada, false, files).created()).isFalse();
    assertThatThrownBy(() -> FizzBuzz.save(drafts, eve, false, files))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("fizz-buzz is another author's puzzle");
    assertThat(FizzBuzz.save(drafts, eve, true, files).created()).isFalse();
    assertThat(database.one(UUID.class, "select author_id from puzzle")).isEqualTo(ada);
  }
}
