package io.arbiter.server.author;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.Drafts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Has a worker prepare the caller's bundle, and stores it. Thread-safe. */
@ApplicationScoped
class DraftIntake {
  private final Drafts drafts;
  private final TaskDesk desk;
  private final Caller caller;

  DraftIntake(Drafts drafts, TaskDesk desk, Caller caller) {
    this.drafts = drafts;
    this.desk = desk;
    this.caller = caller;
  }

  /**
   * Stores a bundle as a version of a puzzle that the caller may write.
   *
   * @param archive the zip that the author sent, or null
   * @param notes for the caller, or null
   * @throws ProblemException INVALID if the bundle has faults
   */
  public RestResponse<Draft> store(
      String slug,
      Map<String, byte[]> files,
      byte @Nullable [] archive,
      @Nullable List<Finding> notes) {
    PreparedBundle prepared =
        desk.ask(id -> new AuthorTask.Prepare(id, Media.heads(files)), TaskEvent.Prepared.class)
            .bundle();
    try {
      return answer(
          save(
              new Owner(caller.requireId(), caller.is(Role.ADMIN)),
              new Sent(slug, files, archive, notes),
              prepared));
    } catch (InvalidBundleException e) {
      throw BundleFaults.problem(e.problems());
    }
  }

  private static RestResponse<Draft> answer(Saved saved) {
    return RestResponse.ResponseBuilder.<Draft>create(
            saved.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK)
        .location(
            URI.create(
                "/api/author/puzzles/"
                    + saved.draft().slug()
                    + "/versions/"
                    + saved.draft().version()))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(saved.draft())
        .build();
  }

  /**
   * Who stores a bundle.
   *
   * @param admin whether the puzzle may be another author's
   */
  public record Owner(UUID id, boolean admin) {}

  /**
   * A bundle that was sent.
   *
   * @param archive the zip that the author sent, or null
   * @param notes for the author, or null
   */
  public record Sent(
      String slug,
      Map<String, byte[]> files,
      byte @Nullable [] archive,
      @Nullable List<Finding> notes) {}

  /**
   * A stored bundle.
   *
   * @param created false if the version existed before
   */
  public record Saved(Draft draft, boolean created) {}

  /**
   * Stores a bundle that a worker has prepared. Storing it again changes nothing.
   *
   * @throws InvalidBundleException if the bundle has faults
   * @throws ProblemException FORBIDDEN if the puzzle is another author's
   */
  public Saved save(Owner owner, Sent sent, PreparedBundle prepared) throws InvalidBundleException {
    // The worker does not get the pictures, so it cannot judge their sizes.
    List<BundleProblem> tooLarge = Media.sizeFaults(sent.files());
    @Nullable PuzzleBundle bundle = prepared.bundle();
    if (bundle == null || !tooLarge.isEmpty()) {
      throw new InvalidBundleException(
          Stream.concat(prepared.problems().stream(), tooLarge.stream()).toList());
    }
    Drafts.Stored stored =
        drafts.save(sent.slug(), owner.id(), owner.admin(), sent.files(), sent.archive(), bundle);
    return new Saved(
        new Draft(
            sent.slug(),
            stored.number(),
            stored.state(),
            stored.hash(),
            needs(bundle),
            sent.notes()),
        stored.created());
  }

  private static @Nullable List<String> needs(PuzzleBundle bundle) {
    return bundle.isSolved()
        ? null
        : List.of("a solution that expects ACCEPTED: a file solutions/*.py, or a part 'solution'");
  }
}
