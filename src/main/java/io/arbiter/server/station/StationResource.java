package io.arbiter.server.station;

import io.arbiter.core.bundle.Station;
import io.arbiter.server.player.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

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
   * @param solved how many of its puzzles the viewer has solved
   * @param enough how many solved puzzles open the next station
   */
  public record View(
      String name, String title, boolean open, int solved, int enough, List<String> puzzles) {}

  /** All stations, in their order. */
  public record Line(List<View> items) {}

  @GET
  @Path("stations")
  @Operation(
      summary = "List the stations",
      description =
          "In order. The first station is open. Any other station is open if enough puzzles"
              + " of the station before it are solved. Puzzles of no station are open.")
  public Line stations() {
    StationPath path = stations.path(caller.viewer());
    int count = path.line().stations().size();
    return new Line(IntStream.range(0, count).mapToObj(place -> view(path, place)).toList());
  }

  private static View view(StationPath path, int place) {
    Station station = path.line().stations().get(place);
    return new View(
        station.name(),
        station.title(),
        path.viewer().admin() || path.line().isOpen(place, path.solved()),
        StationLine.count(station, path.solved()),
        station.enough(),
        station.puzzles());
  }
}
