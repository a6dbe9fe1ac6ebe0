package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page of a bundle that draws a test. */
class VisualTest {
  private static SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(files, "puzzle.yaml", "title: Doubles\ndifficulty: simple\nfunction: double\n");
    put(files, "statement.md", "# Doubles\n");
    put(files, "starter.py", "def double(x):\n    return 0\n");
    put(files, "tests.json", "{\"Basics\": [{\"input\": [1], \"answer\": 2, \"sample\": true}]}");
    return files;
  }

  private static void put(Map<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> faults(Map<String, byte[]> files) {
    return BundleReader.inspect(files).stream().map(BundleProblem::toString).toList();
  }

  @Test
  void aBundleMayHaveAPageThatDrawsATest() throws Exception {
    SortedMap<String, byte[]> files = files();
    assertThat(Visual.of(files)).isEmpty();
    put(files, "visual.html", "<p>Привіт</p>");
    BundleReader.read(files);
    assertThat(Visual.of(files)).contains("<p>Привіт</p>");
    assertThat(BundleArchive.read(BundleArchive.write(files))).containsKey("visual.html");
  }

  @Test
  void itIsATextOfBoundedSize() {
    SortedMap<String, byte[]> files = files();
    put(files, "visual.html", "v".repeat(Visual.MAX_BYTES));
    assertThat(faults(files)).isEmpty();
    put(files, "visual.html", "v".repeat(Visual.MAX_BYTES + 1));
    assertThat(faults(files)).containsExactly("visual.html: is larger than 256 KiB");
    put(files, "visual.html", " \n");
    assertThat(faults(files)).containsExactly("visual.html: is empty");
    put(files, "visual.html", "<p>\n\0</p>");
    assertThat(faults(files)).containsExactly("visual.html:2: holds a NUL character");
    files.put("visual.html", new byte[] {'<', 'p', '>', '\n', '\n', -1});
    assertThat(faults(files)).containsExactly("visual.html:3: is not UTF-8");
    put(files, "visual.html", "<p>\n'<iframe'</p>\n\n<IFrame srcdoc=x>");
    assertThat(faults(files))
        .containsExactly(
            "visual.html:2: must not have an <iframe>", "visual.html:4: must not have an <iframe>");
    files.remove("visual.html");
    put(files, "visuals.html", "<p></p>");
    put(files, "media/visual.html", "<p></p>");
    assertThat(faults(files))
        .containsExactly(
            "media/visual.html: is none of png, jpg, gif, webp and svg",
            "visuals.html: is not a file of a puzzle bundle");
  }
}
