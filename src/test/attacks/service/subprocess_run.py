# name: subprocess_run
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a command runs
# oracle: universal

ROOT = "/tmp/judge-attack"


def checkio(x):
    import subprocess

    for _ in range(8):
        subprocess.Popen(["sleep", "3"])
    said = subprocess.run(["cat", ROOT + "/canary.txt"], capture_output=True).stdout
    raise ValueError(said)
