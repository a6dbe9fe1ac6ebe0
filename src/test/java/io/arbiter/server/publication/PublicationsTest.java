package io.arbiter.server.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.ServerTest;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.Visibility;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class PublicationsTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @Inject Publications publications;
  @Inject Comments comments;
  @Inject Moderation moderation;
  @Inject ObjectMapper json;
  @Inject PublicationAccess access;

  private UUID puzzle;
  private Viewer ada;
  private Viewer bob;
  private Viewer newcomer;
  private Viewer admin;

  @BeforeEach
  void twoWhoHaveSolvedThePuzzle() {
    puzzle = addPuzzle("easy", 10);
    ada = viewer("ada", false);
    bob = viewer("bob", false);
    newcomer = viewer("newcomer", false);
    admin = viewer("admin", true);
    for (Viewer viewer : List.of(ada, bob)) {
      database.update(
          "insert into solved values (?, ?, ?, 10, ?)",
          viewer.requireId(),
          puzzle,
          accepted(viewer),
          AT);
    }
  }

  private Viewer viewer(String name, boolean admin) {
    return new Viewer(Optional.of(addPlayer(name)), admin);
  }

  private UUID accepted(Viewer viewer) {
    UUID id = UUID.randomUUID();
    addSubmission(id, "SUBMISSION", viewer.requireId(), puzzle, AT);
    judge(id, "ACCEPTED");
    return id;
  }

  private UUID publish(Viewer viewer, Category category) {
    return publications.publish(accepted(viewer), category, viewer);
  }

  private static void assertRefused(ThrowingCallable action, ErrorCode code) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private List<UUID> listed(Category category, boolean byVotes, int limit, Viewer viewer) {
    List<UUID> ids = new ArrayList<>();
    PageRequest request = new PageRequest();
    request.limit = String.valueOf(limit);
    do {
      Page<Publication> page = publications.page("easy", category, byVotes, request, viewer);
      page.items().forEach(shown -> ids.add(shown.publication().id()));
      request.after = page.next();
    } while (request.after != null);
    return ids;
  }

  @Test
  void aPlayersOwnAcceptedSubmissionIsPublishedOnce() {
    UUID submission = accepted(ada);
    UUID id = publications.publish(submission, Category.CLEAR, ada);
    assertThat(publications.publish(submission, Category.SPEEDY, ada)).isEqualTo(id);
    Publication shown =
        publications.page("easy", null, true, new PageRequest(), bob).items().getFirst();
    assertThat(shown)
        .isEqualTo(
            new Publication(
                new Publication.Own(
                    id,
                    submission,
                    "easy",
                    "speedy",
                    0,
                    0,
                    shown.publication().publishedAt(),
                    null),
                "ada",
                Visibility.PUBLIC,
                false,
                "x = 1"));
    assertThat(shown.publication().publishedAt()).isAfter(AT);
    assertThat(json.valueToTree(shown).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id submission puzzle player profile category votes comments voted source publishedAt"
                .split(" "));
    assertThat(json.valueToTree(shown).path("category").asText()).isEqualTo("speedy");
    assertRefused(() -> publications.publish(submission, Category.CLEAR, bob), ErrorCode.FORBIDDEN);
    assertRefused(
        () -> publications.publish(UUID.randomUUID(), Category.CLEAR, ada), ErrorCode.NOT_FOUND);
    judge(submission, "WRONG_ANSWER");
    assertRefused(() -> publications.publish(submission, Category.CLEAR, ada), ErrorCode.CONFLICT);
  }

  @Test
  void onlyPlayersWhoHaveSolvedThePuzzleSeeSolutions() {
    UUID id = publish(ada, Category.CLEAR);
    assertRefused(() -> listed(null, true, 5, newcomer), ErrorCode.FORBIDDEN);
    assertRefused(() -> publications.toReview("easy", newcomer), ErrorCode.FORBIDDEN);
    assertRefused(() -> publications.toReview("none", bob), ErrorCode.NOT_FOUND);
    assertRefused(() -> publications.vote(id, true, newcomer), ErrorCode.FORBIDDEN);
    assertThat(listed(null, true, 5, admin)).containsExactly(id);
  }

  @Test
  void pagesAreOrderedByVotesOrByTime() {
    UUID first = publish(ada, Category.CLEAR);
    UUID second = publish(ada, Category.CREATIVE);
    UUID third = publish(bob, Category.CLEAR);
    publications.vote(first, true, bob);
    assertThat(listed(null, true, 1, ada)).containsExactly(first, third, second);
    assertThat(listed(null, false, 1, ada)).containsExactly(third, second, first);
    assertThat(listed(Category.CLEAR, true, 1, ada)).containsExactly(first, third);
    assertThat(listed(Category.CLEAR, false, 1, ada)).containsExactly(third, first);
  }

  @Test
  void aVoteCountsOnceAndIsTakenBackOnce() {
    UUID id = publish(ada, Category.CLEAR);
    assertThat(publications.vote(id, true, bob)).isEqualTo(1);
    assertThat(publications.vote(id, true, bob)).isEqualTo(1);
    assertThat(publications.vote(id, true, admin)).isEqualTo(2);
    assertThat(publications.page("easy", null, true, new PageRequest(), bob).items())
        .extracting(Publication::voted)
        .containsExactly(true);
    assertThat(publications.vote(id, false, bob)).isEqualTo(1);
    assertThat(publications.vote(id, false, bob)).isEqualTo(1);
    assertRefused(() -> publications.vote(id, true, ada), ErrorCode.CONFLICT);
    assertRefused(() -> publications.vote(UUID.randomUUID(), true, ada), ErrorCode.NOT_FOUND);
  }

  @Test
  void onlySolutionsWithoutVotesAndCommentsAreProposedForReview() {
    UUID id = publish(ada, Category.CLEAR);
    assertThat(publications.toReview("easy", bob).orElseThrow().publication().id()).isEqualTo(id);
    assertThat(publications.toReview("easy", ada)).isEmpty();
    comments.add(id, "How clear!", bob);
    assertThat(publications.toReview("easy", bob)).isEmpty();
  }

  @Test
  void aRandomSolutionOfAnySolvedPuzzleIsProposedUntilThePlayerVotes() {
    assertThat(publications.toReview(bob)).isEmpty();
    UUID id = publish(ada, Category.CLEAR);
    comments.add(id, "How clear!", bob);
    assertThat(publications.toReview(bob).orElseThrow().publication().id()).isEqualTo(id);
    assertThat(publications.toReview(bob).orElseThrow().publication().puzzle()).isEqualTo("easy");
    assertThat(publications.toReview(ada)).as("own").isEmpty();
    assertThat(publications.toReview(newcomer)).as("not solved").isEmpty();
    assertThat(publications.toReview(admin)).as("an admin who has not solved it").isEmpty();
    publications.vote(id, true, bob);
    assertThat(publications.toReview(bob)).as("voted").isEmpty();
    UUID second = publish(ada, Category.SPEEDY);
    assertThat(publications.toReview(bob).orElseThrow().publication().id()).isEqualTo(second);
    moderation.hidePublication(second, "copied", admin);
    assertThat(publications.toReview(bob)).as("hidden").isEmpty();
  }

  @Test
  void aCommentIsShownAsSanitisedMarkdown() {
    UUID id = publish(ada, Category.CLEAR);
    comments.add(
        id,
        """
        # Big

        Use `zip` and **not** [this](javascript:alert(1)), but [that](https://example.org).
        <script>alert(1)</script><img src=x onerror=alert(1)>

        ```python
        x = 1 < 2
        ```
        """,
        bob);
    String html = comments.page(id, new PageRequest(), ada).items().getFirst().html();
    assertThat(html)
        .contains("<p>Big</p>")
        .contains("<code>zip</code> and <strong>not</strong>")
        .contains("<a href=\"https://example.org\" rel=\"nofollow ugc\">that</a>")
        .contains("<code class=\"language-python\">x = 1 &lt; 2")
        .contains("&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<script", "<img", "javascript:");
  }

  @Test
  void theProfilesOfSolutionsAndCommentsSayWhoSeesThem() {
    UUID id = publish(ada, Category.CLEAR);
    comments.add(id, "How clear!", bob);
    database.update("update player set profile_visibility = 'HIDDEN' where name = 'bob'");
    database.update("update player set profile_visibility = 'PLAYERS' where name = 'ada'");
    assertThat(comments.page(id, new PageRequest(), ada).items())
        .extracting(Comments.Comment::profile)
        .containsExactly(Visibility.HIDDEN);
    assertThat(publications.page("easy", null, true, new PageRequest(), bob).items())
        .extracting(Publication::profile)
        .containsExactly(Visibility.PLAYERS);
  }

  @Test
  void commentsComeOldestFirst() {
    UUID id = publish(ada, Category.CLEAR);
    UUID first = comments.add(id, "How clear!", bob);
    UUID second = comments.add(id, "Is it?", ada);
    PageRequest request = new PageRequest();
    request.limit = "1";
    Page<Comments.Comment> page = comments.page(id, request, bob);
    Comments.Comment shown = page.items().getFirst();
    assertThat(shown)
        .isEqualTo(
            new Comments.Comment(
                first,
                "bob",
                Visibility.PUBLIC,
                "How clear!",
                "<p>How clear!</p>",
                shown.writtenAt(),
                null));
    request.after = page.next();
    assertThat(comments.page(id, request, bob))
        .satisfies(next -> assertThat(next.next()).isNull())
        .satisfies(
            next ->
                assertThat(next.items()).extracting(Comments.Comment::id).containsExactly(second));
    assertThat(database.one(Integer.class, "select comments from publication")).isEqualTo(2);
  }

  @Test
  void commentsAreReadWhileAnotherTransactionHoldsThePublication() throws Exception {
    UUID id = publish(ada, Category.CLEAR);
    comments.add(id, "How clear!", bob);
    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        Connection holder = source.getConnection()) {
      holder.setAutoCommit(false);
      holder.createStatement().executeQuery("select from publication for update");
      Future<Page<Comments.Comment>> page =
          thread.submit(() -> comments.page(id, new PageRequest(), ada));
      assertThat(page.get(10, TimeUnit.SECONDS).items()).hasSize(1);
      holder.rollback();
    }
    assertRefused(() -> comments.page(id, new PageRequest(), newcomer), ErrorCode.FORBIDDEN);
    assertRefused(
        () -> comments.page(UUID.randomUUID(), new PageRequest(), ada), ErrorCode.NOT_FOUND);
  }

  @Test
  void onlyAdminsSeeASolutionThatARejudgingMadeWrong() {
    UUID submission = accepted(ada);
    UUID id = publications.publish(submission, Category.CLEAR, ada);
    judge(submission, "WRONG_ANSWER");
    for (Viewer player : List.of(ada, bob)) {
      assertThat(listed(null, true, 5, player)).isEmpty();
      assertThat(listed(null, false, 5, player)).isEmpty();
    }
    assertThat(listed(null, true, 5, admin)).containsExactly(id);
    assertThat(publications.toReview("easy", bob)).isEmpty();
    assertThat(publications.toReview("easy", admin)).isEmpty();
    assertThat(publications.toReview(bob)).isEmpty();
    judge(submission, "ACCEPTED");
    assertThat(listed(null, true, 5, bob)).containsExactly(id);
    assertThat(publications.toReview(bob).orElseThrow().publication().id()).isEqualTo(id);
  }

  @Test
  void aVoteThatComesWhileAPublicationIsBeingHiddenCounts() {
    UUID id = publish(ada, Category.CLEAR);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              access.findById(id).hidden = "copied";
              database.update("update publication set votes = votes + 1 where id = ?", id);
            });
    assertThat(database.rows("select votes, hidden from publication"))
        .containsExactly(List.of(1, "copied"));
  }

  @Test
  void onlyAdminsAndItsPlayerSeeAHiddenPublication() {
    UUID id = publish(ada, Category.CLEAR);
    UUID comment = comments.add(id, "Bad words", bob);
    moderation.hideComment(comment, "rude", admin);
    assertThat(comments.page(id, new PageRequest(), ada).items()).isEmpty();
    for (Viewer viewer : List.of(bob, admin)) {
      assertThat(comments.page(id, new PageRequest(), viewer).items())
          .extracting(Comments.Comment::hidden)
          .containsExactly("rude");
    }
    moderation.hidePublication(id, "copied", admin);
    assertThat(listed(null, true, 5, bob)).isEmpty();
    assertThat(listed(null, true, 5, ada)).containsExactly(id);
    assertThat(listed(null, true, 5, admin)).containsExactly(id);
    assertRefused(() -> publications.vote(id, true, bob), ErrorCode.NOT_FOUND);
    moderation.hidePublication(id, null, admin);
    moderation.hideComment(comment, null, admin);
    assertThat(listed(null, true, 5, bob)).containsExactly(id);
    assertThat(comments.page(id, new PageRequest(), ada).items()).hasSize(1);
    assertRefused(
        () -> moderation.hidePublication(UUID.randomUUID(), null, admin), ErrorCode.NOT_FOUND);
    assertRefused(
        () -> moderation.hideComment(UUID.randomUUID(), null, admin), ErrorCode.NOT_FOUND);
  }
}
