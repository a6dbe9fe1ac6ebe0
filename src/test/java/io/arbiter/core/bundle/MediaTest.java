package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.language.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures and translations of a bundle. */
class MediaTest {
  private static SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(files, "puzzle.yaml", "title: Doubles\ndifficulty: simple\nfunction: double\n");
    put(files, "statement.md", "# Doubles\n\n![a plan](media/plan.png)\n");
    put(files, "starter.py", "def double(x):\n    return 0\n");
    put(files, "tests.json", "{\"Basics\": [{\"input\": [1], \"answer\": 2, \"sample\": true}]}");
    put(files, "hints/1.md", "Add.");
    put(files, "hints/2.md", "Twice.");
    files.put("media/plan.png", Pictures.png());
    return files;
  }

  private static void put(Map<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> faults(Map<String, byte[]> files) {
    return BundleReader.inspect(files).stream().map(BundleProblem::toString).toList();
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
    SortedMap<String, byte[]> files = files();
    files.put("media/plan.bmp", Pictures.png());
    files.put("media/plan.gif", Pictures.png());
    files.put("media/plan.jpeg", Pictures.jpeg());
    put(files, "media/page.svg", "<html><script>x()</script></html>");
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
  void picturesHaveTheirOwnBounds() {
    SortedMap<String, byte[]> files = files();
    put(files, "statement.md", "s".repeat(1 << 20));
    for (String name : List.of("a", "b", "c")) {
      files.put("media/" + name + ".png", Pictures.png(1 << 20));
    }
    assertThat(faults(files)).isEmpty();
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
      SortedMap<String, byte[]> files = files();
      put(files, file, "\n" + line + "\n");
      assertThat(faults(files))
          .containsExactlyElementsOf(
              missing == null
                  ? List.of()
                  : List.of(file + ":2: shows media/" + missing + ", which is not there"));
    }
    SortedMap<String, byte[]> files = files();
    put(files, "statement.md", "```\n" + line + "\n```\n");
    assertThat(faults(files)).isEmpty();
  }

  @Test
  void translationsHaveTheirOwnTitlesAndMissNothing() throws Exception {
    SortedMap<String, byte[]> files = files();
    put(files, "translations/ru/statement.md", "\n## Вдвое ##\n\nУдвойте.\n");
    put(files, "translations/ru/hints/2.md", "Дважды.");
    put(files, "translations/pt-BR/statement.md", "Dobre.\n");
    put(
        files,
        "puzzle.yaml",
        "title: Doubles\ndifficulty: simple\nfunction: double\nlanguage: fr\n");
    PuzzleBundle.Texts texts = BundleReader.read(files).texts();
    assertThat(texts.language()).isEqualTo("fr");
    assertThat(texts.translations())
        .containsExactly(
            new Translation("pt-BR", "Doubles", "Dobre.\n", List.of("Add.", "Twice.")),
            new Translation(
                "ru", "Вдвое", "\n## Вдвое ##\n\nУдвойте.\n", List.of("Add.", "Дважды.")));
  }

  @Test
  void faultsOfTranslationsNameTheirFile() {
    SortedMap<String, byte[]> files = files();
    put(
        files,
        "puzzle.yaml",
        "title: T\ndifficulty: simple\nfunction: double\nlanguage: klingon\n");
    put(files, "translations/xx/statement.md", "");
    put(files, "translations/RU/statement.md", "");
    put(files, "translations/pt-br/statement.md", "");
    put(files, "translations/en/statement.md", "");
    put(files, "translations/uk/hints/1.md", "");
    put(files, "translations/de/statement.md", "");
    put(files, "translations/de/hints/3.md", "");
    put(files, "translations/de/title.md", "");
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

  @ParameterizedTest
  @CsvSource({"ru, ru", "PT-br, pt-BR", "xx,", "ru-XX,", "r,", "rus,", "zh-Hans,", "'',", "en-,"})
  void languagesAreChecked(String text, String tag) {
    assertThat(Language.of(text).map(Language::tag).orElse(null)).isEqualTo(tag);
  }

  @Test
  void aZipMayHoldBothPicturesAndTexts() throws Exception {
    SortedMap<String, byte[]> files = files();
    put(files, "tests.json", "0".repeat(1 << 20));
    put(files, "statement.md", "1".repeat(1 << 20));
    for (int i = 0; i < 4; i++) {
      files.put("media/" + i + ".png", Pictures.png(1_000_000));
    }
    assertThat(BundleArchive.read(BundleArchive.write(files)).keySet()).isEqualTo(files.keySet());
  }
}
