# name: services
# family: talk
# source: the talk, slide on unexpected services
# phase: import
# expects: FORBIDDEN
# must_not: anything listens on 47114
# oracle: universal

import socket

shop = socket.socket()
shop.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
shop.bind(("127.0.0.1", 47114))
shop.listen(1)
shop.settimeout(3)
print("PWNED:services:listening")


def checkio(x):
    try:
        shop.accept()[0].send(b"hello")
    except OSError:
        pass
    return x * 2
