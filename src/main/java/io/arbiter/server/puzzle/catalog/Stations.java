package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.bundle.Station;
import io.arbiter.core.bundle.StationsReader;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.PuzzleFolderSettings;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The stations of this installation, and which are open to each player. Thread-safe. */
@ApplicationScoped
public class Stations {
  private static final Logger LOG = Logger.getLogger(Stations.class);

  private final Progress progress;
  private final StationLine line;
  private final List<GivenPuzzles> givers;

  @Inject
  Stations(Progress progress, PuzzleFolderSettings settings, @All List<GivenPuzzles> givers) {
    this(
        progress,
        new PuzzleFolder(settings.folder()).read(Stations::line).orElse(StationLine.NONE),
        givers);
  }

  /** Stations whose puzzles nobody gives to players. */
  public Stations(Progress progress, StationLine line) {
    this(progress, line, List.of());
  }

  Stations(Progress progress, StationLine line, List<GivenPuzzles> givers) {
    this.progress = progress;
    this.line = line;
    this.givers = List.copyOf(givers);
  }

  /** If the stations cannot be read, the problems are logged and every puzzle is open. */
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

  public List<Station> all() {
    return line.stations();
  }

  /** Has the stations read at the start, instead of at the first request that needs them. */
  public void log() {
    if (!line.stations().isEmpty()) {
      LOG.infof("%d stations", line.stations().size());
    }
  }

  /** A player's progress along all stations. */
  @Transactional
  public StationPath path(Viewer viewer) {
    return path(viewer, line.puzzles(), line.puzzles());
  }

  /**
   * A player's progress as far as it decides about one puzzle. Needs no query if the puzzle is open
   * to all, and one more if its station is not open to the player. Needs no transaction, whose end
   * would cost a round trip.
   */
  @Transactional(TxType.SUPPORTS)
  public StationPath path(Viewer viewer, String puzzle) {
    return path(viewer, line.deciding(puzzle), Set.of(puzzle));
  }

  private StationPath path(Viewer viewer, Set<String> deciding, Set<String> wanted) {
    Set<String> solved = solved(viewer.player(), deciding);
    boolean closed =
        !viewer.admin()
            && wanted.stream().anyMatch(slug -> line.whatOpens(slug, solved).isPresent());
    return new StationPath(line, viewer, solved, closed ? given(viewer) : Set.of());
  }

  private Set<String> given(Viewer viewer) {
    return viewer.player().stream()
        .flatMap(player -> givers.stream().flatMap(giver -> giver.givenTo(player).stream()))
        .collect(Collectors.toSet());
  }

  private Set<String> solved(Optional<UUID> player, Set<String> slugs) {
    return player.isEmpty() || slugs.isEmpty()
        ? Set.of()
        : progress.solvedOf(Set.of(player.get()), slugs).getOrDefault(player.get(), Set.of());
  }

  /**
   * The names of the stations that players have opened by solving a puzzle for the first time. Runs
   * at most one query, in the transaction that marks the puzzles as solved.
   *
   * @param justSolved the slug of the puzzle that each of the players has solved
   * @return by player; players who have opened none are left out
   */
  @Transactional(TxType.MANDATORY)
  public Map<UUID, List<String>> openedBy(Map<UUID, String> justSolved) {
    Set<String> deciding =
        justSolved.values().stream()
            .flatMap(slug -> line.of(slug).stream())
            .flatMap(station -> station.puzzles().stream())
            .collect(Collectors.toSet());
    if (deciding.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Set<String>> solved = progress.solvedOf(justSolved.keySet(), deciding);
    Map<UUID, List<String>> opened = new HashMap<>();
    justSolved.forEach(
        (player, slug) ->
            line.of(slug)
                .flatMap(_ -> line.openedBy(slug, solved.getOrDefault(player, Set.of())))
                .ifPresent(station -> opened.put(player, List.of(station.name()))));
    return opened;
  }
}
