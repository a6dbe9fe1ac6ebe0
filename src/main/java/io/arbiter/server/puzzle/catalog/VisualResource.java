package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.puzzle.PuzzleMedia;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * The pages that draw a test of a puzzle. Authors may be hostile, and these pages run scripts, so
 * the headers of the answer take everything else from them. {@code docs/SECURITY.md} says which
 * header is for what.
 */
@Path("/api")
@RunOnVirtualThread
public class VisualResource {
  /**
   * No network, and an origin of its own: {@code sandbox} counts even if the page is opened by
   * itself. Only Arbiter's page may show it in a frame. Its scripts cannot write HTML as text.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:;"
          + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-scripts;"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  /**
   * No policy covers WebRTC, which can send. So the page has no such objects, and no other realm to
   * get them from: it has no frame ({@link io.arbiter.core.bundle.Visual}), and trusted types deny
   * its scripts to write HTML with one. XSLT would write HTML, too.
   */
  private static final String PRELUDE =
      "<!doctype html><script>for (const name of Object.getOwnPropertyNames(window))"
          + " if (/RTC|XSLT/.test(name)) delete window[name];"
          + " document.currentScript.remove();</script>\n";

  /** Without a list of origins, so that not even Arbiter's page can allow one. */
  private static final String PERMISSIONS =
      String.join(
          ", ",
          List.of(
              "accelerometer=()",
              "ambient-light-sensor=()",
              "attribution-reporting=()",
              "autoplay=()",
              "bluetooth=()",
              "browsing-topics=()",
              "camera=()",
              "clipboard-read=()",
              "clipboard-write=()",
              "compute-pressure=()",
              "cross-origin-isolated=()",
              "display-capture=()",
              "encrypted-media=()",
              "fullscreen=()",
              "gamepad=()",
              "geolocation=()",
              "gyroscope=()",
              "hid=()",
              "identity-credentials-get=()",
              "idle-detection=()",
              "keyboard-map=()",
              "local-fonts=()",
              "local-network-access=()",
              "magnetometer=()",
              "microphone=()",
              "midi=()",
              "otp-credentials=()",
              "payment=()",
              "picture-in-picture=()",
              "publickey-credentials-create=()",
              "publickey-credentials-get=()",
              "screen-wake-lock=()",
              "serial=()",
              "storage-access=()",
              "sync-xhr=()",
              "unload=()",
              "usb=()",
              "web-share=()",
              "window-management=()",
              "xr-spatial-tracking=()"));

  private static final String TYPE = "text/html;charset=UTF-8";

  /** What a browser says when it loads a document into a frame; scripts cannot set it. */
  private static final String FRAME = "iframe";

  private final PuzzleMedia media;
  private final Caller caller;

  public VisualResource(PuzzleMedia media, Caller caller) {
    this.media = media;
    this.caller = caller;
  }

  /** The address of the page of a version. Browsers may keep the page. */
  static String address(String slug, int version) {
    return "/api/puzzles/" + slug + "/visual?version=" + version;
  }

  @GET
  @Path("puzzles/{slug}/visual")
  @Operation(summary = "Show the page that draws a test")
  @APIResponse(
      responseCode = "200",
      description = "HTML of the puzzle's author",
      content = @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "403", description = "It would be shown outside a frame")
  public Response show(
      String slug,
      @QueryParam("version") @Nullable Integer version,
      @HeaderParam("Sec-Fetch-Dest") @Nullable String destination,
      @Context Request request) {
    requireHarmless(destination);
    PuzzleMedia.Visual visual =
        media
            .findVisual(slug, version, caller.viewer())
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, slug + " has no visual.html"));
    EntityTag tag = new EntityTag(visual.hash());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        unchanged == null ? Response.ok(PRELUDE + visual.page(), TYPE) : unchanged;
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, Caching.of(visual.published(), version))
        .header(HttpHeaders.VARY, "Sec-Fetch-Dest")
        .header("Content-Security-Policy", POLICY)
        .header("Permissions-Policy", PERMISSIONS)
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Referrer-Policy", "no-referrer")
        .header("X-DNS-Prefetch-Control", "off")
        .build();
  }

  /**
   * A page of its own could look like Arbiter's log-in, at Arbiter's address. In a frame it cannot
   * send anywhere what somebody types. Scripts may fetch the page as a text ({@code empty}).
   */
  private static void requireHarmless(@Nullable String destination) {
    if (destination != null && !destination.equals(FRAME) && !destination.equals("empty")) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "the page that draws a test is shown only inside Arbiter's page");
    }
  }
}
