package io.arbiter.core.exchange;

import static io.arbiter.core.bundle.Bundles.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Bundles;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The files of a mission's repository: what is unpacked, its pictures and its translations. */
class CheckioMediaTest {
  private static final String PAGE = CheckioDescription.PAGES.getFirst();
  private static final String FOLDER = "checkio-mission-plan-main/";

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, Long> sizes = new TreeMap<>();
  private final Notes notes = new Notes();

  private CheckioMedia media() {
    return new CheckioMedia(SourceFiles.of(files, sizes));
  }

  private String page(String html, CheckioMedia media) {
    return new CheckioPages("", media, notes).convert(PAGE, html).markdown();
  }

  private void page(String path, String html) {
    change(files, path, html);
  }

  private static List<String> texts(List<Finding> notes) {
    return notes.stream().map(note -> note.file() + ": " + note.message()).toList();
  }

  @Test
  void aPictureIsCarriedHoweverThePageNamesIt() {
    files.put("info/media/plan.png", Pictures.png());
    files.put("info/media/My Plan (1).gif", Pictures.gif());
    files.put("info/side.svg", Pictures.svg(""));
    files.put("editor/media/plan.png", Pictures.png());
    CheckioMedia media = media();
    String statement =
        page(
            """
            <p><img src="{{MEDIA}}plan.png" alt="The plan" width="900" onload="x()"></p>
            <p><img src="{{ MEDIA }}/My%20Plan%20(1).gif" title="Two"></p>
            <p><img src="/media/plan.png"> <img src="side.svg"></p>
            <p><img src="../editor/media/plan.png?1"></p>
            """,
            media);
    assertThat(statement)
        .isEqualTo(
            """
            ![The plan](media/plan.png)

            ![Two](media/My-Plan-1-.gif)

            ![](media/plan.png) ![](media/side.svg)

            ![](media/plan-2.png)
            """);
    assertThat(media.carried())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "media/plan.png", "info/media/plan.png",
                "media/My-Plan-1-.gif", "info/media/My Plan (1).gif",
                "media/side.svg", "info/side.svg",
                "media/plan-2.png", "editor/media/plan.png"));
    assertThat(media.notes().all()).isEmpty();
    assertThat(notes.all()).isEmpty();
    sizes.put("info/media/draft.png", 5_000_000L);
    sizes.put("info/vectors/plan.ai", 9_000_000L);
    CheckioLeftovers.note(SourceFiles.of(files, sizes), null, media.known(), true, notes);
    assertThat(texts(notes.all()))
        .containsExactly("info/media: is not imported", "info/vectors: is not imported");
  }

  @Test
  void eachPictureThatABundleCannotHaveIsLeftOutWithItsReason() {
    files.put("info/media/small.png", Pictures.png());
    page("info/media/page.png", "<html>");
    files.put("info/media/really.png", Pictures.gif());
    sizes.put("info/media/huge.png", 3_000_000L);
    for (int i = 0; i < 5; i++) {
      files.put("info/media/" + i + ".png", Pictures.png());
      sizes.put("info/media/" + i + ".png", 1_000_000L);
    }
    CheckioMedia media = media();
    StringBuilder html = new StringBuilder("<p>See:");
    for (String name : "huge small page none really 0 1 2 3 4 huge".split(" ", -1)) {
      html.append("<img src='{{MEDIA}}").append(name).append(".png'>");
    }
    html.append("<img src='https://example.org/a.png'><img src='data:image/png;base64,x'>");
    String statement = page(html.toString(), media);
    assertThat(String.join(" ", media.carried().keySet()).replace("media/", ""))
        .isEqualTo("small.png really.gif 0.png 1.png 2.png 3.png");
    assertThat(texts(media.notes().all()))
        .containsExactly(
            "info/media/huge.png: is left out: 2930 KiB, a picture may have 1024 KiB",
            "info/media/page.png: is left out: is no picture of type png, jpg, gif, webp or svg",
            PAGE + ": an image is left out: /media/none.png is not in the repository",
            "info/media/4.png: is left out: all pictures together may have 4096 KiB",
            PAGE + ": an image of another site is left out: https://example.org/a.png",
            PAGE + ": an image of another site is left out: data:image/png;base64,x");
    assertThat(statement).doesNotContain("huge", "example.org", "data:");
  }

  @Test
  void translationsAreConvertedLikeTheOriginal() {
    String texts =
        """
        hints/a.html | <p>One</p>
        hints/b.html | <p>Two</p>
        translations/ru/info/task_description.html | <h2>План</h2>{% if is_js %}js{% else %}<p>Раз <img src='{{MEDIA}}plan.png'></p>{% endif %}
        translations/ru/hints/b.html | <p>Два</p>
        translations/ru/hints/z.html | <p>?</p>
        translations/pt_BR/info/task_description.html | <p>Um</p>
        translations/zh-hans/info/task_description.html | <p>一</p>
        translations/en/info/task_description.html | <p>One</p>
        translations/ua/info/task_description.html | <p>?</p>
        translations/de/hints/a.html | <p>Eins</p>
        """;
    texts.lines().map(line -> line.split(" [|] ", 2)).forEach(file -> page(file[0], file[1]));
    files.put("info/media/plan.png", Pictures.png());
    CheckioMedia media = media();
    var translations =
        new CheckioTranslations(SourceFiles.of(files, sizes), new CheckioPages("", media, notes));
    assertThat(translations.convert(List.of("hints/a.html", "hints/b.html")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "translations/ru/statement.md", "## План\n\nРаз ![](media/plan.png)\n",
                "translations/ru/hints/2.md", "Два\n",
                "translations/pt-BR/statement.md", "Um\n",
                "translations/zh/statement.md", "一\n"));
    assertThat(String.join("\n", texts(notes.all())))
        .isEqualTo(
            """
            translations/en/info/task_description.html: is not imported: is no translation into a known language
            translations/ru/hints/z.html: is not imported: translates no hint
            translations/ua/info/task_description.html: is not imported: is no translation into a known language
            translations/de/hints/a.html: is not imported: the language has no translated statement\
            """);
    assertThat(media.carried()).containsOnlyKeys(Media.FOLDER + "plan.png");
  }

  private static final Set<ProgrammingLanguage> PYTHON = Set.of(ProgrammingLanguage.PYTHON);

  @Test
  void givenSolutionsReplaceThoseOfTheRepository() {
    page("solution.py", "x = 1\n");
    assertThat(CheckioSolutions.of(SourceFiles.of(files, sizes), Map.of(), PYTHON, notes))
        .containsOnlyKeys("solutions/solution.py");
    assertThat(notes.all()).isEmpty();
    Map<String, String> given =
        Map.of(
            "a", "\uFEFFx = 1\r\n",
            "b", "#  expect: WRONG_ANSWER\nx = 2\n",
            "c", "#\nexpect: int = 3\n");
    assertThat(CheckioSolutions.of(SourceFiles.of(files, sizes), given, PYTHON, notes))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "solutions/a.py", "# expect: ACCEPTED\nx = 1\n",
                "solutions/b.py", "#  expect: WRONG_ANSWER\nx = 2\n",
                "solutions/c.py", "# expect: ACCEPTED\n#\nexpect: int = 3\n"));
    assertThat(texts(notes.all()))
        .containsExactly("solution.py: is not imported: the given solutions are used instead");
  }

  @Test
  void eachSolutionHasANameOfItsOwnAndEveryOtherFileIsReported() {
    files.putAll(
        Bundles.files(
            "solution.py", "x = 1\n",
            "solutions/README.md", "",
            "solutions/__init__.py", "",
            "solutions/a.js", "",
            "solutions/my solution.py", "x = 2\n",
            "solutions/python_27/a.py", "print 1\n",
            "solutions/python_3/a.py", "x = 3\n",
            "solutions/решение.py", "x = 4\n",
            "verification/solution.py", "x = 5\n",
            "verification/src/solution.py", "x = 6\n"));
    sizes.put("solutions/plan.png", 5_000_000L);
    SourceFiles repository = SourceFiles.of(files, sizes);
    assertThat(CheckioSolutions.of(repository, Map.of(), PYTHON, notes))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "solutions/solution.py", "# expect: ACCEPTED\nx = 1\n",
                "solutions/my-solution.py", "# expect: ACCEPTED\nx = 2\n",
                "solutions/python_3-a.py", "# expect: ACCEPTED\nx = 3\n",
                "solutions/solution-2.py", "# expect: ACCEPTED\nx = 4\n",
                "solutions/solution-3.py", "# expect: ACCEPTED\nx = 5\n",
                "solutions/solution-4.py", "# expect: ACCEPTED\nx = 6\n"));
    assertThat(texts(notes.all()))
        .containsExactly(
            "solutions/__init__.py: is not imported: it only makes its folder a package",
            "solutions/a.js: is not imported: the mission is not imported in JavaScript",
            "solutions/plan.png: is not imported: its name does not end with .py",
            "solutions/python_27/a.py: is not imported: it is Python 2");
    Notes leftovers = new Notes();
    CheckioLeftovers.note(repository, null, List.of(), true, leftovers);
    assertThat(leftovers.all()).isEmpty();
  }

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
  void largeFilesThatNobodyNeedsAreOnlyCountedAndNeededOnesHaveBounds() throws Exception {
    SortedMap<String, byte[]> files = repository();
    for (int i = 0; i < 4; i++) {
      byte[] drawing = new byte[5 << 20];
      new Random(i).nextBytes(drawing);
      files.put("info/vectors/drawing-" + i + ".ai", drawing);
    }
    files.put("info/media/plan.png", Pictures.png((1 << 20) + 1));
    Repository read = Repository.ofMission(zip(files));
    assertThat(read.sizes()).containsEntry("info/vectors/drawing-3.ai", 5L << 20);
    assertThat(read.pictures()).containsOnlyKeys("info/media/my plan.gif");
    assertThat(read.heads().values()).allMatch(content -> content.length < 5_000);
    files.put("verification/tests.py", new byte[(1 << 20) + 1]);
    assertThat(Bundles.refused(() -> Repository.ofMission(zip(files))))
        .containsExactly(FOLDER + "verification/tests.py: is larger than 1024 KiB");
  }
}
