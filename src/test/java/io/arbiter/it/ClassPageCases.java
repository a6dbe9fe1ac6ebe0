package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A class on the page, for its teacher and for a member. */
abstract class ClassPageCases extends BrowserCases {
  private static Locator region(Visitor visitor, String name) {
    return visitor
        .page()
        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The way to the classes, for players who are in one. */
  private static Locator classes(Visitor visitor) {
    return visitor.locate(".top nav a[href='#/classes']");
  }

  @Test
  void aTeacherLeadsAClassFromItsFirstMemberToItsEnd() throws IOException {
    try (Visitor teacher = loggedIn(newPlayer("teacher")).open("/puzzles");
        Visitor member = player().open("/puzzles")) {
      teacher.link("Classes").first().click();
      teacher.isAt("Classes").fill("Name of the class", "Loops <b>").click("Make the class");
      teacher.isAt("Loops <b>");
      String address = teacher.locate(".class-link").textContent();
      assertThat(address).startsWith(ARBITER.address() + "/#/classes/join?code=");
      teacher.says("Nobody has joined yet.").looksWell();

      assertThat(classes(member)).isHidden();
      member.go(address.substring(address.indexOf('#') + 1));
      assertThat(
              region(
                  member,
                  "If you join, "
                      + teacher.name()
                      + " and the other teachers of the class will see"))
          .containsText("your solutions with their source code");
      member.looksWell().click("Join Loops <b>").says("There are no assignments yet.");
      assertThat(classes(member)).isVisible();
      assignAndSolve(teacher, member);
      seeProgress(teacher, member.name());
      talk(teacher, member);
      addPupils(teacher);

      member.go(address(member) + "/board").isAt("Loops <b>");
      member.counts("main:not([aria-busy]) tbody tr", 1);
      member.shows("tbody", member.name()).looksWell().follow("Members");
      member.exactly("Leave the class").click();
      member.click("Leave this class").says("You are in no class.");
      assertThat(classes(member)).isHidden();

      String page = address(teacher);
      teacher.go(page + "/similar").says("No solutions are that similar.").looksWell();
      teacher.go(page + "/managing").fill("Name of the class", "Texts").click("Rename");
      teacher.isAt("Texts");
      teacher.fill("Name of the copy", "Next year").click("Make a copy").isAt("Next year");
      assertThat(teacher.link("Fizz Buzz")).isVisible();
      teacher.go(page + "/managing");
      teacher.exactly("Archive the class").click();
      teacher.click("Archive this class").says("This class is archived").looksWell();
      teacher.exactly("Delete the class").click();
      teacher.click("Delete this class").isAt("Classes");
      assertThat(teacher.link("Next year")).isVisible();
      assertThat(teacher.link("Texts")).hasCount(0);
    }
  }

  /** Where the page of the class begins. */
  private static String address(Visitor visitor) {
    return visitor.page().url().replaceFirst(".*#(/classes/[^/?]+).*", "$1");
  }

  private static void assignAndSolve(Visitor teacher, Visitor member) {
    teacher.follow("Assignments").follow("Add an assignment").fill("Title", "Week 1");
    teacher.fill("Show only puzzles with these letters", "fizbuz");
    teacher.says("No puzzle is called “fizbuz”.").click("Did you mean fizz-buzz?");
    teacher.label("Fizz Buzz").check();
    teacher.fill("Due (may be empty)", "2000-01-01T00:00").click("Save");
    assertThat(teacher.page().getByRole(AriaRole.ALERT)).containsText("must be after “Opens”");
    teacher.fill("Closes (empty: never)", "2999-01-01T00:00");
    teacher.looksWell().fill("Due (may be empty)", "").click("Save");
    teacher.shows(".assignment", "closes");
    assertThat(teacher.link("Fizz Buzz")).isVisible();

    String page = address(member);
    Locator card = member.go("/").locate(".card.first").first();
    assertThat(card).containsText("Week 1");
    assertThat(card).containsText("0 of 1 solved");
    member.go(page + "/assignments");
    member.client().judge("fizz-buzz", WRONG);
    member.client().judge("fizz-buzz", Sources.RIGHT);
    member.reload().shows(".class-result", "2 tries").looksWell();
    assertThat(member.link("Progress")).hasCount(0);
  }

  /** The teacher is at a solution of the member. */
  private static void talk(Visitor teacher, Visitor member) {
    teacher.fill("Your comment", "Why not a dict?").click("Comment");
    teacher.shows(".comments", "Why not a dict?").looksWell();
    String page = address(member);
    assertThat(member.go("/").locate(".card.first").first()).containsText("New comment");
    member.go(page + "/assignments").follow("New comment");
    member.shows(".comments", "Why not a dict?").fill("Your comment", "I like it.");
    member.click("Comment").shows(".comments", "I like it.").looksWell();
    member.go(page + "/assignments").says("Week 1");
    assertThat(member.link("New comment")).hasCount(0);
  }

  private static void addPupils(Visitor teacher) {
    String pupil = "pupil-" + Long.toString(System.nanoTime(), 36);
    teacher.go(address(teacher) + "/members").follow("Add pupils from a list");
    teacher.fill("Pupils: name,email", pupil + ",\nx").click("Add the pupils");
    teacher.says("Made: 1. In the class already: 0. Faults: 1.").shows("table", pupil);
    teacher.looksWell();
  }

  private static void seeProgress(Visitor teacher, String member) throws IOException {
    teacher.follow("Progress");
    Locator table = region(teacher, "Progress");
    assertThat(table.locator("tbody tr")).containsText("1 of 1");
    teacher.looksWell();
    Download sheet =
        teacher.page().waitForDownload(() -> teacher.button("Download as CSV").click());
    assertThat(Files.readString(sheet.path()))
        .contains("\r\n" + member + ",\"Week 1\",,fizz-buzz,2,");
    table.locator("tbody td a").click();
    teacher.fill("Due for " + member + " (empty: as for the others)", "2999-02-01T00:00");
    teacher.click("Save").counts("tbody tr", 2).looksWell();
    teacher.locate("tbody a").first().click();
    teacher.shows("pre.code", "def checkio").looksWell();
  }
}
