package io.arbiter.server.classroom;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Classes with their members and assignments. */
@Path("/api/classes")
@Authenticated
@RunOnVirtualThread
public class ClassResource {
  private static final int CREATED = 201;

  private final Classes classes;
  private final Members members;
  private final Assignments assignments;
  private final ClassViews views;
  private final Caller caller;

  public ClassResource(
      Classes classes, Members members, Assignments assignments, ClassViews views, Caller caller) {
    this.classes = classes;
    this.members = members;
    this.assignments = assignments;
    this.views = views;
    this.caller = caller;
  }

  /** When an assignment is due for a member. */
  public record More(@NotNull Instant dueAt) {}

  /** The name of a class. */
  public record ClassName(
      @NotBlank
          @Size(max = 100)
          @Pattern(
              regexp = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*",
              message = "has a character that no title has")
          String name) {}

  /** The code of a class, with or without hyphens and spaces, in any case. */
  public record ClassCode(@NotNull @Size(max = 100) String code) {}

  @GET
  @Operation(summary = "List the caller's classes")
  public Page<Classes.ClassSummary> list(@Valid @BeanParam PageRequest page) {
    return classes.page(caller.requireId(), page);
  }

  @POST
  @RolesAllowed({Role.TEACHER, Role.ADMIN})
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(CREATED)
  @Operation(
      summary = "Make a class",
      description =
          "With `assignments-of`, the assignments of another class of the caller are copied. Their"
              + " dates move by whole days, so that the first one opens today or later.")
  @Transactional
  public ClassViews.ClassView add(
      @QueryParam("assignments-of") @Nullable UUID like, @NotNull @Valid ClassName body) {
    UUID teacher = caller.requireSession();
    UUID added = classes.add(teacher, body.name().strip());
    if (like != null) {
      assignments.copy(like, added, teacher);
    }
    return views.of(added, teacher);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Show a class")
  public ClassViews.ClassView show(UUID id) {
    return views.of(id, caller.requireId());
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Rename a class")
  public ClassViews.ClassView rename(UUID id, @NotNull @Valid ClassName body) {
    UUID teacher = caller.requireSession();
    classes.rename(id, teacher, body.name().strip());
    return views.of(id, teacher);
  }

  @POST
  @Path("{id}/code")
  @Operation(summary = "Replace the code of a class")
  public ClassViews.ClassView replaceCode(UUID id) {
    UUID teacher = caller.requireSession();
    classes.replaceCode(id, teacher);
    return views.of(id, teacher);
  }

  @POST
  @Path("{id}/archiving")
  @Operation(summary = "Archive a class")
  public ClassViews.ClassView archive(UUID id) {
    UUID teacher = caller.requireSession();
    classes.archive(id, teacher);
    return views.of(id, teacher);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Delete a class")
  public void delete(UUID id) {
    classes.delete(id, caller.requireSession());
  }

  @POST
  @Path("invitations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Look up a class by its code")
  public Members.Invitation invitation(@NotNull @Valid ClassCode body) {
    return members.invitation(caller.requireSession(), body.code());
  }

  @POST
  @Path("{id}/members")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Join a class")
  @APIResponse(responseCode = "201", description = "The caller is a member")
  @APIResponse(responseCode = "200", description = "The caller was a member already")
  public RestResponse<ClassViews.ClassView> join(UUID id, @NotNull @Valid ClassCode body) {
    UUID player = caller.requireSession();
    boolean joined = members.join(id, player, body.code());
    ClassViews.ClassView view = views.of(id, player);
    return joined
        ? RestResponse.ResponseBuilder.<ClassViews.ClassView>created(
                URI.create("/api/classes/" + id))
            .entity(view)
            .build()
        : RestResponse.ok(view);
  }

  @PUT
  @Path("{id}/teachers/{name}")
  @Operation(summary = "Add a teacher to a class")
  @APIResponseSchema(ClassViews.ClassView.class)
  @APIResponse(responseCode = "409", description = "The player is in the class already")
  public ClassViews.ClassView addTeacher(UUID id, String name) {
    UUID maker = caller.requireSession();
    classes.addTeacher(id, maker, name);
    return views.of(id, maker);
  }

  @DELETE
  @Path("{id}/teachers/{name}")
  @Operation(summary = "Take a class from a teacher who was added")
  public void removeTeacher(UUID id, String name) {
    classes.removeTeacher(id, caller.requireSession(), name);
  }

  @DELETE
  @Path("{id}/members/{name}")
  @Operation(summary = "Leave a class, or remove a member")
  public void remove(UUID id, String name) {
    members.remove(id, caller.requireSession(), name);
  }

  @POST
  @Path("{id}/assignments")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(CREATED)
  @Operation(summary = "Add an assignment")
  public Assignment addAssignment(UUID id, @NotNull @Valid AssignmentOrder body) {
    return assignments.add(id, caller.requireSession(), body);
  }

  @PUT
  @Path("{id}/assignments/{assignment}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change an assignment")
  public Assignment changeAssignment(
      UUID id, UUID assignment, @NotNull @Valid AssignmentOrder body) {
    return assignments.change(id, caller.requireSession(), assignment, body);
  }

  @DELETE
  @Path("{id}/assignments/{assignment}")
  @Operation(summary = "Delete an assignment")
  public void deleteAssignment(UUID id, UUID assignment) {
    assignments.delete(id, caller.requireSession(), assignment);
  }

  @PUT
  @Path("{id}/assignments/{assignment}/extensions/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Give a member more time")
  public Assignment extend(UUID id, UUID assignment, String name, @NotNull @Valid More body) {
    return assignments.extend(id, caller.requireSession(), assignment, name, body.dueAt());
  }

  @DELETE
  @Path("{id}/assignments/{assignment}/extensions/{name}")
  @Operation(summary = "Let an assignment be due for a member as for the others")
  public Assignment endExtension(UUID id, UUID assignment, String name) {
    return assignments.extend(id, caller.requireSession(), assignment, name, null);
  }
}
