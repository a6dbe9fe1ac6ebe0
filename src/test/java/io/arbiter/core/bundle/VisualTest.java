package io.arbiter.core.bundle;

import static io.arbiter.core.bundle.Bundles.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The page of a bundle that draws a test. */
class VisualTest {
  private static SortedMap<String, byte[]> with(String page) {
    return Bundles.of("visual.html", page);
  }

  @Test
  void aBundleMayHaveAPageThatDrawsATest() throws Exception {
    assertThat(Visual.of(Bundles.of())).isEmpty();
    SortedMap<String, byte[]> files = with("<p>Привіт</p>");
    BundleReader.read(files);
    assertThat(Visual.of(files)).contains("<p>Привіт</p>");
    assertThat(BundleArchive.read(BundleArchive.write(files))).containsKey("visual.html");
  }

  @Test
  void itIsATextOfBoundedSize() {
    assertThat(faults(with("v".repeat(Visual.MAX_BYTES)))).isEmpty();
    assertThat(faults(with("v".repeat(Visual.MAX_BYTES + 1))))
        .containsExactly("visual.html: is larger than 256 KiB");
    assertThat(faults(with(" \n"))).containsExactly("visual.html: is empty");
    assertThat(faults(with("<p>\n\0</p>"))).containsExactly("visual.html:2: holds a NUL character");
    SortedMap<String, byte[]> broken = with("");
    broken.put("visual.html", new byte[] {'<', 'p', '>', '\n', '\n', -1});
    assertThat(faults(broken)).containsExactly("visual.html:3: is not UTF-8");
    assertThat(faults(with("<p>\n'<iframe'</p>\n\n<IFrame srcdoc=x>")))
        .containsExactly(
            "visual.html:2: must not have an <iframe>", "visual.html:4: must not have an <iframe>");
    assertThat(faults(Bundles.of("visuals.html", "<p></p>", "media/visual.html", "<p></p>")))
        .containsExactly(
            "media/visual.html: is none of png, jpg, gif, webp and svg",
            "visuals.html: is not a file of a puzzle bundle");
  }
}
