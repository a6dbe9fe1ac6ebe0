package io.arbiter.server.author;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.TaskEvent;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.Drafts;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
  RestResponse<Draft> store(
      String slug,
      Map<String, byte[]> files,
      byte @Nullable [] archive,
      @Nullable List<Finding> notes) {
    // The worker does not get the pictures, so it cannot judge their sizes.
    List<BundleProblem> tooLarge = Media.sizeFaults(files);
    PreparedBundle prepared =
        desk.ask(id -> new AuthorTask.Prepare(id, Media.heads(files)), TaskEvent.Prepared.class)
            .bundle();
    @Nullable PuzzleBundle bundle = prepared.bundle();
    if (bundle == null || !tooLarge.isEmpty()) {
      throw invalid(Stream.concat(prepared.problems().stream(), tooLarge.stream()).toList());
    }
    Drafts.Stored stored =
        drafts.save(slug, caller.requireId(), caller.is(Role.ADMIN), files, archive, bundle);
    Draft draft =
        new Draft(slug, stored.number(), stored.state(), stored.hash(), needs(bundle), notes);
    RestResponse.Status status =
        stored.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
    return RestResponse.ResponseBuilder.<Draft>create(status)
        .location(URI.create("/api/author/puzzles/" + slug + "/versions/" + stored.number()))
        .entity(draft)
        .build();
  }

  private static @Nullable List<String> needs(PuzzleBundle bundle) {
    return bundle.isSolved()
        ? null
        : List.of("a solution that expects ACCEPTED: a file solutions/*.py, or a part 'solution'");
  }

  /** The answer for a bundle with these problems. */
  static ProblemException invalid(List<BundleProblem> problems) {
    return new ProblemException(
        ErrorCode.INVALID,
        problems.size() == 1
            ? "the bundle has a fault"
            : "the bundle has faults: " + problems.size(),
        problems.stream().map(p -> new Violation(p.file(), p.line(), p.message())).toList());
  }
}
