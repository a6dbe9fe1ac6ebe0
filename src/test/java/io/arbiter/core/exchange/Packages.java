package io.arbiter.core.exchange;

import static io.arbiter.core.bundle.Finding.Severity.ERROR;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Bundles;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The packages of the tests, in {@code src/test/kattis}. */
public final class Packages {
  private Packages() {}

  public static List<String> names() {
    return List.of("lampposts", "teapots", "sharing");
  }

  /** The files of a package, by path. */
  public static SortedMap<String, byte[]> read(String name) {
    return Bundles.folder(Path.of("src/test/kattis", name));
  }

  /** Imports the files as an author's zip. */
  public static ImportedMission imported(Map<String, byte[]> files) {
    try {
      Repository repository = Repository.ofPackage(BundleArchive.write(files));
      ImportedMission mission =
          KattisImport.run(repository.heads(), repository.sizes(), MissionDetails.NONE);
      SortedMap<String, byte[]> bundle = new TreeMap<>(mission.bundle());
      mission.media().forEach((path, from) -> bundle.put(path, repository.pictures().get(from)));
      return new ImportedMission(bundle, mission.media(), mission.notes());
    } catch (InvalidBundleException e) {
      throw new IllegalArgumentException(e.problems().toString(), e);
    }
  }

  static List<String> texts(List<Finding> notes) {
    return notes.stream()
        .map(n -> (n.severity() == ERROR ? "! " : "") + n.file() + ": " + n.message())
        .toList();
  }
}
