package io.arbiter.app.play;

import picocli.CommandLine.Command;

/** The commands for players. */
@Command(
    name = "play",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Plays from the command line: solves puzzles in a folder of files.",
    subcommands = {
      LoginCommand.class,
      ListCommand.class,
      BeginCommand.class,
      RunCommand.class,
      JudgeCommand.Check.class,
      JudgeCommand.Submit.class,
      WatchCommand.class,
      OpenCommand.class,
      SyncCommand.class
    },
    footer = {
      "",
      "The solution of a puzzle is the file SLUG.py in the present folder. 'login' keeps the server",
      "and a key in play.json of the folder arbiter below XDG_CONFIG_HOME, or below ~/.config;",
      "ARBITER_URL and ARBITER_TOKEN replace them. With --json a command prints JSON for programs.",
      "'arbiter generate-completion' prints a script that completes commands in bash and zsh."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all was well; a solution was accepted",
      "1:a solution was not accepted, or a file was not synchronised",
      "2:the command failed"
    })
public final class PlayCommand {}
