"""A queue with Poisson arrivals and one server in SimPy, at 70 % load: what EventPeers sets beside Exeunt."""
import random
import resource
import sys
import time

REQUESTS = int(sys.argv[1])
SERVICES = [1.0] * 6 + [2.0] * 2 + [3.0, 4.0]
RATE = 0.7 / (sum(SERVICES) / len(SERVICES))
draw = random.Random(1)
latencies = []
STARTED = time.time()


def in_simpy_4():
    import simpy

    def request(env, board):
        arrival = env.now
        with board.request() as turn:
            yield turn
            yield env.timeout(draw.choice(SERVICES))
        latencies.append(env.now - arrival)

    def arrivals(env, board):
        for _ in range(REQUESTS):
            env.process(request(env, board))
            yield env.timeout(draw.expovariate(RATE))

    env = simpy.Environment()
    env.process(arrivals(env, simpy.Resource(env)))
    env.run()


def in_simpy_2():
    from SimPy.Simulation import Process, Resource, activate, hold, initialize, now, release, request, simulate

    board = Resource(1)

    class Request(Process):
        def run(self):
            arrival = now()
            yield request, self, board
            yield hold, self, draw.choice(SERVICES)
            yield release, self, board
            latencies.append(now() - arrival)

    class Arrivals(Process):
        def run(self):
            for _ in range(REQUESTS):
                each = Request()
                activate(each, each.run())
                yield hold, self, draw.expovariate(RATE)

    initialize()
    source = Arrivals()
    activate(source, source.run())
    simulate(until=float("inf"))


try:
    in_simpy_4()
except ImportError:
    in_simpy_2()
assert len(latencies) == REQUESTS
usage = resource.getrusage(resource.RUSAGE_SELF)
mean = sum(SERVICES) / len(SERVICES)
waiting = RATE * sum(s * s for s in SERVICES) / len(SERVICES) / 2 / 0.3
print(
    "peer",
    REQUESTS,
    usage.ru_utime + usage.ru_stime,
    time.time() - STARTED,
    usage.ru_maxrss / 1024,
    sum(latencies) / REQUESTS / (mean + waiting),
)
