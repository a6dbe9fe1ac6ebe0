# name: http_clients
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a request reaches the listener, or another name service
# oracle: universal

LISTENER = "127.0.0.1:47113"


def checkio(x):
    if x == 1:
        import urllib.request

        print("PWNED:http_clients:", urllib.request.urlopen("http://" + LISTENER, timeout=2).read())
    import http.client

    line = http.client.HTTPConnection(LISTENER, timeout=2)
    line.request("GET", "/")
    print("PWNED:http_clients:", line.getresponse().status)
    return x * 2
