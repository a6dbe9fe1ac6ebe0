package io.arbiter.server.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.Visibility;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class PublicationsTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @Inject Publications publications;
  @Inject Comments comments;
  @Inject Moderation moderation;
  @Inject PublicationAccess access;

  private UUID puzzle;
  private Viewer ada;
  private Viewer bob;
  private Viewer newcomer;
  private Viewer admin;

  @BeforeEach
  void twoWhoHaveSolvedThePuzzle() {
    puzzle = addPuzzle("easy", 10);
    ada = as(addPlayer("ada"));
    bob = as(addPlayer("bob"));
    newcomer = as(addPlayer("newcomer"));
    admin = new Viewer(Optional.of(addPlayer("admin")), true);
    for (Viewer viewer : List.of(ada, bob)) {
      addSolved(viewer.requireId(), puzzle, accepted(viewer), 10, AT);
    }
  }

  private UUID accepted(Viewer viewer) {
    UUID id = addSubmission(UUID.randomUUID(), "SUBMISSION", viewer.requireId(), puzzle, AT);
    judge(id, "ACCEPTED");
    return id;
  }

  private UUID publish(Viewer viewer, Category category) {
    return publications.publish(accepted(viewer), category, viewer);
  }

  /** The ids of all, read one a page. */
  private List<UUID> listed(@Nullable Category category, boolean byVotes, Viewer viewer) {
    return pages(1, request -> publications.page("easy", category, byVotes, request, viewer))
        .stream()
        .flatMap(List::stream)
        .map(shown -> shown.publication().id())
        .toList();
  }

  private List<UUID> listed(Viewer viewer) {
    return listed(null, true, viewer);
  }

  /** The only publication. */
  private Publication shown(Viewer viewer) {
    return publications.page("easy", null, true, new PageRequest(), viewer).items().getFirst();
  }

  private List<Comments.Comment> comments(UUID id, Viewer viewer) {
    return comments.page(id, new PageRequest(), viewer).items();
  }

  private Optional<UUID> toReview(Viewer viewer) {
    return publications.toReview(viewer).map(found -> found.publication().id());
  }

  private Optional<UUID> toReview(String slug, Viewer viewer) {
    return publications.toReview(slug, viewer).map(found -> found.publication().id());
  }

  @Test
  void aPlayersOwnAcceptedSubmissionIsPublishedOnce() {
    UUID submission = accepted(ada);
    UUID id = publications.publish(submission, Category.CLEAR, ada);
    assertThat(publications.publish(submission, Category.SPEEDY, ada)).isEqualTo(id);
    Publication shown = shown(bob);
    var own = new Publication.Own(id, submission, "easy", "speedy", 0, 0, null);
    assertThat(shown).isEqualTo(new Publication(own, "ada", Visibility.PUBLIC, false, "x = 1"));
    assertThat(shown.publication().publishedAt()).isAfter(AT);
    assertRefused(ErrorCode.NOT_FOUND, () -> publications.publish(submission, Category.CLEAR, bob));
    assertRefused(
        ErrorCode.NOT_FOUND, () -> publications.publish(UUID.randomUUID(), Category.CLEAR, ada));
    judge(submission, "WRONG_ANSWER");
    assertRefused(ErrorCode.CONFLICT, () -> publications.publish(submission, Category.CLEAR, ada));
  }

  @Test
  void pagesAreOrderedByVotesOrByTime() {
    UUID first = publish(ada, Category.CLEAR);
    UUID second = publish(ada, Category.CREATIVE);
    UUID third = publish(bob, Category.CLEAR);
    publications.vote(first, true, bob);
    assertRefused(ErrorCode.FORBIDDEN, () -> publications.vote(first, true, newcomer));
    assertRefused(ErrorCode.NOT_FOUND, () -> publications.vote(UUID.randomUUID(), true, ada));
    assertThat(listed(null, true, ada)).containsExactly(first, third, second);
    assertThat(listed(null, false, ada)).containsExactly(third, second, first);
    assertThat(listed(Category.CLEAR, true, ada)).containsExactly(first, third);
    assertThat(listed(Category.CLEAR, false, ada)).containsExactly(third, first);
  }

  @Test
  void aSolutionOfASolvedPuzzleIsProposedForReview() {
    assertThat(toReview(bob)).isEmpty();
    UUID id = publish(ada, Category.CLEAR);
    assertThat(toReview("easy", bob)).contains(id);
    assertThat(toReview("easy", ada)).as("own").isEmpty();
    comments.add(id, "How clear!", bob);
    assertThat(toReview("easy", bob)).as("commented").isEmpty();
    assertThat(toReview(bob)).as("any puzzle, until the player votes").contains(id);
    assertThat(publications.toReview(bob).orElseThrow().publication().puzzle()).isEqualTo("easy");
    assertThat(toReview(ada)).as("own").isEmpty();
    assertThat(toReview(newcomer)).as("not solved").isEmpty();
    assertThat(toReview(admin)).as("an admin who has not solved it").isEmpty();
    publications.vote(id, true, bob);
    assertThat(toReview(bob)).as("voted").isEmpty();
    UUID second = publish(ada, Category.SPEEDY);
    assertThat(toReview(bob)).contains(second);
    moderation.hidePublication(second, "copied", admin);
    assertThat(toReview(bob)).as("hidden").isEmpty();
  }

  @Test
  void commentsComeOldestFirst() {
    UUID id = publish(ada, Category.CLEAR);
    UUID first = comments.add(id, "How clear!", bob);
    UUID second = comments.add(id, "Is it?", ada);
    database.update("update player set profile_visibility = 'HIDDEN' where name = 'bob'");
    database.update("update player set profile_visibility = 'PLAYERS' where name = 'ada'");
    var pages = pages(1, request -> comments.page(id, request, bob));
    assertThat(pages).hasSize(2);
    Comments.Comment shown = pages.getFirst().getFirst();
    Instant at = shown.writtenAt();
    assertThat(shown)
        .isEqualTo(
            new Comments.Comment(
                first, "bob", Visibility.HIDDEN, "How clear!", "<p>How clear!</p>", at, null));
    assertThat(pages.getLast()).extracting(Comments.Comment::id).containsExactly(second);
    assertThat(shown(bob).profile()).isEqualTo(Visibility.PLAYERS);
    assertThat(shown(bob).publication().comments()).isEqualTo(2);
  }

  @Test
  void commentsAreReadWhileAnotherTransactionHoldsThePublication() throws Exception {
    UUID id = publish(ada, Category.CLEAR);
    comments.add(id, "How clear!", bob);
    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        Connection holder = source.getConnection()) {
      holder.setAutoCommit(false);
      holder.createStatement().executeQuery("select from publication for update");
      assertThat(thread.submit(() -> comments(id, ada)).get(1, TimeUnit.MINUTES)).hasSize(1);
      holder.rollback();
    }
  }

  @Test
  void onlyAdminsSeeASolutionThatARejudgingMadeWrong() {
    UUID submission = accepted(ada);
    UUID id = publications.publish(submission, Category.CLEAR, ada);
    judge(submission, "WRONG_ANSWER");
    for (Viewer player : List.of(ada, bob)) {
      assertThat(listed(null, true, player)).isEmpty();
      assertThat(listed(null, false, player)).isEmpty();
    }
    assertThat(listed(admin)).containsExactly(id);
    assertThat(toReview("easy", bob)).isEmpty();
    assertThat(toReview("easy", admin)).isEmpty();
    assertThat(toReview(bob)).isEmpty();
    judge(submission, "ACCEPTED");
    assertThat(listed(bob)).containsExactly(id);
    assertThat(toReview(bob)).contains(id);
  }

  @Test
  void aVoteThatComesWhileAPublicationIsBeingHiddenCounts() {
    UUID id = publish(ada, Category.CLEAR);
    inTransaction(
        () -> {
          access.findById(id).hidden = "copied";
          database.update("update publication set votes = votes + 1 where id = ?", id);
        });
    assertThat(database.rows("select votes, hidden from publication"))
        .containsExactly(List.of(1, "copied"));
  }

  @Test
  void onlyAdminsAndItsPlayerSeeAHiddenPublicationOrComment() {
    UUID id = publish(ada, Category.CLEAR);
    UUID comment = comments.add(id, "Bad words", bob);
    moderation.hideComment(comment, "rude", admin);
    assertThat(comments(id, ada)).isEmpty();
    for (Viewer viewer : List.of(bob, admin)) {
      assertThat(comments(id, viewer)).extracting(Comments.Comment::hidden).containsExactly("rude");
    }
    moderation.hideComment(comment, null, admin);
    assertThat(comments(id, ada)).hasSize(1);
    moderation.hidePublication(id, "copied", admin);
    assertThat(listed(admin)).containsExactly(id);
    UUID unknown = UUID.randomUUID();
    assertRefused(ErrorCode.NOT_FOUND, () -> moderation.hidePublication(unknown, null, admin));
    assertRefused(ErrorCode.NOT_FOUND, () -> moderation.hideComment(unknown, null, admin));
  }
}
