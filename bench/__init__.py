"""What a build costs and how that grows: `python3 build.py bench`. No part of Taitto; it measures from outside."""
