package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaKindTest {
  @Test
  void theFirstBytesTellTheKind() {
    assertThat(MediaKind.of(Pictures.png())).contains(MediaKind.PNG);
    assertThat(MediaKind.of(Pictures.jpeg())).contains(MediaKind.JPEG);
    assertThat(MediaKind.of(Pictures.gif())).contains(MediaKind.GIF);
    assertThat(MediaKind.of(Pictures.webp())).contains(MediaKind.WEBP);
    assertThat(MediaKind.of(Pictures.svg("<g/>"))).contains(MediaKind.SVG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg>",
        "\uFEFF \n<svg\n>",
        "<?xml version='1.0'?><!-- a > b --><svg />",
        "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC \"a\" \"b\" [<!ENTITY x 'y'>]>\n<svg >"
      })
  void aDrawingMayHaveThePrologOfXml(String text) {
    assertThat(MediaKind.of(Bundles.bytes(text))).contains(MediaKind.SVG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<svgx>",
        "<html><svg>",
        "<!-- <svg>",
        "<script>x</script><svg>",
        "GIF8",
        "RIFF1234WEB",
        "%PDF-1.4",
        "BM1234"
      })
  void everythingElseIsNoPicture(String text) {
    assertThat(MediaKind.of(Bundles.bytes(text))).isEmpty();
  }

  @Test
  void theHeadOfAFileTellsTheSameAsTheFile() {
    byte[] late = Bundles.bytes("<!--" + " ".repeat(5_000) + "--><svg>");
    assertThat(MediaKind.of(late)).isEmpty();
    byte[] large = Pictures.svg("<g/>".repeat(5_000));
    assertThat(MediaKind.of(large)).isEqualTo(MediaKind.of(Media.head(large)));
    assertThat(Media.head(large)).hasSize(4096);
  }
}
