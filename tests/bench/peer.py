"""The peer of tests/bench/peers.c: an assignment of scipy on one problem.

        peer.py sparse|dense FILE

The file is as for lemon.cc; a mentor is a column for each place. Solves it until 50 ms are over. Prints processor seconds
of the solver alone for one solution, points and pairs. Exit status 127 where scipy is not there.
"""
import sys
import time

try:
    import numpy
    import scipy.optimize
    import scipy.sparse
    import scipy.sparse.csgraph
except ImportError:
    sys.exit(127)

ENOUGH_SECONDS = 0.05


def read(path):
    with open(path) as file:
        mentees, mentors = map(int, file.readline().split())
        places = numpy.array(file.readline().split(), dtype=numpy.int64)
        edges = numpy.fromfile(file, sep=" ", dtype=numpy.int64).reshape(-1, 3)
    return mentees, places, edges[:, 0], edges[:, 1], edges[:, 2]


def columns(places, mentee, mentor, score):
    """Each edge once for each place of its mentor."""
    first = numpy.cumsum(places) - places
    copies = places[mentor]
    at = numpy.arange(copies.sum()) - numpy.repeat(numpy.cumsum(copies) - copies, copies)
    return (numpy.repeat(mentee, copies), numpy.repeat(first[mentor], copies) + at,
            numpy.repeat(score, copies))


def timed(solve):
    """What it returns, and the seconds of one time."""
    start = time.process_time()
    times = 0
    seconds = 0
    while seconds < ENOUGH_SECONDS:
        found = solve()
        times += 1
        seconds = time.process_time() - start
    return found, seconds / times


def main():
    mentees, places, mentee, mentor, score = read(sys.argv[2])
    row, column, weight = columns(places, mentee, mentor, score)
    n = int(places.sum())
    if sys.argv[1] == "dense":
        matrix = numpy.zeros((mentees, n))
        matrix[row, column] = weight
        (rows, cols), seconds = timed(lambda: scipy.optimize.linear_sum_assignment(matrix, maximize=True))
        found = matrix[rows, cols]
        print("%.9f %d %d" % (seconds, int(found.sum()), int((found > 0).sum())))
        return
    # The function wants everybody placed and no weight of 0: one column more for each mentee, and one thousandth for all.
    everybody = numpy.arange(mentees)
    row = numpy.concatenate((row, everybody))
    column = numpy.concatenate((column, n + everybody))
    weight = numpy.concatenate((weight, numpy.zeros(mentees, dtype=numpy.int64))) + 1
    matrix = scipy.sparse.csr_matrix((weight.astype(float), (row, column)), shape=(mentees, n + mentees))
    match = scipy.sparse.csgraph.min_weight_full_bipartite_matching
    (rows, cols), seconds = timed(lambda: match(matrix, maximize=True))
    found = numpy.asarray(matrix[rows, cols]).ravel() - 1
    print("%.9f %d %d" % (seconds, int(found.sum()), int((cols < n).sum())))


main()
