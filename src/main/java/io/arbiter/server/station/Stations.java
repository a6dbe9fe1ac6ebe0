package io.arbiter.server.station;

import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.bundle.StationsReader;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The stations of this instance, and what each player has open. Thread-safe. */
@ApplicationScoped
public class Stations {
  private static final Logger LOG = Logger.getLogger(Stations.class);

  private final Jdbi jdbi;
  private final StationLine line;

  @Inject
  Stations(Jdbi jdbi, @ConfigProperty(name = "arbiter.puzzles.folder") Optional<Path> folder) {
    this(jdbi, new PuzzleFolder(folder).read(Stations::line).orElse(StationLine.NONE));
  }

  public Stations(Jdbi jdbi, StationLine line) {
    this.jdbi = jdbi;
    this.line = line;
  }

  /** Stations that cannot be read are logged and left out: every puzzle is open. */
  private static StationLine line(Path folder) throws IOException {
    Path file = folder.resolve(StationsReader.FILE);
    if (!Files.exists(file)) {
      return StationLine.NONE;
    }
    try {
      Set<String> bundles = PuzzleFolder.bundles(folder).keySet();
      return new StationLine(StationsReader.read(Files.readAllBytes(file), bundles));
    } catch (InvalidBundleException e) {
      e.problems().forEach(LOG::error);
      return StationLine.NONE;
    }
  }

  /** Reads them at the start, rather than with the first request that needs them. */
  public void tell() {
    if (!line.stations().isEmpty()) {
      LOG.infof("%d stations", line.stations().size());
    }
  }

  /** How far a player has come. */
  public Way way(Viewer viewer) {
    return new Way(line, viewer, solved(viewer.player(), line.puzzles()));
  }

  /**
   * As much of it as decides about one puzzle: nothing is asked about those that are open to all.
   */
  public Way way(Viewer viewer, String puzzle) {
    return new Way(line, viewer, solved(viewer.player(), line.deciding(puzzle)));
  }

  private Set<String> solved(Optional<UUID> player, Set<String> slugs) {
    return player.isEmpty() || slugs.isEmpty()
        ? Set.of()
        : jdbi.withHandle(handle -> solved(handle, player.get(), slugs));
  }

  private static Set<String> solved(Handle handle, UUID player, Collection<String> slugs) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                select p.slug from puzzle p join solved s on s.puzzle_id = p.id
                where s.player_id = :player and p.slug = any(:slugs)
                """)
            .bind("player", player)
            .bindArray("slugs", String.class, List.copyOf(slugs))
            .mapTo(String.class)
            .list());
  }

  /**
   * The names of the stations that a player has opened by solving a puzzle for the first time. At
   * most one query, in the transaction that has counted the puzzle as solved.
   */
  public List<String> openedBy(Handle transaction, UUID player, String puzzle) {
    return line.of(puzzle)
        .flatMap(station -> line.openedBy(puzzle, solved(transaction, player, station.puzzles())))
        .map(station -> List.of(station.name()))
        .orElse(List.of());
  }
}
