"""A built issue → the place where its readers find it: a folder of this machine, or of a server by SFTP.

`target.py` reads where that is and `built.py` what there is to send; `disk.py` and `server.py` reach the place;
`sending.py` finds what differs there and sends it, the index last; `refusals.py` tells what is refused on the way.
"""
