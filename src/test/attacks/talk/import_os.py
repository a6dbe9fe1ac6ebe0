# name: import_os
# family: talk
# source: the talk, slides on the whitelist of builtins
# phase: call
# expects: FORBIDDEN
# must_not: the folder is listed or the shell leaves a marker
# oracle: universal

ROOT = "/tmp/judge-attack"


def checkio(x):
    # Which builtins are left does not matter as long as a statement imports.
    import os

    for name in os.listdir(ROOT):
        print("PWNED:import_os:" + name)
    os.popen("touch " + ROOT + "/markers/import_os").close()
    return x * 2
