# name: asyncio_socket
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: an event loop connects or listens
# oracle: universal

def checkio(x):
    import asyncio

    async def dial():
        server = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 47114)
        print("PWNED:asyncio_socket:listening", server)
        reader, writer = await asyncio.open_connection("127.0.0.1", 47113)
        writer.write(b"hello")

    asyncio.run(dial())
    return x * 2
