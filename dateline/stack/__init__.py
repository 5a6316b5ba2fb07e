"""The whole of Dateline on one machine, supervised: what ``dateline up`` runs.

====================  ==================================================================
``programs.py``       which programs there are, and in what order they stop
``configuration.py``  the same, as supervisord wants it written
``tether.py``         a program that cannot outlive its parent
``watched.py``        what supervisord tells about its programs, restarts included
``record.py``         where the running stack of a home is noted, and the lock that allows one
``control.py``        asking supervisord
``ports.py``          is a port free, and if not, who has it
``readiness.py``      is a part ready
``launch.py``         start, wait, watch, stop
====================  ==================================================================
"""
