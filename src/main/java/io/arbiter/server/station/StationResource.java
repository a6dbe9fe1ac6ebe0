package io.arbiter.server.station;

import io.arbiter.core.bundle.Station;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.core.language.LanguageRequest;
import io.arbiter.server.player.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The stations, for players. */
@Path("/api")
@RunOnVirtualThread
public class StationResource {
  private final Stations stations;
  private final Caller caller;

  public StationResource(Stations stations, Caller caller) {
    this.stations = stations;
    this.caller = caller;
  }

  /**
   * A station as the viewer sees it.
   *
   * @param language of the title, a tag of BCP 47
   * @param solved how many of its puzzles the viewer has solved
   * @param enough how many solved puzzles open the next station
   */
  public record View(
      String name,
      String title,
      String language,
      boolean open,
      int solved,
      int enough,
      List<String> puzzles) {}

  /** All stations, in their order. */
  public record Line(List<View> items) {}

  @GET
  @Path("stations")
  @Operation(summary = "List the stations")
  public RestResponse<Line> stations(@BeanParam LanguageRequest language) {
    StationPath path = stations.path(caller.viewer());
    int count = path.line().stations().size();
    List<View> views =
        IntStream.range(0, count)
            .mapToObj(place -> view(path, place, language.preference()))
            .toList();
    return LanguageRequest.answer(new Line(views), views.stream().map(View::language).toList());
  }

  private static View view(StationPath path, int place, LanguagePreference languages) {
    Station station = path.line().stations().get(place);
    return new View(
        station.name(),
        station.title(languages),
        station.language(languages),
        path.viewer().admin() || path.line().isOpen(place, path.solved()),
        StationLine.count(station, path.solved()),
        station.enough(),
        station.puzzles());
  }
}
