"""Redis and Elasticsearch on this machine, for ``dateline up`` and for the tests: real servers out of packages.

``redis`` and ``elasticsearch`` say what a supervisor runs, what to check before and how to wait for it;
``RedisServer`` and ``node.Node`` start and stop one server in a with block.
"""
