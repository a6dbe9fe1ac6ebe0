package io.arbiter.core.bundle;

import static io.arbiter.core.bundle.Bundles.change;
import static io.arbiter.core.bundle.Bundles.faults;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.language.Language;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures, translations and the visual of a bundle. */
class MediaTest {
  private static final String SAMPLES =
      """
      {"Basics": [{"input": [1], "answer": 2, "sample": true},
                  {"input": [3], "answer": 6, "explanation": "Hidden."},
                  {"input": [2], "answer": 4, "explanation": "One and one.", "sample": true}]}
      """;

  private static SortedMap<String, byte[]> files(String... changes) {
    SortedMap<String, byte[]> files =
        Bundles.of(
            "statement.md", "# Doubles\n\n![a plan](media/plan.png)\n",
            "hints/1.md", "Add.",
            "hints/2.md", "Twice.");
    files.put("media/plan.png", Pictures.png());
    change(files, changes);
    return files;
  }

  @Test
  void aBundleMayHavePicturesAndNoSolution() throws Exception {
    PuzzleBundle bundle = BundleReader.read(files());
    assertThat(bundle.isSolved()).isFalse();
    assertThat(bundle.texts().language()).isEqualTo("en");
    assertThat(bundle.texts().translations()).isEmpty();
  }

  @Test
  void aPictureMustBeWhatItsNameSays() {
    SortedMap<String, byte[]> files = files("media/page.svg", "<html><script>x()</script></html>");
    files.put("media/plan.bmp", Pictures.png());
    files.put("media/plan.gif", Pictures.png());
    files.put("media/plan.jpeg", Pictures.jpeg());
    files.put("media/.png", Pictures.png());
    files.put("media/a/b.png", Pictures.png());
    assertThat(faults(files))
        .containsExactly(
            "media/.png: is not a file of a puzzle bundle",
            "media/a/b.png: is not a file of a puzzle bundle",
            "media/page.svg: is no picture of type svg",
            "media/plan.bmp: is none of png, jpg, gif, webp and svg",
            "media/plan.gif: is a png, not a gif");
  }

  @Test
  void picturesHaveTheirOwnBounds() throws Exception {
    SortedMap<String, byte[]> files = files("statement.md", "s".repeat(1 << 20));
    for (String name : List.of("a", "b", "c")) {
      files.put("media/" + name + ".png", Pictures.png(1 << 20));
    }
    assertThat(faults(files)).isEmpty();
    assertThat(BundleArchive.read(BundleArchive.write(files)).keySet()).isEqualTo(files.keySet());
    files.put("media/d.png", Pictures.png(1 << 20));
    files.put("media/e.png", Pictures.png((1 << 20) + 1));
    assertThat(faults(files))
        .containsExactly(
            "media: is larger than 4096 KiB in all", "media/e.png: is larger than 1024 KiB");
    assertThat(Media.sizeFaults(files)).isEqualTo(BundleReader.inspect(files));
    assertThat(faults(Media.heads(files))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "![](media/plan.png) | ",
        "![](./media/plan.png \"t\") | ",
        "<img alt='x' src='/media/plan.png'> | ",
        "![](media/other.png) | other.png",
        "a ![x](<media/other.png>) ![](media/plan.png) | other.png",
        "<IMG src=media/other.png> | other.png",
        "`![](media/other.png)` | ",
        "![](https://example.org/media/other.png) | ",
        "![](media/../plan.png) | "
      })
  void aTextMayShowOnlyPicturesThatAreThere(String line, String missing) {
    for (String file : List.of("statement.md", "hints/2.md", "translations/ru/statement.md")) {
      assertThat(faults(files(file, "\n" + line + "\n")))
          .containsExactlyElementsOf(
              missing == null
                  ? List.of()
                  : List.of(file + ":2: shows media/" + missing + ", which is not there"));
    }
    assertThat(faults(files("statement.md", "```\n" + line + "\n```\n"))).isEmpty();
  }

  @Test
  void translationsHaveTheirOwnTitlesAndMissNothing() throws Exception {
    SortedMap<String, byte[]> files =
        files(
            "translations/ru/statement.md", "\n## Вдвое ##\n\nУдвойте.\n",
            "translations/ru/hints/2.md", "Дважды.",
            "translations/ru/explanations.md", "\n2. Один и один.\n\n   Вместе.\n",
            "tests.json", SAMPLES,
            "translations/pt-BR/statement.md", "Dobre.\n",
            "puzzle.yaml", Bundles.YAML + "language: fr\n");
    PuzzleBundle.Texts texts = BundleReader.read(files).texts();
    assertThat(texts.language()).isEqualTo("fr");
    assertThat(texts.translations())
        .containsExactly(
            new Translation("pt-BR", "Doubles", "Dobre.\n", List.of("Add.", "Twice."), Map.of()),
            new Translation(
                "ru",
                "Вдвое",
                "\n## Вдвое ##\n\nУдвойте.\n",
                List.of("Add.", "Дважды."),
                Map.of(2, "Один и один. Вместе.")));
  }

  @Test
  void faultsOfTranslationsNameTheirFile() {
    SortedMap<String, byte[]> files = files("puzzle.yaml", Bundles.YAML + "language: klingon\n");
    String paths =
        """
        xx/statement.md RU/statement.md pt-br/statement.md en/statement.md uk/hints/1.md \
        de/statement.md de/hints/3.md de/title.md\
        """;
    for (String path : paths.split(" ", -1)) {
      change(files, "translations/" + path, "x");
    }
    assertThat(faults(files))
        .containsExactly(
            "puzzle.yaml:4: language: 'klingon' is no language like en or pt-BR",
            "translations/RU/statement.md: 'RU' is no language like uk or pt-BR",
            "translations/de/hints/3.md: translates no hint: there is no hints/3.md",
            "translations/de/title.md: is not a file of a puzzle bundle",
            "translations/en/statement.md: en is the puzzle's own language",
            "translations/pt-br/statement.md: 'pt-br' is no language like uk or pt-BR",
            "translations/uk/statement.md: is missing",
            "translations/xx/statement.md: 'xx' is no language like uk or pt-BR");
  }

  @Test
  void faultsOfTranslatedExplanationsNameTheirLine() {
    String file = "translations/uk/explanations.md";
    String text = "Один.\n1. Один.\n\n2. Два.\n2. Два.\n4. Чотири.\n";
    SortedMap<String, byte[]> files =
        files("translations/uk/statement.md", "# Два\n", "tests.json", SAMPLES, file, text);
    assertThat(faults(files))
        .containsExactly(
            file + ":1: must begin with the number of a sample, such as 1.",
            file + ":2: translates nothing: sample 1 has no explanation",
            file + ":5: translates sample 2 twice",
            file + ":6: translates nothing: sample 4 has no explanation");
  }

  @ParameterizedTest
  @CsvSource({"ru, ru", "PT-br, pt-BR", "xx,", "ru-XX,", "r,", "rus,", "zh-Hans,", "'',", "en-,"})
  void languagesAreChecked(String text, String tag) {
    assertThat(Language.of(text).map(Language::tag).orElse(null)).isEqualTo(tag);
  }

  @Test
  void theFirstBytesTellTheKind() {
    assertThat(Stream.of(Pictures.png(), Pictures.jpeg(), Pictures.gif(), Pictures.webp()))
        .extracting(bytes -> MediaKind.of(bytes).orElseThrow())
        .containsExactly(MediaKind.PNG, MediaKind.JPEG, MediaKind.GIF, MediaKind.WEBP);
    for (String drawing :
        List.of(
            "<svg>",
            "\uFEFF \n<svg\n>",
            "<?xml version='1.0'?><!-- a > b --><svg />",
            "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC \"a\" \"b\" [<!ENTITY x 'y'>]>\n<svg >")) {
      assertThat(MediaKind.of(Bundles.bytes(drawing))).as(drawing).contains(MediaKind.SVG);
    }
    String others =
        "|<|<svgx>|<html><svg>|<!-- <svg>|<script>x</script><svg>|GIF8|RIFF1234WEB|%PDF-1.4";
    for (String other : others.split("[|]", -1)) {
      assertThat(MediaKind.of(Bundles.bytes(other))).as(other).isEmpty();
    }
  }

  @Test
  void theHeadOfAFileTellsTheSameAsTheFile() {
    byte[] late = Bundles.bytes("<!--" + " ".repeat(5_000) + "--><svg>");
    assertThat(MediaKind.of(late)).isEmpty();
    byte[] large = Pictures.svg("<g/>".repeat(5_000));
    assertThat(MediaKind.of(large)).isEqualTo(MediaKind.of(Media.head(large)));
    assertThat(Media.head(large)).hasSize(4096);
  }

  @Test
  void aBundleMayHaveAPageThatDrawsATest() throws Exception {
    assertThat(Visual.of(Bundles.of())).isEmpty();
    SortedMap<String, byte[]> files = Bundles.of("visual.html", "<p>Привіт</p>");
    BundleReader.read(files);
    assertThat(Visual.of(files)).contains("<p>Привіт</p>");
    assertThat(BundleArchive.read(BundleArchive.write(files))).containsKey("visual.html");
  }

  private static void assertVisual(String page, String... faults) {
    assertThat(faults(Bundles.of("visual.html", page))).containsExactly(faults);
  }

  @Test
  void aVisualIsATextOfBoundedSize() {
    assertVisual("v".repeat(Visual.MAX_BYTES));
    assertVisual("v".repeat(Visual.MAX_BYTES + 1), "visual.html: is larger than 256 KiB");
    assertVisual(" \n", "visual.html: is empty");
    assertVisual("<p>\n\0</p>", "visual.html:2: holds a NUL character");
    assertVisual("'<iframe'</p>", "visual.html:1: must not have an <iframe>");
    assertVisual("\n<IFrame srcdoc=x>", "visual.html:2: must not have an <iframe>");
    SortedMap<String, byte[]> broken = Bundles.of();
    broken.put("visual.html", new byte[] {'<', 'p', '>', '\n', '\n', -1});
    assertThat(faults(broken)).containsExactly("visual.html:3: is not UTF-8");
    assertThat(faults(Bundles.of("visuals.html", "<p></p>", "media/visual.html", "<p></p>")))
        .containsExactly(
            "media/visual.html: is none of png, jpg, gif, webp and svg",
            "visuals.html: is not a file of a puzzle bundle");
  }
}
