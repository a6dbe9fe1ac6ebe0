# name: multiprocessing_pool
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a second process exists, or shared memory is made
# oracle: universal

ROOT = "/tmp/judge-attack"


def work(number):
    open(ROOT + "/markers/multiprocessing_pool", "w").close()
    return number


def checkio(x):
    import multiprocessing

    with multiprocessing.Pool(8) as pool:
        print("PWNED:multiprocessing_pool:", pool.map(work, range(8)))
    return x * 2
