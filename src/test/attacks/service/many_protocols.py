# name: many_protocols
# family: service
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: any module of the library that speaks a protocol reaches the listener
# oracle: universal

import importlib

CALLS = (
    ("ftplib", "FTP", lambda make: make().connect("127.0.0.1", 47113, 2)),
    ("smtplib", "SMTP", lambda make: make("127.0.0.1", 47113, timeout=2)),
    ("poplib", "POP3", lambda make: make("127.0.0.1", 47113, 2)),
    ("imaplib", "IMAP4", lambda make: make("127.0.0.1", 47113, 2)),
    ("ssl", "get_server_certificate", lambda make: make(("127.0.0.1", 47113), timeout=2)),
    ("socketserver", "TCPServer", lambda make: make(("127.0.0.1", 47114), None)),
    ("logging.handlers", "SysLogHandler", lambda make: make(("127.0.0.1", 47113))),
    ("logging.config", "listen", lambda make: make(47114).start()),
    ("asyncore", "dispatcher", lambda make: make().create_socket()),
)
for module, name, call in CALLS:
    try:
        call(getattr(importlib.import_module(module), name))
    except Exception:
        continue
    print("PWNED:many_protocols:" + module)


def checkio(x):
    return x * 2
