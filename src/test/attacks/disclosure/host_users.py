# name: host_users
# family: disclosure
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: accounts of the host, the user's name or home
# oracle: universal+no_hostinfo

def checkio(x):
    import getpass
    import os
    import pwd

    if x == 1:
        me = pwd.getpwuid(os.getuid())
        print("HOST", me, len(pwd.getpwall()))
    raise ValueError(getpass.getuser(), os.getlogin(), os.getgroups())
