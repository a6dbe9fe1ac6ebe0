# name: unix_sockets
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a socket of the host's, by path or abstract, is reached
# oracle: universal

ROOT = "/tmp/judge-attack"


def checkio(x):
    import socket

    for address in (ROOT + "/canary.sock", "\0judge-attack"):
        with socket.socket(socket.AF_UNIX) as plug:
            plug.connect(address)
            print("PWNED:unix_sockets:", plug.recv(100))
    return x * 2
