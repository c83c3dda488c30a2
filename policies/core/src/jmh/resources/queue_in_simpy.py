"""A queue with Poisson arrivals and one server in SimPy, at 70 % load: what BenchmarkEvents is set beside."""
import random
import sys

REQUESTS = int(sys.argv[1])
SERVICES = [1.0] * 6 + [2.0] * 2 + [3.0, 4.0]
RATE = 0.7 / (sum(SERVICES) / len(SERVICES))
draw = random.Random(1)
latencies = []


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
