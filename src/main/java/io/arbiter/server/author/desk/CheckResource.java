package io.arbiter.server.author.desk;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.SentBundle;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.author.BundleFaults;
import io.arbiter.server.author.KeptPictures;
import io.arbiter.server.author.PuzzleAccess;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.Pictures;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Checks of bundles that are being written. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class CheckResource {
  private final PuzzleAccess access;
  private final KeptPictures pictures;
  private final DraftChecks checks;

  public CheckResource(PuzzleAccess access, KeptPictures pictures, DraftChecks checks) {
    this.access = access;
    this.pictures = pictures;
    this.checks = checks;
  }

  @POST
  @Path("author/checks")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Check a bundle without storing it")
  public CheckedDraft check(byte[] body) {
    try {
      SentBundle sent = BundleArchive.readSent(body);
      SentBundle.Keep keep = sent.keep();
      if (keep == null) {
        return checks.check(new TreeMap<>(sent.files()), Pictures.NONE);
      }
      String slug = slug(sent);
      return checks.check(pictures.complete(slug, sent), Pictures.of(slug, keep.version()));
    } catch (InvalidBundleException e) {
      throw BundleFaults.problem(e.problems());
    }
  }

  private String slug(SentBundle sent) {
    if (sent.slug() == null) {
      throw new ProblemException(ErrorCode.INVALID, "slug: is missing, since pictures are kept");
    }
    access.find(sent.slug());
    return sent.slug();
  }
}
