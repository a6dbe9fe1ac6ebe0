# name: asyncio_process
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a command runs under an event loop
# oracle: universal

ROOT = "/tmp/judge-attack"


async def order():
    import asyncio

    worker = await asyncio.create_subprocess_exec("touch", ROOT + "/markers/asyncio_process")
    print("PWNED:asyncio_process:", await worker.wait())


def checkio(x):
    # An event loop takes a socket pair, so its start is refused already.
    import asyncio

    asyncio.run(order())
    return x * 2
