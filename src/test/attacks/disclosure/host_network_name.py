# name: host_network_name
# family: disclosure
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: the host's name or addresses
# oracle: universal+no_hostinfo

def checkio(x):
    import socket

    name = socket.gethostname()
    raise ValueError(name, socket.getfqdn(), socket.gethostbyname(name), socket.if_nameindex())
