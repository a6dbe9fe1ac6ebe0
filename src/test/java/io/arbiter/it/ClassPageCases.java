package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.arbiter.EveryThirdDay;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Classes on the page, for a teacher and for members. */
abstract class ClassPageCases extends BrowserCases {
  private static String newTeacher() {
    String name = newName();
    Client.register(arbiter.address(), name);
    Client.anonymous(arbiter.address())
        .logIn("admin", Client.PASSWORD)
        .put("/api/players/" + name + "/roles", Map.of("roles", List.of("player", "teacher")));
    return name;
  }

  private static Locator region(Visitor visitor, String name) {
    return visitor
        .page()
        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void openDetails(Visitor visitor, String summary) {
    visitor.page().getByText(summary, new Page.GetByTextOptions().setExact(true)).click();
  }

  @Test
  @EveryThirdDay
  void aTeacherAssignsAMemberSolvesAndTheTableShowsIt() throws IOException {
    String tess = newTeacher();
    String mia = newName();
    Client.register(arbiter.address(), mia);
    try (Visitor teacher = visitor().logIn(tess);
        Visitor member = Visitor.withPhone(browser, arbiter.address(), ColorScheme.DARK)) {
      teacher.link("Classes").first().click();
      assertThat(teacher.page().locator("h1")).hasText("Classes");
      teacher.page().getByLabel("Name of the class").fill("Loops <b>");
      teacher.button("Make the class").click();
      assertThat(teacher.page().locator("h1")).hasText("Loops <b>");
      String address = teacher.page().locator(".class-link").textContent();
      Assertions.assertThat(address).startsWith(arbiter.address() + "/#/classes/join?code=");
      assertThat(teacher.page().getByText("Nobody has joined yet.")).isVisible();
      teacher.looksWell("class-members");

      member.logIn(mia);
      assertThat(member.page().locator("#classes")).isHidden();
      member.open(address.substring(address.indexOf('#') + 1));
      assertThat(region(member, "If you join, " + tess + " will see"))
          .containsText("your solutions with their source code");
      member.looksWell("class-join-phone");
      member.button("Join Loops <b>").click();
      assertThat(member.page().getByText("There are no assignments yet.")).isVisible();
      assertThat(member.page().locator("#classes")).isVisible();

      teacher.link("Assignments").click();
      teacher.link("Add an assignment").click();
      teacher.page().getByLabel("Title").fill("Week 1");
      teacher.page().getByLabel("Show only puzzles with these letters").fill("fizz");
      teacher.page().getByLabel("Fizz Buzz").check();
      teacher.page().getByLabel("Due (may be empty)").fill("2000-01-01T00:00");
      teacher.button("Save").click();
      assertThat(teacher.page().getByRole(AriaRole.ALERT)).containsText("must be after opensAt");
      teacher.page().getByLabel("Due (may be empty)").fill("");
      teacher.looksWell("class-assignment");
      teacher.button("Save").click();
      assertThat(teacher.link("Fizz Buzz")).isVisible();

      Client player = Client.anonymous(arbiter.address()).logIn(mia, Client.PASSWORD);
      player.judge("fizz-buzz", WRONG);
      player.judge("fizz-buzz", Sources.RIGHT);
      member.page().reload();
      assertThat(member.page().locator(".class-result")).containsText("2 tries");
      member.looksWell("class-assignments-phone");
      assertThat(member.link("Progress")).hasCount(0);

      teacher.link("Progress").click();
      Locator table = region(teacher, "Progress");
      assertThat(table.locator("tbody tr")).containsText("1 of 1");
      teacher.looksWell("class-progress");
      teacher.prefer(ColorScheme.DARK);
      teacher.looksWell("class-progress-dark");
      Download sheet =
          teacher.page().waitForDownload(() -> teacher.button("Download as CSV").click());
      Assertions.assertThat(Files.readString(sheet.path()))
          .contains("\r\n" + mia + ",\"Week 1\",,fizz-buzz,2,");
      table.locator("tbody td a").click();
      assertThat(teacher.page().locator("tbody tr")).hasCount(2);
      teacher.looksWell("class-work");
      teacher.page().locator("tbody a").first().click();
      assertThat(teacher.page().locator("pre.code")).containsText("def checkio");
      teacher.looksWell("class-submission");
    }
  }

  @Test
  void theBoardIsTheClassOwnAndAMemberLeaves() {
    String tess = newTeacher();
    Client owner = Client.anonymous(arbiter.address()).logIn(tess, Client.PASSWORD);
    var classroom = owner.post("/api/classes", Map.of("name", "Strings")).body();
    String id = classroom.path("id").asText();
    String mia = newName();
    Client player = Client.register(arbiter.address(), mia);
    player.post("/api/classes/" + id + "/members", Map.of("code", classroom.path("code").asText()));
    player.judge("fizz-buzz", Sources.RIGHT);
    owner.post(
        "/api/classes/" + id + "/assignments",
        Map.of("title", "Week 1", "puzzles", List.of("fizz-buzz")));
    try (Visitor member = visitor().logIn(mia);
        Visitor teacher = visitor().logIn(tess)) {
      member.open("/classes/" + id + "/board");
      assertThat(member.page().locator("tbody tr")).hasCount(1);
      assertThat(member.page().locator("tbody")).containsText(mia);
      member.looksWell("class-board");

      teacher.open("/classes/" + id + "/similar");
      assertThat(teacher.page().getByText("No solutions are that similar.")).isVisible();
      teacher.looksWell("class-similar");

      member.link("Members").click();
      openDetails(member, "Leave the class");
      member.button("Leave this class").click();
      assertThat(member.page().getByText("You are in no class.")).isVisible();
      assertThat(member.page().locator("#classes")).isHidden();

      teacher.open("/classes/" + id + "/managing");
      teacher.page().getByLabel("Name of the class").fill("Texts");
      teacher.button("Rename").click();
      assertThat(teacher.page().locator("h1")).hasText("Texts");
      openDetails(teacher, "Archive the class");
      teacher.button("Archive this class").click();
      assertThat(teacher.page().getByText("This class is archived")).isVisible();
      teacher.looksWell("class-managing");
      openDetails(teacher, "Delete the class");
      teacher.button("Delete this class").click();
      assertThat(teacher.page().getByText("You are in no class.")).isVisible();
    }
  }
}
