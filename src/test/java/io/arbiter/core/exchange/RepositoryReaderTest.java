package io.arbiter.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Bundles;
import io.arbiter.core.bundle.Pictures;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RepositoryReaderTest {
  private static final String FOLDER = "checkio-mission-plan-main/";

  private static SortedMap<String, byte[]> repository() {
    SortedMap<String, byte[]> files =
        Bundles.files(
            "info/task_description.html", "<img src='{{MEDIA}}plan.png'> my%20plan.gif",
            "verification/tests.py", "TESTS = {}",
            "editor/initial_code/python_3", "def plan(): pass");
    files.put("info/media/plan.png", Pictures.png(10_000));
    files.put("info/media/my plan.gif", Pictures.gif());
    files.put("info/media/other.png", Pictures.png());
    return files;
  }

  private static byte[] zip(Map<String, byte[]> files) {
    SortedMap<String, byte[]> below = new TreeMap<>();
    files.forEach((path, content) -> below.put(FOLDER + path, content));
    return BundleArchive.write(below);
  }

  @Test
  void textsAndMentionedPicturesAreUnpacked() throws Exception {
    Repository read = Repository.ofMission(zip(repository()));
    assertThat(read.files())
        .containsOnlyKeys(
            "info/task_description.html", "verification/tests.py", "editor/initial_code/python_3");
    assertThat(read.pictures()).containsOnlyKeys("info/media/plan.png", "info/media/my plan.gif");
    assertThat(read.sizes())
        .containsOnlyKeys("info/media/plan.png", "info/media/my plan.gif", "info/media/other.png")
        .containsEntry("info/media/plan.png", 10_000L);
    assertThat(read.heads().get("info/media/plan.png")).hasSize(4096);
    assertThat(read.content("info/media/plan.png")).hasSize(10_000);
    assertThat(read.content("verification/tests.py")).isEqualTo(Bundles.bytes("TESTS = {}"));
  }

  @Test
  void largeFilesThatNobodyNeedsAreOnlyCounted() throws Exception {
    Random random = new Random(1);
    SortedMap<String, byte[]> files = repository();
    for (int i = 0; i < 4; i++) {
      byte[] drawing = new byte[5 << 20];
      random.nextBytes(drawing);
      files.put("info/vectors/drawing-" + i + ".ai", drawing);
    }
    files.put("info/media/plan.png", Pictures.png((1 << 20) + 1));
    Repository read = Repository.ofMission(zip(files));
    assertThat(read.sizes()).containsEntry("info/vectors/drawing-3.ai", 5L << 20);
    assertThat(read.pictures()).containsOnlyKeys("info/media/my plan.gif");
    assertThat(read.heads().values().stream().mapToInt(content -> content.length).sum())
        .isLessThan(10_000);
  }

  @Test
  void neededFilesKeepTheirBounds() {
    SortedMap<String, byte[]> files = repository();
    files.put("verification/tests.py", new byte[(1 << 20) + 1]);
    assertThat(Bundles.refused(() -> Repository.ofMission(zip(files))))
        .containsExactly(FOLDER + "verification/tests.py: is larger than 1024 KiB");
  }
}
