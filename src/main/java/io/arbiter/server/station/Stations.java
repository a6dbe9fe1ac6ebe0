package io.arbiter.server.station;

import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.bundle.StationsReader;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The stations of this instance, and what each player has open. Thread-safe. */
@ApplicationScoped
public class Stations {
  private static final Logger LOG = Logger.getLogger(Stations.class);

  private final StationStatements statements;
  private final StationLine line;

  @Inject
  Stations(
      StationStatements statements,
      @ConfigProperty(name = "arbiter.puzzles.folder") Optional<Path> folder) {
    this(statements, new PuzzleFolder(folder).read(Stations::line).orElse(StationLine.NONE));
  }

  /** Stations of a line that is given. */
  public Stations(StationStatements statements, StationLine line) {
    this.statements = statements;
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
  public void log() {
    if (!line.stations().isEmpty()) {
      LOG.infof("%d stations", line.stations().size());
    }
  }

  /** How far a player has come. */
  @Transactional
  public StationPath path(Viewer viewer) {
    return new StationPath(line, viewer, solved(viewer.player(), line.puzzles()));
  }

  /**
   * As much of it as decides about one puzzle: nothing is asked about those that are open to all.
   */
  @Transactional
  public StationPath path(Viewer viewer, String puzzle) {
    return new StationPath(line, viewer, solved(viewer.player(), line.deciding(puzzle)));
  }

  private Set<String> solved(Optional<UUID> player, Set<String> slugs) {
    return player.isEmpty() || slugs.isEmpty()
        ? Set.of()
        : statements.solvedOf(player.get(), slugs);
  }

  /**
   * The names of the stations that a player has opened by solving a puzzle for the first time. At
   * most one query, in the transaction that has counted the puzzle as solved.
   */
  @Transactional(TxType.MANDATORY)
  public List<String> openedBy(UUID player, String puzzle) {
    return line.of(puzzle)
        .flatMap(station -> line.openedBy(puzzle, statements.solvedOf(player, station.puzzles())))
        .map(station -> List.of(station.name()))
        .orElse(List.of());
  }
}
