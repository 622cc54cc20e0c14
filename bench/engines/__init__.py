"""Programs that draw the same two charts or print the same issue, each in its own way. Those for charts share no code.

Each is started as `ENGINE KIND COUNT`, with a kind of `charts.json`, and prints JSON: the seconds of each of COUNT
drawings as `svg` and, where it can, as `png`, and the bytes of one.
"""
