class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class Guard:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        return False


class Pause:
    def __await__(self):
        yield


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


def coroutine():
    async def main():
        t = 1
        return t
    return run(main())


def coroutine_that_waits():
    async def inner():
        return 1

    async def main():
        t = await inner()
        u = await inner()
        return t + u
    return run(main())


def coroutine_that_pauses():
    async def main():
        t = 1
        await Pause()
        t = 2
        return t
    return run(main())


def coroutine_with_if_and_loop():
    async def main():
        t = 0
        for v in range(3):
            if v % 2:
                await Pause()
        return t
    return run(main())


def async_for():
    async def main():
        t = 0
        async for v in Ticker(2):
            t += v
        return t
    return run(main())


def async_for_with_if():
    async def main():
        t = 0
        async for v in Ticker(3):
            if v == 1:
                t += v
        return t
    return run(main())


def async_for_at_the_end():
    async def main():
        async for v in Ticker(2):
            t = v
    return run(main())


def async_for_else():
    async def main():
        async for v in Ticker(1):
            t = v
        else:
            t = 5
        return t
    return run(main())


def async_for_with_break():
    async def main():
        async for v in Ticker(5):
            if v == 3:
                break
        return v
    return run(main())


def async_for_with_continue():
    async def main():
        t = 0
        async for v in Ticker(3):
            if v == 1:
                continue
            t += v
        return t
    return run(main())


def async_with():
    async def main():
        async with Guard() as g:
            t = 1
        return t
    return run(main())


def async_with_if_at_its_end():
    async def main():
        for v in range(2):
            async with Guard():
                if v:
                    t = 1
    return run(main())


def return_in_async_with():
    async def main():
        async with Guard():
            return 1
    return run(main())


def async_generator():
    async def values():
        yield 1
        yield 2

    async def main():
        t = 0
        async for v in values():
            t += v
        return t
    return run(main())


def async_comprehension():
    async def main():
        return [v async for v in Ticker(2)]
    return run(main())


def await_in_try():
    async def fail():
        raise ValueError

    async def main():
        try:
            await fail()
        except ValueError:
            t = 1
        finally:
            u = 2
        return t + u
    return run(main())
